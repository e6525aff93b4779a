//! End sessions: by signing out, by choice, by the administrator, by losing the right to be here.

use crate::store::sessions;
use maru_kernel::{Event, Id, PersonId, Ref};
use maru_store::{StoreResult, Tx};

/// Why a session ends; goes to the audit log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Its person signed out.
    SignedOut,
    /// Its person ended it from another session.
    Ended,
    /// An administrator ended it.
    ByAdministrator,
    /// There were too many; the oldest goes (S-137).
    TooMany,
    /// Rights, password or second factor changed (S-132, S-135).
    Changed,
    /// The person is no longer active (S-128).
    Inactive,
}

impl Why {
    const fn name(self) -> &'static str {
        match self {
            Why::SignedOut => "signed_out",
            Why::Ended => "ended",
            Why::ByAdministrator => "by_administrator",
            Why::TooMany => "too_many",
            Why::Changed => "changed",
            Why::Inactive => "inactive",
        }
    }
}

/// Ends one session. Its sockets close when the event is heard.
///
/// # Errors
/// As any write.
pub fn end_session(tx: &mut Tx<'_>, session: Id, why: Why) -> StoreResult<()> {
    let Some(person) = sessions::remove(tx, session)? else { return Ok(()) };
    tx.record(
        &Event::new("directory.session_ended")
            .about(Ref::new("directory", "session", session))
            .of_person(person)
            .with(serde_json::json!({ "why": why.name() })),
    )?;
    Ok(())
}

/// Ends all sessions of these people and returns how many there were.
///
/// # Errors
/// As any write.
pub fn end_sessions_of(tx: &mut Tx<'_>, people: &[PersonId], why: Why) -> StoreResult<usize> {
    let mut ended = 0;
    for person in people {
        for session in sessions::of_person(tx.conn(), *person)? {
            end_session(tx, session.id, why)?;
            ended += 1;
        }
    }
    Ok(ended)
}

/// Ends all sessions of a person but one.
///
/// # Errors
/// As any write.
pub fn end_others(tx: &mut Tx<'_>, person: PersonId, kept: Id, why: Why) -> StoreResult<usize> {
    let others: Vec<_> =
        sessions::of_person(tx.conn(), person)?.into_iter().filter(|s| s.id != kept).collect();
    for session in &others {
        end_session(tx, session.id, why)?;
    }
    Ok(others.len())
}
