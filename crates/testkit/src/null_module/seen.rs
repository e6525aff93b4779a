//! What the NullModule saw happen, for tests to look at.

use maru_kernel::PersonId;
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// What was heard, carried and worked off.
#[derive(Debug, Default)]
pub struct Seen {
    events: Mutex<Vec<String>>,
    letters: Mutex<Vec<(PersonId, String)>>,
    jobs: AtomicUsize,
    failing: AtomicBool,
    left: Mutex<BTreeSet<PersonId>>,
}

impl Seen {
    /// Names of the events its listener heard, in order.
    pub fn events(&self) -> Vec<String> {
        self.events.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Who got which title through its channel.
    pub fn letters(&self) -> Vec<(PersonId, String)> {
        self.letters.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// How many jobs of its own were worked off.
    pub fn jobs(&self) -> usize {
        self.jobs.load(Ordering::Relaxed)
    }

    /// Makes its channel fail from now on, or work again.
    pub fn fail(&self, failing: bool) {
        self.failing.store(failing, Ordering::Relaxed);
    }

    /// Has somebody not be here any more.
    pub fn leave(&self, person: PersonId) {
        self.left.lock().unwrap_or_else(PoisonError::into_inner).insert(person);
    }

    pub(super) fn has_left(&self, person: PersonId) -> bool {
        self.left.lock().unwrap_or_else(PoisonError::into_inner).contains(&person)
    }

    pub(super) fn is_failing(&self) -> bool {
        self.failing.load(Ordering::Relaxed)
    }

    pub(super) fn heard(&self, names: impl Iterator<Item = String>) {
        self.events.lock().unwrap_or_else(PoisonError::into_inner).extend(names);
    }

    pub(super) fn carried(&self, to: PersonId, title: &str) {
        self.letters.lock().unwrap_or_else(PoisonError::into_inner).push((to, title.to_owned()));
    }

    pub(super) fn job_done(&self) {
        self.jobs.fetch_add(1, Ordering::Relaxed);
    }
}
