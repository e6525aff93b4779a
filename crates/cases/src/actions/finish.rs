//! Ends cases: by a person's word, or because their time is over.

use super::LOCK;
use super::seen::seen_by;
use crate::access::{self, Allowed, Finish};
use crate::error::Error;
use crate::model::{Case, End, TELL_AFTER};
use crate::store::case;
use maru_kernel::{Cause, Event, Id, PersonId, Timestamp, Viewer};
use maru_store::{Db, Tx, lock_name};

/// Takes back what nobody opened, or closes what is open.
///
/// # Errors
/// The rules of [`access::finish`].
pub fn finish(tx: &mut Tx<'_>, viewer: &Viewer, id: Id) -> Result<End, Error> {
    let seen = seen_by(tx, viewer, id)?;
    let now = tx.now();
    let allowed = access::finish(viewer, seen)?;
    let (case, how) = allowed.noun();
    let told = if case.asked_by == viewer.id { Vec::new() } else { vec![case.asked_by] };
    end(tx, &allowed, now, told)?;
    Ok(*how)
}

/// Ends what the time ended, so that its subjects are told in time.
///
/// # Errors
/// As any write.
pub fn finish_due(db: &Db) -> Result<usize, Error> {
    let now = db.now();
    let over = db.read_blocking(|conn| case::running(conn, now))?;
    let over: Vec<Id> = over.into_iter().filter(|case| case.stage.is_over()).map(|case| case.id).collect();
    let mut count = 0;
    for id in over {
        count += db.write_blocking(&Cause::system("cases.keep"), move |tx| {
            lock_name(tx, LOCK)?;
            let now = tx.now();
            let found = case::find(tx.conn(), id, now)?.and_then(access::finish_by_time);
            let Some((allowed, at)) = found else { return Ok::<usize, Error>(0) };
            let told = vec![allowed.noun().0.asked_by];
            end(tx, &allowed, at, told)?;
            Ok(1)
        })?;
    }
    Ok(count)
}

fn end(
    tx: &mut Tx<'_>,
    allowed: &Allowed<Finish, (Case, End)>,
    at: Timestamp,
    told: Vec<PersonId>,
) -> Result<(), Error> {
    let (known, how) = allowed.noun();
    case::finish(tx, allowed, at, how.was_open().then(|| at + TELL_AFTER))?;
    let name = match how {
        End::Closed => "cases.closed",
        End::Expired => "cases.expired",
        End::Refused => "cases.refused",
        End::Withdrawn => "cases.withdrawn",
        End::Lapsed => "cases.lapsed",
    };
    let details = serde_json::json!({ "number": known.number });
    tx.record(&Event::new(name).about(known.to_ref()).to(told).with(details))?;
    Ok(())
}
