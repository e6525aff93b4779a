//! What a run gathers while entries come in: known rows, the batch to be written, what was put aside.
//! [`super::aside`] tells what becomes of the latter.

use crate::Error;
use crate::mapping::{Reason, Trouble};
use crate::model::Noun;
use crate::store::sync::known::{self, Known};
use crate::store::sync::rows::GoneRow;
use crate::store::sync::stage::{self, Batch};
use crate::store::sync::{lease, names};
use crate::sync::aside::Spoilt;
use crate::sync::counts::Counts;
use crate::sync::digest::{Digests, key};
use maru_kernel::{Cause, Id, korean};
use maru_store::{Db, StoreResult};
use std::collections::{BTreeMap, HashSet};
use std::panic::resume_unwind;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// Rows written to the stage in one transaction.
const BATCH: usize = 4_000;
/// While entries come in and nothing is written, a sign of life is given this often.
const SIGN_OF_LIFE: Duration = Duration::from_secs(60);
/// Entries put aside that are listed by name; beyond that they are only counted.
const MOST_LISTED: usize = 10_000;
/// Entries of this run listed before mere remarks are left out.
const MOST_REMARKED: usize = 100;

/// The working table of a run.
pub struct Intake<'a> {
    pub db: &'a Db,
    pub cause: &'a Cause,
    pub run: Id,
    pub source: &'a str,
    pub units: Digests<Known>,
    pub people: Digests<Known>,
    pub posts: Digests<Known>,
    pub appointments: Digests<Known>,
    pub groups: Digests<Known>,
    pub batch: Batch,
    pub counts: Counts,
    /// Entries put aside and what was left out of others, as they are listed.
    pub aside: Vec<(String, &'static str, String)>,
    /// Every entry put aside, to find what is known of it.
    pub(super) spoilt: Vec<Spoilt>,
    alive_at: Instant,
    writing: Option<JoinHandle<Result<(), Error>>>,
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
    pub fn new(db: &'a Db, cause: &'a Cause, run: Id, source: &'a str) -> StoreResult<Intake<'a>> {
        let load = |noun| db.read_blocking(|conn| known::load(conn, noun, source));
        Ok(Intake {
            db,
            cause,
            run,
            source,
            units: load(Noun::Unit)?,
            people: load(Noun::Person)?,
            posts: load(Noun::Post)?,
            appointments: load(Noun::Appointment)?,
            groups: load(Noun::Group)?,
            batch: Batch::default(),
            counts: Counts::default(),
            aside: Vec::new(),
            spoilt: Vec::new(),
            alive_at: Instant::now(),
            writing: None,
        })
    }

    /// Forgets all that was read, in the stage as well, because everything is read from the beginning.
    pub fn start_over(&mut self) -> Result<(), Error> {
        self.settle()?;
        let run = self.run;
        self.db.write_blocking(self.cause, move |tx| {
            stage::renew(tx)?;
            if lease::keep(tx, run)? { Ok(()) } else { Err(Error::SyncBusy) }
        })?;
        *self = Intake::new(self.db, self.cause, run, self.source)?;
        Ok(())
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

    /// Whether the row was known before this run.
    pub fn knows(&self, noun: Noun, stable_id: &str) -> bool {
        self.table(noun).get(&key(stable_id)).is_some_and(|known| !known.fresh)
    }

    /// Lists an entry of which something was left out, or that was put aside.
    pub fn list(&mut self, dn: &str, reason: &Reason) {
        self.counts.quarantined += 1;
        self.note(dn, reason, MOST_LISTED);
    }

    /// Lists an entry that is taken all the same, as long as the list is short: it is for those put aside.
    pub fn remark(&mut self, dn: &str, reason: &Reason) {
        self.note(dn, reason, MOST_REMARKED);
    }

    fn note(&mut self, dn: &str, reason: &Reason, most: usize) {
        if self.aside.len() < most {
            self.aside.push((korean::normal(dn), reason.trouble.word(), reason.subject.clone()));
        }
    }

    /// Writes the batch when it is large enough.
    pub fn relieve(&mut self) -> Result<(), Error> {
        let full = self.batch.len() >= BATCH;
        if full || self.alive_at.elapsed() > SIGN_OF_LIFE { self.send() } else { Ok(()) }
    }

    /// Writes what is left, and waits until everything is in the stage.
    pub fn flush(&mut self) -> Result<(), Error> {
        self.settle()?;
        self.alive_at = Instant::now();
        write(self.db, self.cause, self.run, std::mem::take(&mut self.batch))
    }

    /// Writes the batch while further entries come in.
    fn send(&mut self) -> Result<(), Error> {
        self.settle()?;
        self.alive_at = Instant::now();
        let (db, cause, run, batch) =
            (self.db.clone(), self.cause.clone(), self.run, std::mem::take(&mut self.batch));
        self.writing = Some(std::thread::spawn(move || write(&db, &cause, run, batch)));
        Ok(())
    }

    fn settle(&mut self) -> Result<(), Error> {
        let Some(writing) = self.writing.take() else { return Ok(()) };
        writing.join().unwrap_or_else(|panic| resume_unwind(panic))
    }

    /// Ids of the rows of a noun that this run has met.
    pub fn met(&self, noun: Noun) -> HashSet<i64> {
        self.table(noun).values().filter(|known| known.seen).map(|known| known.id).collect()
    }

    /// Takes new people out of the stage whose sign-in name another entry claims as well, and puts them
    /// aside like that one: nobody knows which of the two is right.
    pub fn unstage_contested(&mut self, contested: &BTreeMap<i64, String>) -> Result<(), Error> {
        let ids: Vec<i64> = contested.keys().copied().collect();
        let fresh = self.db.read_blocking(|conn| names::fresh(conn, &ids))?;
        for (id, dn, stable_id) in &fresh {
            let other = contested.get(id).map(String::as_str).unwrap_or_default();
            let reason = Trouble::Duplicate.with(&format!("login ({other})"));
            self.put_aside(Noun::Person, dn, Some(stable_id), &reason);
        }
        self.unstage(fresh.into_iter().map(|(id, _, _)| id).collect())
    }

    fn unstage(&mut self, people: Vec<i64>) -> Result<(), Error> {
        let run = self.run;
        self.db.write_blocking(self.cause, move |tx| {
            if !lease::keep(tx, run)? {
                return Err(Error::SyncBusy);
            }
            Ok(names::unstage(tx, &people)?)
        })
    }

    /// Takes people out of the stage whose sign-in name another row keeps, one that was put aside or whose
    /// entry was not read, and puts them aside. Without this no plan could be applied.
    pub fn unstage_clashes(&mut self) -> Result<(), Error> {
        loop {
            let clashes = self.db.read_blocking(names::clashes)?;
            if clashes.is_empty() {
                return Ok(());
            }
            for clash in &clashes {
                let reason = Trouble::Duplicate.with(&format!("login ({})", clash.holder));
                self.put_aside(Noun::Person, &clash.dn, Some(&clash.stable_id), &reason);
            }
            self.unstage(clashes.iter().map(|clash| clash.id).collect())?;
        }
    }

    /// Marks rows as met.
    pub(super) fn see(&mut self, noun: Noun, ids: &HashSet<i64>) {
        self.table_mut(noun).values_mut().filter(|k| ids.contains(&k.id)).for_each(|k| k.seen = true);
    }

    /// Stages every known row the source no longer has.
    pub fn stage_gone(&mut self) -> Result<(), Error> {
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

    pub(super) fn table(&self, noun: Noun) -> &Digests<Known> {
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

/// Writes a batch, unless another run took this one for dead and owns the stage now.
fn write(db: &Db, cause: &Cause, run: Id, batch: Batch) -> Result<(), Error> {
    db.write_blocking(cause, move |tx| {
        if !lease::keep(tx, run)? {
            return Err(Error::SyncBusy);
        }
        Ok(stage::write(tx, &batch)?)
    })
}
