//! An entry that was put aside is a mistake in the source, never an absence: what is known of it stays.

use super::digest::{Digests, key};
use super::intake::Intake;
use crate::ldap::dn;
use crate::mapping::{Quarantined, Reason, What};
use crate::model::Noun;
use crate::store::sync::known;
use maru_store::StoreResult;
use std::collections::HashSet;

/// An entry put aside: digests only, so that a million of them fit in memory.
#[derive(Clone, Copy, Debug)]
pub struct Spoilt {
    noun: Noun,
    /// Digest of the stable id, if that could be read and is no other entry's.
    stable_id: Option<u128>,
    /// Digest of the entry's name in its one spelling.
    name: u128,
}

/// A known row whose entry was put aside.
#[derive(Clone, Copy, Debug)]
pub struct Spared {
    /// The row.
    pub id: i64,
    /// Digest of its entry's name as it is now, by which others point at it.
    pub name: u128,
}

impl Intake<'_> {
    /// Puts an entry aside; the rest goes on.
    pub fn put_aside(&mut self, noun: Noun, name: &str, stable_id: Option<&str>, reason: &Reason) {
        self.list(name, reason);
        let (stable_id, name) = (stable_id.map(key), key(&dn::key(name)));
        self.spoilt.push(Spoilt { noun, stable_id, name });
    }

    /// As [`Intake::put_aside`], for what the mapping refused.
    pub fn refuse(&mut self, refused: &Quarantined) {
        let noun = match refused.what {
            What::Unit => Noun::Unit,
            What::Person => Noun::Person,
            What::Appointment => Noun::Post,
            What::Group => Noun::Group,
        };
        self.put_aside(noun, &refused.dn, refused.stable_id.as_deref(), &refused.reason);
    }

    /// The known rows of a noun whose entries this run has put aside: by stable id, and where that cannot
    /// be read, is new or is another entry's, by name, in whichever spelling.
    pub fn spared(&self, noun: Noun) -> StoreResult<Vec<Spared>> {
        let (mut found, mut names) = (Vec::new(), Digests::<()>::default());
        for spoilt in self.spoilt.iter().filter(|spoilt| spoilt.noun == noun) {
            let known = spoilt.stable_id.and_then(|id| self.table(noun).get(&id));
            match known.filter(|known| !known.fresh && !known.seen) {
                Some(known) => found.push(Spared { id: known.id, name: spoilt.name }),
                None => drop(names.insert(spoilt.name, ())),
            }
        }
        if !names.is_empty() && matches!(noun, Noun::Unit | Noun::Person | Noun::Group) {
            self.db.read_blocking(|conn| {
                known::each_name(conn, noun, self.source, |id, dn, _| {
                    let name = key(&dn::key(dn));
                    if names.contains_key(&name) {
                        found.push(Spared { id, name });
                    }
                })
            })?;
        }
        Ok(found)
    }

    /// Counts everything known of entries that were put aside as met, so that it stays.
    pub fn spare_put_aside(&mut self) -> StoreResult<()> {
        let source = self.source;
        for noun in [Noun::Unit, Noun::Person, Noun::Post, Noun::Group] {
            let mut spared: HashSet<i64> = self.spared(noun)?.iter().map(|spared| spared.id).collect();
            if noun == Noun::Post && self.spoilt.iter().any(|s| s.noun == noun && s.stable_id.is_none()) {
                // Posts are known by their stable id alone: it may be any of them.
                spared.extend(self.table(noun).values().map(|known| known.id));
            }
            if spared.is_empty() {
                continue;
            }
            let held = self.db.read_blocking(|conn| match noun {
                Noun::Person => known::held_by(conn, source, &spared),
                Noun::Post => known::holders_of(conn, source, &spared),
                _ => Ok(Vec::new()),
            })?;
            let held: HashSet<i64> = held.into_iter().map(|held| held.id).collect();
            self.see(Noun::Appointment, &held);
            self.see(noun, &spared);
        }
        Ok(())
    }
}
