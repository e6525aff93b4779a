//! Messages that wait for their time.

use super::schema::messenger_scheduled as scheduled;
use crate::access::{Allowed, Post, Schedule};
use crate::model::{Again, Every, Priority, Scheduled, Seen};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Integer, Nullable, SmallInt, Text};
use maru_kernel::{Id, PersonId, Timestamp};
use maru_store::{DbConn, StoreResult, Tx, Utc, UtcTime, sql};

/// The columns of [`Row`] of the table `s`.
const ROW: &str = "s.id, s.room, s.person, s.at, s.body, s.thread, s.reply_to, s.priority, s.asks, s.files, s.every, s.rounds, s.failed";

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = BigInt)]
    room: i64,
    #[diesel(sql_type = BigInt)]
    person: i64,
    #[diesel(sql_type = UtcTime)]
    at: Utc,
    #[diesel(sql_type = Text)]
    body: String,
    #[diesel(sql_type = Nullable<BigInt>)]
    thread: Option<i64>,
    #[diesel(sql_type = Nullable<BigInt>)]
    reply_to: Option<i64>,
    #[diesel(sql_type = SmallInt)]
    priority: i16,
    #[diesel(sql_type = Bool)]
    asks: bool,
    #[diesel(sql_type = Integer)]
    files: i32,
    #[diesel(sql_type = Nullable<Text>)]
    every: Option<String>,
    #[diesel(sql_type = Integer)]
    rounds: i32,
    #[diesel(sql_type = Nullable<Text>)]
    failed: Option<String>,
}

impl Row {
    fn into_scheduled(self) -> Scheduled {
        Scheduled {
            id: Id::from_i64(self.id),
            room: Id::from_i64(self.room),
            person: Id::from_i64(self.person),
            at: self.at.0,
            body: self.body,
            thread: self.thread,
            reply_to: self.reply_to,
            priority: Priority::from_rank(self.priority),
            asks: self.asks,
            again: self
                .every
                .as_deref()
                .and_then(Every::from_name)
                .map(|every| Again { every, rounds: self.rounds }),
            files: self.files,
            failed: self.failed,
        }
    }
}

/// Has a message wait. Its room is the one that may be written in, its author who may.
pub fn insert(tx: &mut Tx<'_>, allowed: &Allowed<Post, Seen>, new: &Scheduled) -> StoreResult<()> {
    let seen = allowed.noun();
    diesel::insert_into(scheduled::table)
        .values((
            scheduled::id.eq(new.id.as_i64()),
            scheduled::room.eq(seen.room.id.as_i64()),
            scheduled::person.eq(seen.me.person.as_i64()),
            scheduled::at.eq(Utc(new.at)),
            scheduled::body.eq(&new.body),
            scheduled::thread.eq(new.thread),
            scheduled::reply_to.eq(new.reply_to),
            scheduled::priority.eq(new.priority.rank()),
            scheduled::asks.eq(new.asks),
            scheduled::files.eq(new.files),
            scheduled::every.eq(new.again.map(|again| again.every.name())),
            scheduled::rounds.eq(new.again.map_or(0, |again| again.rounds)),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// The message that waits under this id, whoever asks.
pub fn any(conn: &mut DbConn, id: Id) -> StoreResult<Option<Scheduled>> {
    one(conn, id, "")
}

/// As [`any`], and nobody else changes or sends it before this transaction ends.
pub fn hold(tx: &mut Tx<'_>, id: Id) -> StoreResult<Option<Scheduled>> {
    let end = if tx.conn().is_sqlite() { "" } else { " FOR UPDATE" };
    one(tx.conn(), id, end)
}

fn one(conn: &mut DbConn, id: Id, end: &str) -> StoreResult<Option<Scheduled>> {
    let row: Option<Row> = sql(format!("SELECT {ROW} FROM messenger_scheduled s WHERE s.id = $1{end}"))
        .bind::<BigInt, _>(id.as_i64())
        .get_result(conn)
        .optional()?;
    Ok(row.map(Row::into_scheduled))
}

/// What somebody has waiting, the next first.
pub fn of_person(conn: &mut DbConn, person: PersonId, limit: i64) -> StoreResult<Vec<Scheduled>> {
    let rows: Vec<Row> = sql(format!(
        "SELECT {ROW} FROM messenger_scheduled s WHERE s.person = $1 ORDER BY s.at, s.id LIMIT $2"
    ))
    .bind::<BigInt, _>(person.as_i64())
    .bind::<BigInt, _>(limit)
    .load(conn)?;
    Ok(rows.into_iter().map(Row::into_scheduled).collect())
}

/// How many messages somebody has waiting, in one room or in all.
pub fn count(conn: &mut DbConn, person: PersonId, room: Option<Id>) -> StoreResult<i64> {
    let own = scheduled::table.filter(scheduled::person.eq(person.as_i64())).into_boxed();
    let own = match room {
        Some(room) => own.filter(scheduled::room.eq(room.as_i64())),
        None => own,
    };
    Ok(own.count().get_result(conn)?)
}

/// Those whose time came at `now` or before and which nothing keeps, with who had them wait, the oldest first.
pub fn due(conn: &mut DbConn, now: Timestamp, limit: i64) -> StoreResult<Vec<(Id, PersonId)>> {
    let rows: Vec<(i64, i64)> = scheduled::table
        .filter(scheduled::at.le(Utc(now)).and(scheduled::failed.is_null()))
        .order((scheduled::at, scheduled::id))
        .limit(limit)
        .select((scheduled::id, scheduled::person))
        .load(conn)?;
    Ok(rows.into_iter().map(|(id, person)| (Id::from_i64(id), Id::from_i64(person))).collect())
}

/// The next times between two instants at which something is due, each once.
pub fn times(
    conn: &mut DbConn,
    after: Timestamp,
    until: Timestamp,
    limit: i64,
) -> StoreResult<Vec<Timestamp>> {
    let rows: Vec<Utc> = scheduled::table
        .filter(scheduled::at.gt(Utc(after)).and(scheduled::at.le(Utc(until))))
        .filter(scheduled::failed.is_null())
        .order(scheduled::at)
        .limit(limit)
        .select(scheduled::at)
        .distinct()
        .load(conn)?;
    Ok(rows.into_iter().map(|at| at.0).collect())
}

/// Has it say something else, or wait for another time; what kept it keeps it no more.
pub fn update(
    tx: &mut Tx<'_>,
    allowed: &Allowed<Schedule, Scheduled>,
    body: &str,
    at: Timestamp,
) -> StoreResult<()> {
    diesel::update(scheduled::table.find(allowed.noun().id.as_i64()))
        .set((scheduled::body.eq(body), scheduled::at.eq(Utc(at)), scheduled::failed.eq(None::<String>)))
        .execute(tx.conn())?;
    Ok(())
}

/// Notes what kept it from being sent; says whether it still waited for a time that has come.
pub fn fail(tx: &mut Tx<'_>, id: Id, code: &str) -> StoreResult<bool> {
    let due = scheduled::failed.is_null().and(scheduled::at.le(Utc(tx.now())));
    let changed = diesel::update(scheduled::table.find(id.as_i64()).filter(due))
        .set(scheduled::failed.eq(Some(code)))
        .execute(tx.conn())?;
    Ok(changed > 0)
}

/// Has it wait no more.
pub fn delete(tx: &mut Tx<'_>, allowed: &Allowed<Schedule, Scheduled>) -> StoreResult<()> {
    diesel::delete(scheduled::table.find(allowed.noun().id.as_i64())).execute(tx.conn())?;
    Ok(())
}
