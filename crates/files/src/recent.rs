//! Who has just downloaded what, so that a film fetched in many parts is one download.

use maru_kernel::{Id, PersonId, Timestamp};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// Parts that follow one another within so many seconds are one download.
const ONE_DOWNLOAD: i64 = 10 * 60;
/// Beyond so many everything is forgotten: it is then recorded once more, never less.
const MOST: usize = 50_000;

/// The downloads of the last minutes.
#[derive(Debug, Default)]
pub struct Recent(Mutex<HashMap<(PersonId, Id), Timestamp>>);

impl Recent {
    /// Whether this download was written down already.
    pub fn knows(&self, person: PersonId, file: Id, now: Timestamp) -> bool {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(&(person, file)).is_some_and(|at| now.duration_since(*at).as_secs() < ONE_DOWNLOAD)
    }

    /// It is written down now.
    pub fn note(&self, person: PersonId, file: Id, now: Timestamp) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST {
            known.clear();
        }
        known.insert((person, file), now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_one_download_for_ten_minutes() {
        let (recent, id) = (Recent::default(), Id::from_i64);
        let at = |second| Timestamp::from_second(second).unwrap();
        assert!(!recent.knows(id(1), id(2), at(0)));
        recent.note(id(1), id(2), at(0));
        assert!(recent.knows(id(1), id(2), at(599)) && !recent.knows(id(1), id(2), at(600)));
        assert!(!recent.knows(id(3), id(2), at(1)) && !recent.knows(id(1), id(3), at(1)));
    }
}
