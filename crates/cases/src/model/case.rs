//! An audited case.

use super::{Round, Scope, Stage, Telling};
use maru_kernel::{Id, PersonId, Ref, Timestamp};

/// Characters of the longest number.
pub const LONGEST_NUMBER: usize = 60;

/// A case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Its id.
    pub id: Id,
    /// Its number in the agency's books.
    pub number: String,
    /// The legal ground.
    pub ground: String,
    /// What it is about.
    pub scope: Scope,
    /// Everybody whose words may be read by right of it: whom it names, or who is in the place it names. They are told of it, and have
    /// no part in it.
    pub subjects: Vec<PersonId>,
    /// Who asked.
    pub asked_by: PersonId,
    /// When.
    pub asked_at: Timestamp,
    /// All askings, the first first.
    pub rounds: Vec<Round>,
    /// Where it is.
    pub stage: Stage,
    /// What its subjects are told of it.
    pub telling: Telling,
}

impl Case {
    /// How others point at it.
    pub fn to_ref(&self) -> Ref {
        Ref::new("cases", "case", self.id)
    }

    /// Whether it is about this person.
    pub fn is_about(&self, person: PersonId) -> bool {
        self.subjects.contains(&person)
    }
}
