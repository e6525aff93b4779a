//! Units: all are read before any is compared, because a parent may come after its children.

use super::digest::{Digests, Mark, key};
use super::intake::Intake;
use crate::Error;
use crate::mapping::{Reason, StagedUnit, Trouble, UnitRef};
use crate::model::{Noun, initials};
use crate::store::sync::known;
use crate::store::sync::rows::UnitRow;
use maru_store::StoreResult;
use std::collections::{BTreeSet, HashMap};

/// Finds units by the ways entries name them.
#[derive(Default)]
pub struct UnitIndex {
    by_dn: Digests<i64>,
    by_code: Digests<i64>,
}

impl UnitIndex {
    /// The unit that is meant.
    pub fn find(&self, named: &UnitRef) -> Option<i64> {
        match named {
            UnitRef::Dn(dn) => self.by_dn.get(&key(dn)).copied(),
            UnitRef::Code(code) => self.by_code.get(&key(code)).copied(),
        }
    }

    fn add(&mut self, id: i64, dn_key: &str, code: &str) {
        self.by_dn.insert(key(dn_key), id);
        self.add_code(id, code);
    }

    fn add_code(&mut self, id: i64, code: &str) {
        if !code.is_empty() {
            self.by_code.entry(key(code)).or_insert(id);
        }
    }

    /// Knows the units whose entries were put aside: their people and the units below still name them.
    /// Returns them with the units above them.
    fn add_put_aside(&mut self, intake: &Intake<'_>) -> StoreResult<Vec<(i64, Option<i64>)>> {
        let spared = intake.spared(Noun::Unit)?;
        for unit in &spared {
            self.by_dn.entry(unit.name).or_insert(unit.id);
        }
        let ids: Vec<i64> = spared.iter().map(|unit| unit.id).collect();
        let known = intake.db.read_blocking(|conn| known::units_of(conn, &ids))?;
        known.iter().for_each(|(id, _, code)| self.add_code(*id, code));
        Ok(known.into_iter().map(|(id, above, _)| (id, above)).collect())
    }

    /// Knows the units of earlier runs, for a run that reads changes only.
    pub fn load(intake: &Intake<'_>) -> StoreResult<UnitIndex> {
        let mut index = UnitIndex::default();
        intake.db.read_blocking(|conn| {
            known::each_name(conn, Noun::Unit, intake.source, |id, dn, code| {
                index.add(id, &crate::ldap::dn::key(dn), code);
            })
        })?;
        Ok(index)
    }
}

/// Compares and stages the units, and returns how many are new or changed.
pub fn take(
    intake: &mut Intake<'_>,
    index: &mut UnitIndex,
    mut units: Vec<StagedUnit>,
) -> Result<usize, Error> {
    let mut seen = BTreeSet::new();
    units.retain(|unit| {
        let first = seen.insert(unit.stable_id.clone());
        if !first {
            intake.put_aside(Noun::Unit, &unit.dn, None, &Trouble::Duplicate.with("stable_id"));
        }
        first
    });
    // Ids first: a digest speaks of the parent by id.
    let ids: Vec<i64> = units.iter().map(|unit| intake.reserve(Noun::Unit, &unit.stable_id)).collect();
    for (unit, id) in units.iter().zip(&ids) {
        index.add(*id, &unit.dn_key, unit.code.as_deref().unwrap_or_default());
    }
    let spared = index.add_put_aside(intake)?;
    let mut parents: Vec<Option<i64>> =
        units.iter().map(|unit| unit.parent.as_ref().and_then(|parent| index.find(parent))).collect();
    cut_circles(intake, &units, &ids, &mut parents, &spared);
    let mut staged = 0;
    for (place, (unit, (id, parent))) in units.iter().zip(ids.iter().zip(parents)).enumerate() {
        staged += usize::from(stage(intake, unit, *id, parent, i32::try_from(place).unwrap_or(i32::MAX)));
        intake.relieve()?;
    }
    intake.counts.units += units.len() as u64;
    Ok(staged)
}

/// A unit below itself would hang every walk up the tree: it goes to the top, and is listed. The units
/// `spared` stay where they are, so a circle through one of them is cut elsewhere.
fn cut_circles(
    intake: &mut Intake<'_>,
    units: &[StagedUnit],
    ids: &[i64],
    parents: &mut [Option<i64>],
    spared: &[(i64, Option<i64>)],
) {
    let above: HashMap<i64, Option<i64>> = spared.iter().copied().collect();
    let place: HashMap<i64, usize> = ids.iter().enumerate().map(|(n, id)| (*id, n)).collect();
    // Past units that stay, to the next one that was read.
    let next = |mut at: Option<i64>| loop {
        match at.map(|id| (place.get(&id), above.get(&id))) {
            Some((Some(n), _)) => return Some(*n),
            Some((None, Some(further))) => at = *further,
            _ => return None,
        }
    };
    let mut safe = vec![false; units.len()];
    for start in 0..units.len() {
        let (mut path, mut at) = (Vec::new(), Some(start));
        while let Some(n) = at.filter(|n| !safe.get(*n).copied().unwrap_or(true)) {
            if path.contains(&n) {
                if let (Some(parent), Some(unit)) = (parents.get_mut(n), units.get(n)) {
                    *parent = None;
                    let reason: Reason = Trouble::Circular.with("parent");
                    intake.list(&unit.dn, &reason);
                }
                break;
            }
            path.push(n);
            at = next(parents.get(n).copied().flatten());
        }
        for n in path {
            if let Some(known) = safe.get_mut(n) {
                *known = true;
            }
        }
    }
}

/// Whether the unit is new or changed.
fn stage(intake: &mut Intake<'_>, unit: &StagedUnit, id: i64, parent: Option<i64>, place: i32) -> bool {
    let code = unit.code.clone().unwrap_or_default();
    let told = unit.order.and_then(|n| i32::try_from(n).ok());
    // The place among the answers is no property of the unit: one new unit would change all after it.
    let mark = Mark::default()
        .number(parent.unwrap_or(0))
        .text(&code)
        .text(&unit.name)
        .number(told.map_or(i64::MIN, i64::from))
        .number(i64::from(unit.closed))
        .text(&unit.dn)
        .finish();
    let Some(fresh) = intake.meet(Noun::Unit, &unit.stable_id, mark).fresh() else {
        return false;
    };
    intake.batch.units.push(UnitRow {
        id,
        fresh,
        source: intake.source.to_owned(),
        stable_id: unit.stable_id.clone(),
        parent_id: parent,
        code,
        choseong: initials(&unit.name),
        name: unit.name.clone(),
        ord: told.unwrap_or(place),
        closed: unit.closed,
        dn: unit.dn.clone(),
        mark,
    });
    true
}
