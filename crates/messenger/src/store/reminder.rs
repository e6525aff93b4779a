//! Messages somebody wants to be reminded of.

use super::schema::messenger_reminders as reminders;
use crate::access::{Allowed, React};
use crate::model::{Message, Reminder};
use diesel::prelude::*;
use maru_kernel::{Id, PersonId, Timestamp};
use maru_store::{DbConn, Portable, StoreResult, Tx, Utc};

type Row = (i64, i64, i64, Utc);

fn reminder((person, room, seq, at): Row) -> Reminder {
    Reminder { person: Id::from_i64(person), room: Id::from_i64(room), seq, at: at.0 }
}

/// Reminds somebody of a message at a time, and at no other.
pub fn set(
    tx: &mut Tx<'_>,
    allowed: &Allowed<React, Message>,
    person: PersonId,
    at: Timestamp,
) -> StoreResult<()> {
    let message = allowed.noun();
    let key = (
        reminders::person.eq(person.as_i64()),
        reminders::room.eq(message.room.as_i64()),
        reminders::seq.eq(message.seq),
    );
    let time = reminders::at.eq(Utc(at));
    let row = diesel::insert_into(reminders::table).values((key, time));
    Portable(row.on_conflict((reminders::person, reminders::room, reminders::seq)).do_update().set(time))
        .execute(tx.conn())?;
    Ok(())
}

/// Reminds somebody no more; says whether they would have been.
pub fn delete(tx: &mut Tx<'_>, own: &Reminder) -> StoreResult<bool> {
    let row = reminders::table.find((own.person.as_i64(), own.room.as_i64(), own.seq));
    Ok(diesel::delete(row.filter(reminders::at.eq(Utc(own.at)))).execute(tx.conn())? > 0)
}

/// When somebody is reminded of a message; never unless they asked for it.
pub fn of_message(conn: &mut DbConn, message: &Message, person: PersonId) -> StoreResult<Option<Reminder>> {
    let row: Option<Row> = reminders::table
        .find((person.as_i64(), message.room.as_i64(), message.seq))
        .first(conn)
        .optional()?;
    Ok(row.map(reminder))
}

/// What somebody is reminded of, the next first.
pub fn of_person(conn: &mut DbConn, person: PersonId, limit: i64) -> StoreResult<Vec<Reminder>> {
    let rows: Vec<Row> = reminders::table
        .filter(reminders::person.eq(person.as_i64()))
        .order((reminders::at, reminders::room, reminders::seq))
        .limit(limit)
        .load(conn)?;
    Ok(rows.into_iter().map(reminder).collect())
}

/// Those whose time came at `now` or before, the oldest first.
pub fn due(conn: &mut DbConn, now: Timestamp, limit: i64) -> StoreResult<Vec<Reminder>> {
    let rows: Vec<Row> =
        reminders::table.filter(reminders::at.le(Utc(now))).order(reminders::at).limit(limit).load(conn)?;
    Ok(rows.into_iter().map(reminder).collect())
}

/// The next times between two instants at which something is due, each once.
pub fn times(
    conn: &mut DbConn,
    after: Timestamp,
    until: Timestamp,
    limit: i64,
) -> StoreResult<Vec<Timestamp>> {
    let rows: Vec<Utc> = reminders::table
        .filter(reminders::at.gt(Utc(after)).and(reminders::at.le(Utc(until))))
        .order(reminders::at)
        .limit(limit)
        .select(reminders::at)
        .distinct()
        .load(conn)?;
    Ok(rows.into_iter().map(|at| at.0).collect())
}
