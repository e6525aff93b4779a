//! What somebody notes for themselves: bookmarks, drafts, and that they have seen what asks for it.

use super::message::touch;
use super::row::{MESSAGE, MessageRow};
use super::schema::{
    messenger_bookmarks as bookmarks, messenger_confirmations as confirmations, messenger_drafts as drafts,
};
use crate::access::{Allowed, React, Read};
use crate::model::{Message, Place};
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use maru_kernel::{Id, PersonId, Timestamp};
use maru_store::{DbConn, Portable, StoreResult, Tx, Utc, UtcTime, any_of, sql};
use std::collections::{BTreeSet, HashMap};

/// Keeps a message at hand, or no more.
pub fn bookmark(
    tx: &mut Tx<'_>,
    allowed: &Allowed<React, Message>,
    person: PersonId,
    on: bool,
) -> StoreResult<()> {
    let message = allowed.noun();
    let key = (person.as_i64(), message.room.as_i64(), message.seq);
    if on {
        let row = (
            bookmarks::person.eq(key.0),
            bookmarks::room.eq(key.1),
            bookmarks::seq.eq(key.2),
            bookmarks::at.eq(Utc(tx.now())),
        );
        Portable(diesel::insert_into(bookmarks::table).values(row).on_conflict_do_nothing())
            .execute(tx.conn())?;
    } else {
        diesel::delete(bookmarks::table.find(key)).execute(tx.conn())?;
    }
    Ok(())
}

/// Whether somebody keeps a message at hand.
pub fn is_bookmarked(conn: &mut DbConn, message: &Message, person: PersonId) -> StoreResult<bool> {
    let row = bookmarks::table.find((person.as_i64(), message.room.as_i64(), message.seq));
    Ok(diesel::select(diesel::dsl::exists(row)).get_result(conn)?)
}

/// What somebody has kept at hand before `before` and may still read, the last first, each with when they did.
pub fn bookmarked(
    conn: &mut DbConn,
    person: PersonId,
    before: Timestamp,
    limit: i64,
) -> StoreResult<Vec<(Message, Timestamp)>> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(embed)]
        message: MessageRow,
        #[diesel(sql_type = UtcTime)]
        kept_at: Utc,
    }
    let statement = format!(
        "SELECT {MESSAGE}, b.at AS kept_at FROM messenger_bookmarks b JOIN messenger_members m ON m.room = b.room AND m.person = b.person \
         JOIN messenger_messages x ON x.room = b.room AND x.seq = b.seq WHERE b.person = $1 AND x.seq >= m.first \
         AND b.at < $2 ORDER BY b.at DESC LIMIT $3"
    );
    let rows: Vec<Row> = sql(statement)
        .bind::<BigInt, _>(person.as_i64())
        .bind::<UtcTime, _>(Utc(before))
        .bind::<BigInt, _>(limit)
        .load(conn)?;
    Ok(rows.into_iter().map(|row| (row.message.into_message(), row.kept_at.0)).collect())
}

/// Notes that somebody has seen what asks for it; says whether they had not before.
pub fn confirm(tx: &mut Tx<'_>, allowed: &Allowed<React, Message>, person: PersonId) -> StoreResult<bool> {
    let message = allowed.noun();
    let row = (
        confirmations::room.eq(message.room.as_i64()),
        confirmations::seq.eq(message.seq),
        confirmations::person.eq(person.as_i64()),
        confirmations::at.eq(Utc(tx.now())),
    );
    let new = Portable(diesel::insert_into(confirmations::table).values(row).on_conflict_do_nothing())
        .execute(tx.conn())?;
    if new > 0 {
        touch(tx, message.room, message.seq)?;
    }
    Ok(new > 0)
}

/// How many have said that they have seen which of these messages.
pub fn confirmations(conn: &mut DbConn, room: Id, seqs: &[i64]) -> StoreResult<HashMap<i64, i64>> {
    let rows: Vec<(i64, i64)> = confirmations::table
        .filter(confirmations::room.eq(room.as_i64()))
        .filter(any_of(confirmations::seq, seqs.iter().copied()))
        .group_by(confirmations::seq)
        .select((confirmations::seq, diesel::dsl::count_star()))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}

/// Which of these messages one person has said that they have seen.
pub fn own_confirmations(
    conn: &mut DbConn,
    room: Id,
    seqs: &[i64],
    person: PersonId,
) -> StoreResult<BTreeSet<i64>> {
    let rows: Vec<i64> = confirmations::table
        .filter(confirmations::room.eq(room.as_i64()).and(confirmations::person.eq(person.as_i64())))
        .filter(any_of(confirmations::seq, seqs.iter().copied()))
        .select(confirmations::seq)
        .load(conn)?;
    Ok(rows.into_iter().collect())
}

/// Who has said that they have seen a message, in the order they did.
pub fn confirmed(conn: &mut DbConn, message: &Message) -> StoreResult<Vec<PersonId>> {
    let rows: Vec<i64> = confirmations::table
        .filter(confirmations::room.eq(message.room.as_i64()).and(confirmations::seq.eq(message.seq)))
        .order((confirmations::at, confirmations::person))
        .select(confirmations::person)
        .load(conn)?;
    Ok(rows.into_iter().map(Id::from_i64).collect())
}

/// Who has said of which of these messages that they have seen it, and when, in the order they did.
pub fn confirmed_among(
    conn: &mut DbConn,
    room: Id,
    seqs: &[i64],
) -> StoreResult<Vec<(i64, PersonId, Timestamp)>> {
    let rows: Vec<(i64, i64, Utc)> = confirmations::table
        .filter(confirmations::room.eq(room.as_i64()))
        .filter(any_of(confirmations::seq, seqs.iter().copied()))
        .order((confirmations::seq, confirmations::at, confirmations::person))
        .select((confirmations::seq, confirmations::person, confirmations::at))
        .load(conn)?;
    Ok(rows.into_iter().map(|(seq, person, at)| (seq, Id::from_i64(person), at.0)).collect())
}

/// Keeps what somebody has typed and not sent; an empty text is kept no more.
pub fn draft(tx: &mut Tx<'_>, allowed: &Allowed<Read, Place>, body: &str) -> StoreResult<()> {
    let Place { room, person, .. } = *allowed.noun();
    let key = (person.as_i64(), room.as_i64());
    if body.is_empty() {
        diesel::delete(drafts::table.find(key)).execute(tx.conn())?;
        return Ok(());
    }
    let set = (drafts::body.eq(body), drafts::at.eq(Utc(tx.now())));
    let row =
        diesel::insert_into(drafts::table).values((drafts::person.eq(key.0), drafts::room.eq(key.1), set));
    Portable(row.on_conflict((drafts::person, drafts::room)).do_update().set(set)).execute(tx.conn())?;
    Ok(())
}

/// When what somebody has typed in a room was kept last; none where nothing is.
pub fn drafted_at(conn: &mut DbConn, room: Id, person: PersonId) -> StoreResult<Option<Timestamp>> {
    let key = (person.as_i64(), room.as_i64());
    let at: Option<Utc> = drafts::table.find(key).select(drafts::at).first(conn).optional()?;
    Ok(at.map(|at| at.0))
}

/// What somebody has typed in a room and not sent; empty for nothing.
pub fn draft_of(conn: &mut DbConn, room: Id, person: PersonId) -> StoreResult<String> {
    let key = (person.as_i64(), room.as_i64());
    Ok(drafts::table.find(key).select(drafts::body).first(conn).optional()?.unwrap_or_default())
}
