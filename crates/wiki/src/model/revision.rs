//! Versions of a page's text.

use maru_kernel::{PersonId, Timestamp};

/// What became of a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Readers see or saw it.
    Published,
    /// It waits for a second person.
    Proposed,
    /// The second person said no.
    Refused,
    /// Its author took it back, or a newer one replaced it while it waited.
    Withdrawn,
}

impl State {
    const ALL: [State; 4] = [State::Published, State::Proposed, State::Refused, State::Withdrawn];

    /// The name kept in the database.
    pub const fn name(self) -> &'static str {
        match self {
            State::Published => "published",
            State::Proposed => "proposed",
            State::Refused => "refused",
            State::Withdrawn => "withdrawn",
        }
    }

    /// The state of that name.
    pub fn from_name(name: &str) -> Option<State> {
        State::ALL.into_iter().find(|state| state.name() == name)
    }
}

/// A version, without its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// Its number within the page, from 1.
    pub number: i32,
    /// The version it was written from; 0 for the first.
    pub base: i32,
    /// Another one whose words it has too: the one it takes back into use, or the one its author began with while
    /// somebody else was faster; 0 for none.
    pub source: i32,
    /// The title it gives the page.
    pub title: String,
    /// Who wrote it.
    pub author: PersonId,
    /// When it was saved.
    pub at: Timestamp,
    /// What its author says about it.
    pub note: String,
    /// What became of it.
    pub state: State,
    /// Who published or refused it, when that was not its author.
    pub decided_by: Option<PersonId>,
    /// Why it was refused.
    pub reason: String,
}

/// A version with its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The version.
    pub revision: Revision,
    /// The text, in Markdown.
    pub body: String,
}
