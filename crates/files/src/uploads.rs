//! What each person is sending right now, so that many uploads at once cannot take more than the person's
//! share: the database only knows of those that have arrived.

use maru_kernel::PersonId;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Uploads of one person at once.
const MOST_AT_ONCE: usize = 4;

/// All uploads of this process; cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Uploads(Arc<Mutex<HashMap<PersonId, Sending>>>);

#[derive(Clone, Copy, Debug, Default)]
struct Sending {
    count: usize,
    bytes: u64,
}

/// One upload's place, until it is dropped.
#[derive(Debug)]
pub struct Place {
    uploads: Uploads,
    person: PersonId,
    free: u64,
    bytes: u64,
}

impl Uploads {
    /// A place for one more upload of a person whose share has room for `free` bytes; `None` when they send
    /// too many at once.
    pub fn begin(&self, person: PersonId, free: u64) -> Option<Place> {
        let mut all = self.all();
        let sending = all.entry(person).or_default();
        if sending.count >= MOST_AT_ONCE {
            return None;
        }
        sending.count += 1;
        Some(Place { uploads: self.clone(), person, free, bytes: 0 })
    }

    fn all(&self) -> MutexGuard<'_, HashMap<PersonId, Sending>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Place {
    /// Reserves `bytes` in all, unless all uploads of the person together would exceed what is free.
    pub fn reserve(&mut self, bytes: u64) -> bool {
        let more = bytes.saturating_sub(self.bytes);
        let mut all = self.uploads.all();
        let Some(sending) = all.get_mut(&self.person) else { return false };
        if sending.bytes.saturating_add(more) > self.free {
            return false;
        }
        sending.bytes += more;
        self.bytes += more;
        true
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut all = self.uploads.all();
        if let Some(sending) = all.get_mut(&self.person) {
            sending.count -= 1;
            sending.bytes -= self.bytes;
            if sending.count == 0 {
                all.remove(&self.person);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use maru_kernel::Id;

    #[test]
    fn s_166_uploads_at_once_share_what_is_free() {
        let (uploads, person) = (Uploads::default(), Id::from_i64(1));
        let mut first = uploads.begin(person, 100).unwrap();
        let mut second = uploads.begin(person, 100).unwrap();
        assert!(first.reserve(60) && !second.reserve(50) && second.reserve(40));
        assert!(first.reserve(50), "less than reserved before");
        drop(first);
        assert!(second.reserve(100));
        let more: Vec<_> = (0..MOST_AT_ONCE).map(|_| uploads.begin(person, 100)).collect();
        assert_eq!(more.iter().filter(|place| place.is_none()).count(), 1);
        assert!(uploads.begin(Id::from_i64(2), 100).is_some());
        drop((second, more));
        assert!(uploads.all().is_empty());
    }
}
