//! Passes the events on to the agency's log server, in their order (S-193).

use crate::syslog::message;
use crate::{Desk, Error};
use maru_kernel::{Cause, Event};
use maru_store::{Db, EventRow, events_after, heard_up_to, set_heard_up_to, setting};

/// Under this name the place is kept that the receiver has reached: the queue is the log itself, so that
/// what waits survives everything the log survives.
pub const PLACE: &str = "audit.syslog";
/// Since when and why the receiver takes nothing; empty while it does.
pub const TROUBLE: &str = "audit.syslog_trouble";
/// Messages of one connection.
const AT_ONCE: i64 = 500;

/// Sends what waits. A receiver that is down is no failure of the job: what waits goes on waiting, and the
/// health page tells of it.
///
/// # Errors
/// As any read or write.
pub fn forward(db: &Db, desk: &Desk) -> Result<(), Error> {
    let Some(receiver) = &desk.options.syslog else { return Ok(()) };
    loop {
        let events = db.read_blocking(|conn| {
            let place = heard_up_to(conn, PLACE)?;
            events_after(conn, place, AT_ONCE)
        })?;
        let Some(last) = events.last().map(|e| e.position) else { return Ok(()) };
        let outcome = receiver.deliver(&messages(desk, &events));
        if let Err(error) = &outcome {
            tracing::warn!(%error, receiver = receiver.host, "the log server took nothing");
        }
        let reason = outcome.as_ref().err().map(ToString::to_string).unwrap_or_default();
        note(db, reason, outcome.is_ok().then_some(last))?;
        if outcome.is_err() {
            return Ok(());
        }
    }
}

fn messages(desk: &Desk, events: &[EventRow]) -> Vec<u8> {
    events.iter().flat_map(|event| message(&desk.options.sender(), event)).collect()
}

/// Remembers how far the receiver is; a change between working and not is itself an event.
fn note(db: &Db, reason: String, reached: Option<i64>) -> Result<(), Error> {
    db.write_blocking(&Cause::system("audit.syslog"), move |tx| {
        if let Some(position) = reached {
            set_heard_up_to(tx, PLACE, position)?;
        }
        let before = setting(tx.conn(), TROUBLE)?.unwrap_or_default();
        if before.is_empty() == reason.is_empty() {
            return Ok(());
        }
        let name = if reason.is_empty() { "audit.syslog_resumed" } else { "audit.syslog_failed" };
        tx.set(TROUBLE, &reason)?;
        tx.record(&Event::new(name).with(serde_json::json!({ "reason": reason })))?;
        Ok(())
    })
}
