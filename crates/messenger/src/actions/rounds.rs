//! What jobs do with everything whose time has come: one after another, so that what fails is tried in the next round and keeps nothing else.

use jiff::SignedDuration;
use maru_kernel::Timestamp;
use maru_store::{NewJob, StoreResult, Tx};

/// Jobs come by themselves so often, and for what is due in between at the very time.
pub const EVERY: SignedDuration = SignedDuration::from_secs(60);
/// Things looked up at once, and times that are looked ahead to.
pub(super) const AT_ONCE: i64 = 100;
/// Where so many fail one after the other it is the database and not they.
const MOST_IN_A_ROW: usize = 3;

/// Has the job `kind` come at `at`, if it would not before.
///
/// # Errors
/// As any write.
pub(super) fn look_at(tx: &mut Tx<'_>, kind: &'static str, at: Timestamp) -> StoreResult<()> {
    if at.duration_since(tx.now()) > EVERY {
        return Ok(());
    }
    let unique_key = Some(format!("{kind} {}", at.as_microsecond()));
    tx.enqueue(NewJob { kind, payload: "{}".to_owned(), run_at: at, unique_key })
}

/// Does what is due, given at most so many of it at once, until nothing is that was not tried. Returns the first failure.
pub(super) fn each<T: PartialEq + std::fmt::Debug>(
    kind: &str,
    mut due: impl FnMut(i64) -> StoreResult<Vec<T>>,
    mut one: impl FnMut(&T) -> StoreResult<()>,
) -> StoreResult<()> {
    let (mut stuck, mut tried): (Vec<T>, Vec<T>) = (Vec::new(), Vec::new());
    let (mut first, mut in_a_row) = (Ok(()), 0);
    loop {
        let more = i64::try_from(stuck.len()).unwrap_or(i64::MAX);
        let is_tried = |thing: &T| stuck.contains(thing) || tried.contains(thing);
        let (again, rest) = due(AT_ONCE.saturating_add(more))?.into_iter().partition(is_tried);
        (stuck, tried) = (again, rest);
        if tried.is_empty() {
            return first;
        }
        for thing in &tried {
            let Err(error) = one(thing) else {
                in_a_row = 0;
                continue;
            };
            tracing::warn!(%error, kind, ?thing, "something that was due could not be done");
            in_a_row += 1;
            if in_a_row == MOST_IN_A_ROW {
                return Err(error);
            }
            first = first.and(Err(error));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use maru_store::StoreError;
    use std::cell::RefCell;

    #[test]
    fn s_436_what_fails_keeps_nothing_else_and_is_tried_once_in_a_round() {
        let (left, tries) = (RefCell::new((1..=250).collect::<Vec<i64>>()), RefCell::new(Vec::new()));
        let due = |limit: i64| Ok(left.borrow().iter().copied().take(limit as usize).collect());
        let ended = each("test", due, |thing| {
            tries.borrow_mut().push(*thing);
            if thing % 100 == 7 {
                return Err(StoreError::Failed("not this one".to_owned()));
            }
            if thing % 100 != 8 {
                left.borrow_mut().retain(|other| other != thing);
            }
            Ok(())
        });
        assert!(ended.is_err());
        assert_eq!(
            *left.borrow(),
            [7, 8, 107, 108, 207, 208],
            "what failed, and what stays due though it was done"
        );
        assert_eq!(*tries.borrow(), (1..=250).collect::<Vec<i64>>());
    }

    #[test]
    fn s_436_where_everything_fails_it_is_the_database() {
        let mut tries = 0;
        let ended = each(
            "test",
            |limit| Ok((0..limit).collect::<Vec<i64>>()),
            |_| {
                tries += 1;
                Err(StoreError::Failed("away".to_owned()))
            },
        );
        assert!(ended.is_err() && tries == MOST_IN_A_ROW);
    }
}
