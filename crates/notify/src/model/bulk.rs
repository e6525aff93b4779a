//! A directory that is read anew may touch everybody at once; nobody wants a notice for that.

use maru_kernel::Timestamp;
use std::collections::{BTreeMap, BTreeSet};

/// More telling events than this in one transaction are a bulk run (features 5.7).
const MOST_IN_ONE_RUN: usize = 50;

/// One transaction: its instant and who acted in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Run {
    /// The instant all its events carry.
    pub at: Timestamp,
    /// Who acted.
    pub actor: String,
}

impl Run {
    /// As it is kept in a setting.
    pub fn key(&self) -> String {
        format!("{} {}", self.at.as_microsecond(), self.actor)
    }
}

/// The runs that have too many of these telling events. One event may tell as many people as it likes:
/// that is an announcement.
pub fn bulk_runs(telling: impl Iterator<Item = Run>) -> BTreeSet<Run> {
    let mut counts: BTreeMap<Run, usize> = BTreeMap::new();
    for run in telling {
        *counts.entry(run).or_default() += 1;
    }
    counts.into_iter().filter(|(_, count)| *count > MOST_IN_ONE_RUN).map(|(run, _)| run).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_than_fifty_in_one_transaction_are_a_run() {
        let run = |second: i64| Run { at: Timestamp::from_second(second).unwrap(), actor: "sync".to_owned() };
        let many = std::iter::repeat_n(run(1), 51).chain(std::iter::repeat_n(run(2), 50));
        assert_eq!(bulk_runs(many).into_iter().collect::<Vec<_>>(), [run(1)]);
    }
}
