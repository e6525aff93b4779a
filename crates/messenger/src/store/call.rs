//! Who is called in which message.

use super::row::{MESSAGE, MessageRow};
use super::schema::messenger_calls as calls;
use crate::access::{Allowed, Change, Post, Read};
use crate::model::{Message, Place, Seen};
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use maru_kernel::{Id, PersonId};
use maru_store::{DbConn, Portable, StoreResult, Tx, Utc, sql};

/// Rows of one statement.
const AT_ONCE: usize = 1_000;

/// Notes whom a message calls; each once.
pub fn insert(
    tx: &mut Tx<'_>,
    _: &Allowed<Post, Seen>,
    message: &Message,
    people: &[PersonId],
) -> StoreResult<()> {
    let at = Utc(tx.now());
    for some in people.chunks(AT_ONCE) {
        let rows: Vec<_> = some
            .iter()
            .map(|person| {
                (
                    calls::person.eq(person.as_i64()),
                    calls::room.eq(message.room.as_i64()),
                    calls::seq.eq(message.seq),
                    calls::at.eq(at),
                    calls::thread.eq(message.thread),
                )
            })
            .collect();
        match tx.conn() {
            DbConn::Pg(conn) => diesel::insert_into(calls::table).values(rows).execute(conn)?,
            DbConn::Sqlite(conn) => diesel::insert_into(calls::table).values(rows).execute(conn)?,
        };
    }
    Ok(())
}

/// Notes whom a message calls since it was written anew; returns those it had not called before.
pub fn add(
    tx: &mut Tx<'_>,
    allowed: &Allowed<Change, Message>,
    people: &[PersonId],
) -> StoreResult<Vec<PersonId>> {
    let (message, at) = (allowed.noun(), Utc(tx.now()));
    let mut added = Vec::new();
    for person in people {
        let row = (
            calls::person.eq(person.as_i64()),
            calls::room.eq(message.room.as_i64()),
            calls::seq.eq(message.seq),
            calls::at.eq(at),
            calls::thread.eq(message.thread),
        );
        let new = Portable(diesel::insert_into(calls::table).values(row).on_conflict_do_nothing())
            .execute(tx.conn())?;
        added.extend((new > 0).then_some(*person));
    }
    Ok(added)
}

/// Takes back the calls of a message, other than of these people, who are called as before.
pub fn keep(tx: &mut Tx<'_>, allowed: &Allowed<Change, Message>, people: &[PersonId]) -> StoreResult<()> {
    let message = allowed.noun();
    let of_it = || calls::table.filter(calls::room.eq(message.room.as_i64()).and(calls::seq.eq(message.seq)));
    let called: Vec<i64> = of_it().select(calls::person).load(tx.conn())?;
    for person in called.into_iter().filter(|person| !people.contains(&Id::from_i64(*person))) {
        diesel::delete(of_it().filter(calls::person.eq(person))).execute(tx.conn())?;
    }
    Ok(())
}

/// Takes back all calls of a message.
pub fn delete(tx: &mut Tx<'_>, allowed: &Allowed<Change, Message>) -> StoreResult<()> {
    let message = allowed.noun();
    let of_it = calls::table.filter(calls::room.eq(message.room.as_i64()).and(calls::seq.eq(message.seq)));
    diesel::delete(of_it).execute(tx.conn())?;
    Ok(())
}

/// Notes that somebody has looked at the answers of a thread up to `seq`: what calls them there does so no more. Says whether
/// anything did.
pub fn see_in_thread(
    tx: &mut Tx<'_>,
    allowed: &Allowed<Read, Place>,
    root: i64,
    seq: i64,
) -> StoreResult<bool> {
    let Place { room, person, .. } = *allowed.noun();
    let own = calls::table.filter(calls::person.eq(person.as_i64()).and(calls::room.eq(room.as_i64())));
    let waiting = own.filter(calls::thread.eq(root).and(calls::seq.le(seq)).and(calls::seen.eq(false)));
    Ok(diesel::update(waiting).set(calls::seen.eq(true)).execute(tx.conn())? > 0)
}

/// Whether answers of a thread call somebody who has not looked at them.
pub fn waits_in_thread(conn: &mut DbConn, place: Place, root: i64) -> StoreResult<bool> {
    let own = calls::table
        .filter(calls::person.eq(place.person.as_i64()).and(calls::room.eq(place.room.as_i64())))
        .filter(calls::thread.eq(root).and(calls::seen.eq(false)).and(calls::seq.ge(place.from)));
    Ok(diesel::select(diesel::dsl::exists(own)).get_result(conn)?)
}

/// Messages that call somebody, where they are in the room, the newest first.
pub fn of_person(conn: &mut DbConn, person: PersonId, before: Id, limit: i64) -> StoreResult<Vec<Message>> {
    let statement = format!(
        "SELECT {MESSAGE} FROM messenger_calls c JOIN messenger_members m ON m.room = c.room AND m.person = c.person \
         JOIN messenger_messages x ON x.room = c.room AND x.seq = c.seq WHERE c.person = $1 AND x.seq >= m.first \
         AND x.id < $2 AND x.recalled_at IS NULL ORDER BY x.id DESC LIMIT $3"
    );
    let rows: Vec<MessageRow> = sql(statement)
        .bind::<BigInt, _>(person.as_i64())
        .bind::<BigInt, _>(before.as_i64())
        .bind::<BigInt, _>(limit)
        .load(conn)?;
    Ok(rows.into_iter().map(MessageRow::into_message).collect())
}
