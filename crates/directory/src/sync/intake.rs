//! What a run gathers while entries come in: known rows, the batch to be written, what was put aside.

use crate::mapping::{Quarantined, Reason};
use crate::model::Noun;
use crate::store::sync::known::{self, Known};
use crate::store::sync::rows::GoneRow;
use crate::store::sync::stage::{self, Batch};
use crate::sync::counts::Counts;
use crate::sync::digest::{Digests, key};
use maru_kernel::Cause;
use maru_store::{Db, StoreError, StoreResult};

/// Rows written to the stage in one transaction.
const BATCH: usize = 4_000;
/// Entries put aside that are listed by name; beyond that they are only counted.
const MOST_LISTED: usize = 10_000;

/// The working table of a run.
pub struct Intake<'a> {
    pub db: &'a Db,
    pub cause: &'a Cause,
    pub source: &'a str,
    pub units: Digests<Known>,
    pub people: Digests<Known>,
    pub posts: Digests<Known>,
    pub appointments: Digests<Known>,
    pub groups: Digests<Known>,
    pub batch: Batch,
    pub counts: Counts,
    pub aside: Vec<(String, &'static str, String)>,
}

/// What the comparison with the known row says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Met {
    /// Nothing new: the row with this id stays.
    Same(i64),
    /// A known row changes.
    Changed(i64),
    /// A new row gets this id.
    Fresh(i64),
}

impl Met {
    /// The row's id.
    pub const fn id(self) -> i64 {
        match self {
            Met::Same(id) | Met::Changed(id) | Met::Fresh(id) => id,
        }
    }

    /// Whether the row has to be staged, and as what.
    pub const fn fresh(self) -> Option<bool> {
        match self {
            Met::Same(_) => None,
            Met::Changed(_) => Some(false),
            Met::Fresh(_) => Some(true),
        }
    }
}

impl<'a> Intake<'a> {
    /// Loads what is known of `source`.
    pub fn new(db: &'a Db, cause: &'a Cause, source: &'a str) -> StoreResult<Intake<'a>> {
        let load = |noun| db.read_blocking(|conn| known::load(conn, noun, source));
        Ok(Intake {
            db,
            cause,
            source,
            units: load(Noun::Unit)?,
            people: load(Noun::Person)?,
            posts: load(Noun::Post)?,
            appointments: load(Noun::Appointment)?,
            groups: load(Noun::Group)?,
            batch: Batch::default(),
            counts: Counts::default(),
            aside: Vec::new(),
        })
    }

    /// The id this row has, or will have when it is met: something points at it before.
    pub fn reserve(&mut self, noun: Noun, stable_id: &str) -> i64 {
        let next = self.db.new_id().as_i64();
        let fresh = Known { id: next, mark: 0, active: false, seen: false, fresh: true };
        self.table_mut(noun).entry(key(stable_id)).or_insert(fresh).id
    }

    /// Meets the row with this stable id and digest.
    pub fn meet(&mut self, noun: Noun, stable_id: &str, mark: i64) -> Met {
        self.reserve(noun, stable_id);
        let Some(known) = self.table_mut(noun).get_mut(&key(stable_id)) else { return Met::Same(0) };
        let (first, same) = (!known.seen, known.mark == mark);
        known.seen = true;
        known.mark = mark;
        match known {
            Known { id, fresh: true, .. } if first => Met::Fresh(*id),
            Known { id, .. } if same => Met::Same(*id),
            Known { id, .. } => Met::Changed(*id),
        }
    }

    /// Whether this run has met the row already.
    pub fn has_met(&self, noun: Noun, stable_id: &str) -> bool {
        self.table(noun).get(&key(stable_id)).is_some_and(|known| known.seen)
    }

    /// Puts an entry aside; the rest goes on.
    pub fn put_aside(&mut self, dn: &str, reason: &Reason) {
        self.counts.quarantined += 1;
        if self.aside.len() < MOST_LISTED {
            self.aside.push((dn.to_owned(), reason.trouble.word(), reason.subject.clone()));
        }
    }

    /// As [`Intake::put_aside`], for what the mapping refused.
    pub fn refuse(&mut self, refused: &Quarantined) {
        self.put_aside(&refused.dn, &refused.reason);
    }

    /// Writes the batch when it is large enough.
    pub fn relieve(&mut self) -> StoreResult<()> {
        if self.batch.len() < BATCH { Ok(()) } else { self.flush() }
    }

    /// Writes the batch.
    pub fn flush(&mut self) -> StoreResult<()> {
        let batch = std::mem::take(&mut self.batch);
        self.db.write_blocking(self.cause, move |tx| stage::write(tx, &batch))
    }

    /// Stages every known row the source no longer has.
    pub fn stage_gone(&mut self) -> StoreResult<()> {
        for noun in [Noun::Unit, Noun::Person, Noun::Post, Noun::Appointment, Noun::Group] {
            let gone: Vec<i64> =
                self.table(noun).values().filter(|k| k.active && !k.seen).map(|k| k.id).collect();
            for id in gone {
                self.batch.gone.push(GoneRow { noun: noun.name(), id });
                self.relieve()?;
            }
        }
        self.flush()
    }

    fn table(&self, noun: Noun) -> &Digests<Known> {
        match noun {
            Noun::Unit => &self.units,
            Noun::Person => &self.people,
            Noun::Post => &self.posts,
            Noun::Appointment => &self.appointments,
            Noun::Group => &self.groups,
        }
    }

    fn table_mut(&mut self, noun: Noun) -> &mut Digests<Known> {
        match noun {
            Noun::Unit => &mut self.units,
            Noun::Person => &mut self.people,
            Noun::Post => &mut self.posts,
            Noun::Appointment => &mut self.appointments,
            Noun::Group => &mut self.groups,
        }
    }
}

/// What stops a run from within: the database, never the source.
#[derive(Debug)]
pub struct Halt(pub StoreError);

impl std::fmt::Display for Halt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Halt {}
