//! Bounds how often one address may ask, and how often a session's use is written down.

use maru_kernel::{Id, Timestamp};
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

/// Requests one address may have in its bucket; an office behind one address needs many.
const BURST: f64 = 600.0;
/// Tables are emptied when they grow beyond this.
const MOST_ENTRIES: usize = 100_000;

/// Remembers recent requests in memory. A guard against floods only: sign-in attempts are counted in
/// the database (S-113).
#[derive(Debug)]
pub struct Throttle {
    per_second: f64,
    buckets: Mutex<HashMap<IpAddr, (f64, Timestamp)>>,
    seen: Mutex<HashMap<Id, Timestamp>>,
}

impl Throttle {
    /// Allows `per_second` requests a second and address, after a burst of 600.
    pub fn new(per_second: f64) -> Self {
        Throttle { per_second, buckets: Mutex::default(), seen: Mutex::default() }
    }

    /// Whether `address` may ask once more.
    pub fn admit(&self, address: IpAddr, now: Timestamp) -> bool {
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() > MOST_ENTRIES {
            buckets.clear();
        }
        let (left, last) = buckets.entry(address).or_insert((BURST, now));
        let passed = now.duration_since(*last).as_secs_f64().max(0.0);
        *left = (*left + passed * self.per_second).min(BURST);
        *last = now;
        let admitted = *left >= 1.0;
        if admitted {
            *left -= 1.0;
        }
        admitted
    }

    /// Whether this is the first use of the session within a minute, or since the clock was turned (S-417).
    pub fn once_a_minute(&self, session: Id, now: Timestamp) -> bool {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.len() > MOST_ENTRIES {
            seen.clear();
        }
        let due = seen.get(&session).is_none_or(|last| now.duration_since(*last).abs().as_secs() >= 60);
        if due {
            seen.insert(session, now);
        }
        due
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flood_is_stopped_and_a_pause_forgives() {
        let throttle = Throttle::new(10.0);
        let address = IpAddr::from([127, 0, 0, 1]);
        let at = |s| Timestamp::from_second(s).unwrap();
        let admitted = (0..1_000).filter(|_| throttle.admit(address, at(0))).count();
        assert_eq!(admitted, 600);
        let admitted = (0..1_000).filter(|_| throttle.admit(address, at(3))).count();
        assert_eq!(admitted, 30);
    }
}
