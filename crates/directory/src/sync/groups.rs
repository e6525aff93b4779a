//! Groups: all are read before any is compared, because groups hold groups, even in circles.

use super::digest::{Digests, Mark, key};
use super::intake::Intake;
use super::people::PersonIndex;
use super::units::UnitIndex;
use crate::Error;
use crate::mapping::{MemberRef, StagedGroup, Trouble, UnitRef};
use crate::model::Noun;
use crate::store::sync::known;
use crate::store::sync::rows::{GroupRow, MemberRow};

/// A group with its members as digests, so that a million of them fit in memory.
pub struct Draft {
    group: StagedGroup,
    members: Vec<(bool, u128)>,
    units: Vec<i64>,
}

impl Draft {
    /// Keeps what is needed of the group.
    pub fn new(mut group: StagedGroup, units: &UnitIndex) -> Draft {
        let named = std::mem::take(&mut group.members);
        let mut draft = Draft { group, members: Vec::with_capacity(named.len()), units: Vec::new() };
        for member in named {
            match member {
                MemberRef::Login(login) => draft.members.push((true, key(&login))),
                MemberRef::Dn(dn) => {
                    draft.members.push((false, key(&dn)));
                    draft.units.extend(units.find(&UnitRef::Dn(dn)));
                }
            }
        }
        draft
    }
}

/// Compares and stages the groups. A run over changes does not read those that did not change, and no run
/// understands those put aside; other groups still hold them.
pub fn take(
    intake: &mut Intake<'_>,
    people: &PersonIndex,
    drafts: Vec<Draft>,
    over_changes: bool,
) -> Result<(), Error> {
    let mut by_dn: Digests<i64> = Digests::default();
    for draft in &drafts {
        let id = intake.reserve(Noun::Group, &draft.group.stable_id);
        by_dn.insert(key(&draft.group.dn_key), id);
    }
    for spared in intake.spared(Noun::Group)? {
        by_dn.entry(spared.name).or_insert(spared.id);
    }
    if over_changes && !drafts.is_empty() {
        intake.db.read_blocking(|conn| {
            known::each_name(conn, Noun::Group, intake.source, |id, dn, _| {
                by_dn.entry(key(&crate::ldap::dn::key(dn))).or_insert(id);
            })
        })?;
    }
    intake.counts.groups += drafts.len() as u64;
    for draft in drafts {
        if intake.has_met(Noun::Group, &draft.group.stable_id) {
            intake.put_aside(Noun::Group, &draft.group.dn, None, &Trouble::Duplicate.with("stable_id"));
            continue;
        }
        stage(intake, &draft, resolve(&draft, people, &by_dn));
        intake.relieve()?;
    }
    Ok(())
}

/// Who the members are. Names of entries that were not read are left out, as directories keep them for
/// people long gone.
fn resolve(draft: &Draft, people: &PersonIndex, groups: &Digests<i64>) -> Vec<(&'static str, i64)> {
    let mut members: Vec<(&'static str, i64)> = draft.units.iter().map(|id| ("unit", *id)).collect();
    for (by_login, name) in &draft.members {
        let person = if *by_login { people.by_login.get(name) } else { people.by_dn.get(name) };
        match (person.filter(|id| **id != 0), groups.get(name)) {
            (Some(id), _) => members.push(("person", *id)),
            (None, Some(id)) if !by_login => members.push(("group", *id)),
            _ => {}
        }
    }
    members.sort_unstable();
    members.dedup();
    members
}

fn stage(intake: &mut Intake<'_>, draft: &Draft, members: Vec<(&'static str, i64)>) {
    let group = &draft.group;
    let description = group.description.clone().unwrap_or_default();
    let start = Mark::default().text(&group.name).text(&description).text(&group.dn);
    let mark = members.iter().fold(start, |mark, (kind, id)| mark.text(kind).number(*id)).finish();
    let met = intake.meet(Noun::Group, &group.stable_id, mark);
    let Some(fresh) = met.fresh() else { return };
    intake.batch.groups.push(GroupRow {
        id: met.id(),
        fresh,
        source: intake.source.to_owned(),
        stable_id: group.stable_id.clone(),
        name: group.name.clone(),
        description,
        active: true,
        dn: group.dn.clone(),
        mark,
    });
    let rows = members.into_iter().map(|(member_kind, member_id)| MemberRow {
        group_id: met.id(),
        member_kind,
        member_id,
    });
    intake.batch.members.extend(rows);
}
