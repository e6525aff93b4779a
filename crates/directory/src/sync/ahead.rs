//! Reads ahead: one thread fetches and maps entries while the other compares and writes them.

use super::source::Opened;
use crate::Error;
use crate::ldap::{Query, SourceError, Stop, Summary};
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
/// A portion is handed over early when its pictures have so many bytes.
const HEAVY: usize = 512 * 1024;
/// Portions that wait at most; then the source waits as well.
const WAITING: usize = 8;

/// What is asked, and how the answers are mapped.
pub struct Asked<'a> {
    pub opened: &'a Opened,
    pub queries: &'a [Query],
    /// The number of the first query among all that the mapping knows.
    pub first: usize,
    pub now: Timestamp,
}

impl Asked<'_> {
    /// Fetches, maps, and hands everything to `take` in the order of the source.
    ///
    /// # Errors
    /// What `take` returns, or that the source did not answer completely.
    pub fn answer(&self, take: &mut dyn FnMut(Mapped) -> Result<(), Error>) -> Result<Vec<Summary>, Error> {
        let (sender, receiver) = sync_channel(WAITING);
        std::thread::scope(|scope| {
            let reader = scope.spawn(|| self.fetch(Portion { sender, mapped: Vec::new(), weight: 0 }));
            // When this ends early the receiver is dropped, and with it the reader stops.
            let taken = receiver.into_iter().flatten().try_for_each(take);
            let summaries = reader.join().unwrap_or_else(|panic| resume_unwind(panic));
            taken.and(summaries.map_err(Error::from))
        })
    }

    fn fetch(&self, mut portion: Portion) -> Result<Vec<Summary>, SourceError> {
        let mapper = &self.opened.mapper;
        let counter = mapper.cursor().attribute();
        let summaries = self.opened.entries.fetch(self.queries, &mut |number, entry| {
            let changed = counter.and_then(|name| entry.word(name)).map(str::to_owned);
            let staged = mapper.stage(self.first + number, entry, self.now);
            portion.push(Mapped { staged, changed })
        })?;
        portion.send().map_err(|stop| SourceError::Stopped(stop.0))?;
        Ok(summaries)
    }
}

/// Entries that are handed over together.
struct Portion {
    sender: SyncSender<Vec<Mapped>>,
    mapped: Vec<Mapped>,
    weight: usize,
}

impl Portion {
    fn push(&mut self, mapped: Mapped) -> Result<(), Stop> {
        self.weight += match &mapped.staged {
            Ok(Staged::Person(person)) => person.photo.as_ref().map_or(0, Vec::len),
            _ => 0,
        };
        self.mapped.push(mapped);
        if self.mapped.len() < TOGETHER && self.weight < HEAVY { Ok(()) } else { self.send() }
    }

    fn send(&mut self) -> Result<(), Stop> {
        self.weight = 0;
        let portion = std::mem::replace(&mut self.mapped, Vec::with_capacity(TOGETHER));
        self.sender.send(portion).map_err(|_closed| Stop::from("nobody takes the entries any more"))
    }
}
