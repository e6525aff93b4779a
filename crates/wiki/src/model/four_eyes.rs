//! When publishing by a second person was switched on and off, and what came to readers meanwhile.

use super::{Revision, State};
use maru_kernel::{PersonId, Timestamp};

/// One turn of the switch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Switch {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: PersonId,
    /// Whether it is on from then on.
    pub is_on: bool,
    /// Why, as [`maru_kernel::reason`] takes it; empty when it was switched on.
    pub reason: String,
    /// The number of the newest version at that moment.
    pub latest: i32,
}

/// Whether readers got this version by its author's word alone although a second person's was asked for before;
/// `switches` stand in their order.
pub fn came_alone(switches: &[Switch], version: &Revision) -> bool {
    let last = switches.iter().rfind(|switch| switch.latest < version.number);
    let was_off = last.is_some_and(|switch| !switch.is_on);
    was_off && version.state == State::Published && version.decided_by.is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use maru_kernel::Id;

    fn switch(is_on: bool, latest: i32) -> Switch {
        let (at, by) = (Timestamp::UNIX_EPOCH, Id::from_i64(1));
        Switch { at, by, is_on, reason: String::new(), latest }
    }

    fn version(number: i32, state: State, decided_by: Option<PersonId>) -> Revision {
        Revision {
            number,
            base: 0,
            source: 0,
            title: String::new(),
            author: Id::from_i64(1),
            at: Timestamp::UNIX_EPOCH,
            note: String::new(),
            state,
            decided_by,
            reason: String::new(),
        }
    }

    #[test]
    fn what_came_while_it_was_off_came_alone() {
        let switches = [switch(true, 1), switch(false, 3), switch(true, 5)];
        let second = Some(Id::from_i64(2));
        for (number, state, decided_by, want) in [
            (1, State::Published, None, false),
            (3, State::Published, second, false),
            (4, State::Published, None, true),
            (5, State::Published, None, true),
            (5, State::Withdrawn, None, false),
            (5, State::Published, second, false),
            (6, State::Published, None, false),
        ] {
            assert_eq!(came_alone(&switches, &version(number, state, decided_by)), want, "{number}");
        }
        assert!(!came_alone(&[], &version(4, State::Published, None)), "where it was never asked for");
    }
}
