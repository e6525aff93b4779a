//! What somebody looks for in messages: words, and who wrote them, where, when, and whether with files.

use maru_kernel::{Id, PersonId, Timestamp};
use maru_search::Query;

/// What is looked for. Nothing in it finds nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sought {
    /// Words that must all be there.
    pub words: Option<Query>,
    /// Written by one of these; of nobody it finds nothing.
    pub authors: Option<Vec<PersonId>>,
    /// Written at this time or later.
    pub since: Option<Timestamp>,
    /// Written before this time.
    pub before: Option<Timestamp>,
    /// With files only.
    pub has_files: bool,
    /// In one of these rooms; otherwise in all that one is in.
    pub rooms: Option<Vec<Id>>,
}

impl Sought {
    /// Whether anything is looked for, the rooms aside.
    pub fn is_something(&self) -> bool {
        self.words.is_some()
            || self.authors.is_some()
            || self.since.is_some()
            || self.before.is_some()
            || self.has_files
    }

    /// Whether it is looked for in no room, or from nobody, where nothing is.
    pub fn is_of_nobody(&self) -> bool {
        self.rooms.as_ref().is_some_and(Vec::is_empty) || self.authors.as_ref().is_some_and(Vec::is_empty)
    }

    /// The same with the words that were meant if the keyboard was in Latin mode.
    pub fn other_keyboard(&self) -> Option<Sought> {
        let words = self.words.as_ref()?.other_keyboard()?;
        Some(Sought { words: Some(words), ..self.clone() })
    }
}
