//! Which of several servers to ask: in order, leaving alone for a while those that keep failing.

use super::{Limits, SourceError};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

/// The servers of one directory and how they have behaved. Shared by all that use the directory.
#[derive(Debug)]
pub struct Servers {
    limits: Limits,
    states: Mutex<Vec<State>>,
}

#[derive(Debug)]
struct State {
    address: String,
    failures: u32,
    rests_until: Option<Instant>,
}

/// How one server has behaved, for the console.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerState {
    /// Its address.
    pub address: String,
    /// Failures since the last success.
    pub failures: u32,
    /// Whether it is left alone at the moment.
    pub resting: bool,
}

impl Servers {
    pub fn new(addresses: &[String], limits: &Limits) -> Self {
        let fresh = |a: &String| State { address: a.clone(), failures: 0, rests_until: None };
        Servers { limits: limits.clone(), states: Mutex::new(addresses.iter().map(fresh).collect()) }
    }

    /// The servers worth asking, best first: those that have not failed lately in their given order,
    /// then the others. A resting server is not asked at all.
    ///
    /// # Errors
    /// [`SourceError::Resting`] when all of them rest, so that callers fail at once instead of
    /// waiting for time-outs (S-411).
    pub fn candidates(&self, now: Instant) -> Result<Vec<String>, SourceError> {
        let states = self.lock();
        if states.is_empty() {
            return Err(SourceError::Config("servers".to_owned()));
        }
        let mut awake: Vec<&State> = states.iter().filter(|s| !s.rests(now)).collect();
        awake.sort_by_key(|s| s.failures.min(1));
        if awake.is_empty() {
            let soonest = states.iter().filter_map(|s| s.rests_until).min();
            let left = soonest.map_or(0, |at| at.saturating_duration_since(now).as_secs() + 1);
            return Err(SourceError::Resting { seconds: left });
        }
        Ok(awake.into_iter().map(|s| s.address.clone()).collect())
    }

    /// The server answered.
    pub fn worked(&self, address: &str) {
        self.change(address, |s| {
            s.failures = 0;
            s.rests_until = None;
        });
    }

    /// The server could not be used. After enough failures it rests; one try later decides whether
    /// it rests again.
    pub fn failed(&self, address: &str, now: Instant) {
        self.change(address, |s| {
            s.failures = s.failures.saturating_add(1);
            if s.failures >= self.limits.give_up_after {
                s.rests_until = Some(now + self.limits.rest());
            }
        });
    }

    /// How each server has behaved.
    pub fn states(&self, now: Instant) -> Vec<ServerState> {
        let seen = |s: &State| ServerState {
            address: s.address.clone(),
            failures: s.failures,
            resting: s.rests(now),
        };
        self.lock().iter().map(seen).collect()
    }

    fn change(&self, address: &str, how: impl Fn(&mut State)) {
        self.lock().iter_mut().filter(|s| s.address == address).for_each(how);
    }

    fn lock(&self) -> MutexGuard<'_, Vec<State>> {
        self.states.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn rests(&self, now: Instant) -> bool {
        self.rests_until.is_some_and(|until| now < until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn s_411_a_failing_server_moves_back_rests_and_is_tried_again() {
        let servers = Servers::new(&["a".into(), "b".into()], &Limits::default());
        let now = Instant::now();
        assert_eq!(servers.candidates(now).unwrap(), ["a", "b"]);
        servers.failed("a", now);
        assert_eq!(servers.candidates(now).unwrap(), ["b", "a"]);
        (0..4).for_each(|_| servers.failed("a", now));
        assert_eq!(servers.candidates(now).unwrap(), ["b"]);
        (0..5).for_each(|_| servers.failed("b", now));
        assert!(matches!(servers.candidates(now), Err(SourceError::Resting { seconds: 31 })));
        let later = now + Duration::from_secs(31);
        assert_eq!(servers.candidates(later).unwrap(), ["a", "b"], "half open");
        servers.failed("a", later);
        assert_eq!(servers.candidates(later).unwrap(), ["b"], "one failure is enough now");
        servers.worked("b");
        assert!(!servers.states(later)[1].resting);
    }
}
