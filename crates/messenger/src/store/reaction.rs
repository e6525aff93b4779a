//! Signs below messages.

use super::message::touch;
use super::schema::messenger_reactions as reactions;
use crate::access::{Allowed, React};
use crate::model::{Message, Reaction};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use maru_kernel::{Id, PersonId};
use maru_store::{DbConn, Portable, StoreResult, Tx, Utc, any_of, sql};

/// The signs below these messages, each in the order its first came: how many put it there, and the first of them.
pub fn below(conn: &mut DbConn, room: Id, seqs: &[i64]) -> StoreResult<Vec<Reaction>> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = BigInt)]
        seq: i64,
        #[diesel(sql_type = Text)]
        sign: String,
        #[diesel(sql_type = BigInt)]
        person: i64,
        #[diesel(sql_type = BigInt)]
        count: i64,
    }
    let rows: Vec<Row> = sql(
        "SELECT s.seq, s.sign, s.person, s.count FROM (SELECT r.seq, r.sign, r.person, \
         row_number() OVER (PARTITION BY r.seq, r.sign ORDER BY r.at, r.person) AS place, \
         count(*) OVER (PARTITION BY r.seq, r.sign) AS count, min(r.at) OVER (PARTITION BY r.seq, r.sign) AS begun \
         FROM messenger_reactions r WHERE r.room = $1 AND r.seq IN $2) s WHERE s.place <= $3 \
         ORDER BY s.seq, s.begun, s.sign, s.place",
    )
    .bind::<BigInt, _>(room.as_i64())
    .bind_list(seqs.iter().copied())
    .bind::<BigInt, _>(i64::try_from(Reaction::NAMED).unwrap_or(i64::MAX))
    .load(conn)?;
    let mut all: Vec<Reaction> = Vec::new();
    for Row { seq, sign, person, count } in rows {
        let person = Id::from_i64(person);
        match all.last_mut().filter(|known| known.seq == seq && known.sign == sign) {
            Some(known) => known.first.push(person),
            None => all.push(Reaction { seq, sign, count, first: vec![person], own: false }),
        }
    }
    Ok(all)
}

/// The signs that one person put below these messages.
pub fn own(conn: &mut DbConn, room: Id, seqs: &[i64], person: PersonId) -> StoreResult<Vec<(i64, String)>> {
    Ok(reactions::table
        .filter(reactions::room.eq(room.as_i64()).and(reactions::person.eq(person.as_i64())))
        .filter(any_of(reactions::seq, seqs.iter().copied()))
        .select((reactions::seq, reactions::sign))
        .load(conn)?)
}

/// Who put which sign below a message, in the order they did.
pub fn who(conn: &mut DbConn, message: &Message, limit: i64) -> StoreResult<Vec<(String, PersonId)>> {
    let rows: Vec<(String, i64)> = reactions::table
        .filter(reactions::room.eq(message.room.as_i64()).and(reactions::seq.eq(message.seq)))
        .order((reactions::at, reactions::person, reactions::sign))
        .limit(limit)
        .select((reactions::sign, reactions::person))
        .load(conn)?;
    Ok(rows.into_iter().map(|(sign, person)| (sign, Id::from_i64(person))).collect())
}

/// Who put which sign below these messages: the number, the sign and who, in the order they did.
pub fn who_among(conn: &mut DbConn, room: Id, seqs: &[i64]) -> StoreResult<Vec<(i64, String, PersonId)>> {
    let rows: Vec<(i64, String, i64)> = reactions::table
        .filter(reactions::room.eq(room.as_i64()))
        .filter(any_of(reactions::seq, seqs.iter().copied()))
        .order((reactions::seq, reactions::at, reactions::person, reactions::sign))
        .select((reactions::seq, reactions::sign, reactions::person))
        .load(conn)?;
    Ok(rows.into_iter().map(|(seq, sign, person)| (seq, sign, Id::from_i64(person))).collect())
}

/// How many different signs are below a message.
pub fn signs(conn: &mut DbConn, message: &Message) -> StoreResult<Vec<String>> {
    Ok(reactions::table
        .filter(reactions::room.eq(message.room.as_i64()).and(reactions::seq.eq(message.seq)))
        .select(reactions::sign)
        .distinct()
        .load(conn)?)
}

/// Puts a sign below a message, or takes it away; says whether that changed anything.
pub fn set(
    tx: &mut Tx<'_>,
    allowed: &Allowed<React, Message>,
    person: PersonId,
    sign: &str,
    on: bool,
) -> StoreResult<bool> {
    let message = allowed.noun();
    let key = (message.room.as_i64(), message.seq, sign, person.as_i64());
    let changed = if on {
        let row = (
            reactions::room.eq(key.0),
            reactions::seq.eq(key.1),
            reactions::sign.eq(sign),
            reactions::person.eq(key.3),
            reactions::at.eq(Utc(tx.now())),
        );
        Portable(diesel::insert_into(reactions::table).values(row).on_conflict_do_nothing())
            .execute(tx.conn())?
    } else {
        diesel::delete(reactions::table.find(key)).execute(tx.conn())?
    };
    if changed > 0 {
        touch(tx, message.room, message.seq)?;
    }
    Ok(changed > 0)
}
