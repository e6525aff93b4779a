//! Reads ahead: one thread fetches entries, one maps them, and the caller's compares and writes them.

use super::source::Opened;
use crate::Error;
use crate::ldap::{Entry, Query, SourceError, Stop, Summary};
use crate::mapping::{Quarantined, Staged};
use maru_kernel::Timestamp;
use std::panic::resume_unwind;
use std::sync::mpsc::{SyncSender, sync_channel};

/// What an entry became, with its change counter.
pub struct Mapped {
    pub staged: Result<Staged, Quarantined>,
    pub changed: Option<String>,
}

/// Entries handed over together.
const TOGETHER: usize = 128;
/// A portion is handed over early when its values have so many bytes.
const HEAVY: usize = 512 * 1024;
/// Portions that wait at most between two threads; then the source waits as well.
const WAITING: usize = 4;

/// What is asked, and how the answers are mapped.
pub struct Asked<'a> {
    pub opened: &'a Opened,
    pub queries: &'a [Query],
    /// The number of the first query among all that the mapping knows.
    pub first: usize,
    pub now: Timestamp,
}

/// Entries with the number of the query they answer.
type Fetched = Vec<(usize, Entry)>;

impl Asked<'_> {
    /// Fetches, maps, and hands everything to `take` in the order of the source.
    ///
    /// # Errors
    /// What `take` returns, or that the source did not answer completely.
    pub fn answer(&self, take: &mut dyn FnMut(Mapped) -> Result<(), Error>) -> Result<Vec<Summary>, Error> {
        let (entries, fetched) = sync_channel::<Fetched>(WAITING);
        let (things, mapped) = sync_channel(WAITING);
        std::thread::scope(|scope| {
            // When this ends early its receiver is dropped; with it the mapping stops, then the reading.
            let reader =
                scope.spawn(|| self.fetch(Portion { sender: entries, entries: Vec::new(), weight: 0 }));
            scope.spawn(move || {
                fetched.into_iter().map(|portion| self.map(&portion)).try_for_each(|m| things.send(m))
            });
            let taken = mapped.into_iter().flatten().try_for_each(take);
            let summaries = reader.join().unwrap_or_else(|panic| resume_unwind(panic));
            taken.and(summaries.map_err(Error::from))
        })
    }

    fn fetch(&self, mut portion: Portion) -> Result<Vec<Summary>, SourceError> {
        let summaries =
            self.opened.entries.fetch(self.queries, &mut |number, entry| portion.push(number, entry))?;
        portion.send().map_err(|stop| SourceError::Stopped(stop.0))?;
        Ok(summaries)
    }

    fn map(&self, portion: &Fetched) -> Vec<Mapped> {
        let mapper = &self.opened.mapper;
        let counter = mapper.cursor().attribute();
        let mapped = portion.iter().map(|(number, entry)| Mapped {
            staged: mapper.stage(self.first + number, entry, self.now),
            changed: counter.and_then(|name| entry.word(name)).map(str::to_owned),
        });
        mapped.collect()
    }
}

/// Entries that are handed over together.
struct Portion {
    sender: SyncSender<Fetched>,
    entries: Fetched,
    weight: usize,
}

impl Portion {
    fn push(&mut self, number: usize, entry: &Entry) -> Result<(), Stop> {
        self.weight += entry.weight();
        self.entries.push((number, entry.clone()));
        if self.entries.len() < TOGETHER && self.weight < HEAVY { Ok(()) } else { self.send() }
    }

    fn send(&mut self) -> Result<(), Stop> {
        self.weight = 0;
        let portion = std::mem::replace(&mut self.entries, Vec::with_capacity(TOGETHER));
        self.sender.send(portion).map_err(|_closed| Stop::from("nobody takes the entries any more"))
    }
}
