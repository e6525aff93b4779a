//! Signs below messages.

use super::message::touch;
use super::schema::messenger_reactions as reactions;
use crate::access::{Allowed, React};
use crate::model::{Message, Reaction};
use diesel::prelude::*;
use maru_kernel::{Id, PersonId};
use maru_store::{DbConn, Portable, StoreResult, Tx, Utc, any_of};

/// The signs below these messages, each in the order its first came.
pub fn below(conn: &mut DbConn, room: Id, seqs: &[i64]) -> StoreResult<Vec<Reaction>> {
    let rows: Vec<(i64, String, i64)> = reactions::table
        .filter(reactions::room.eq(room.as_i64()))
        .filter(any_of(reactions::seq, seqs.iter().copied()))
        .order((reactions::seq, reactions::at, reactions::person))
        .select((reactions::seq, reactions::sign, reactions::person))
        .load(conn)?;
    let mut all: Vec<Reaction> = Vec::new();
    for (seq, sign, person) in rows {
        let person = Id::from_i64(person);
        match all.iter_mut().find(|known| known.seq == seq && known.sign == sign) {
            Some(known) => known.people.push(person),
            None => all.push(Reaction { seq, sign, people: vec![person] }),
        }
    }
    Ok(all)
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
