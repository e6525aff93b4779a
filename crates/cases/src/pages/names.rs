//! What people are called on pages of cases.

use crate::texts::T;
use maru_directory::faces::{self, Known};
use maru_kernel::{PersonId, Timestamp, visible};
use maru_store::{DbConn, StoreResult};
use std::collections::HashMap;

/// The names of some people.
#[derive(Clone, Debug, Default)]
pub struct Names(HashMap<PersonId, Known>);

impl Names {
    /// The names of these people.
    pub fn of(
        conn: &mut DbConn,
        people: impl IntoIterator<Item = PersonId>,
        now: Timestamp,
    ) -> StoreResult<Names> {
        Ok(Names(faces::of(conn, people, now)?))
    }

    /// A name with what stands after it; the id of whom nobody knows.
    pub fn name(&self, t: T, person: PersonId) -> String {
        match self.0.get(&person) {
            Some(known) if known.title.is_empty() => visible(&known.name),
            Some(known) => visible(&format!("{} {}", known.name, known.title)),
            None => t.cases_somebody(person),
        }
    }

    /// A name with the unit, so that two of one name are told apart.
    pub fn full(&self, t: T, person: PersonId) -> String {
        match self.0.get(&person).filter(|known| !known.unit.is_empty()) {
            Some(known) => format!("{} ({})", self.name(t, person), visible(&known.unit)),
            None => self.name(t, person),
        }
    }
}
