//! Messages that ask again and again, and who was told in which round.

use super::schema::{messenger_asked as asked, messenger_askings as askings};
use crate::access::{Allowed, Ask};
use crate::model::{Again, Asked, Asking, Ended, Every, Message};
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use maru_kernel::{Id, PersonId, Timestamp};
use maru_store::{DbConn, Portable, StoreResult, Tx, Utc, sql};

/// Rows of one statement.
const AT_ONCE: usize = 1_000;

type Row = (i64, i64, String, i32, i32, Option<Utc>, Option<String>, i32);

fn asking((room, seq, every, rounds, round, next_at, ended, base): Row) -> Asking {
    Asking {
        room: Id::from_i64(room),
        seq,
        // The table holds no other words; what nobody knows asks least.
        again: Again { every: Every::from_name(&every).unwrap_or(Every::Morning), rounds },
        round,
        base,
        next_at: next_at.map(|at| at.0),
        ended: ended.map(|ended| Ended::from_name(&ended)),
    }
}

/// How a message asks again; nothing where it asks once.
pub fn of_message(conn: &mut DbConn, room: Id, seq: i64) -> StoreResult<Option<Asking>> {
    let row: Option<Row> = askings::table.find((room.as_i64(), seq)).first(conn).optional()?;
    Ok(row.map(asking))
}

/// Has a message ask again from now on as told, or otherwise than before.
pub fn set(
    tx: &mut Tx<'_>,
    allowed: &Allowed<Ask, Message>,
    again: Again,
    next_at: Option<Timestamp>,
) -> StoreResult<()> {
    let message = allowed.noun();
    let key = (askings::room.eq(message.room.as_i64()), askings::seq.eq(message.seq));
    let set = (
        askings::every.eq(again.every.name()),
        askings::rounds.eq(again.rounds),
        askings::next_at.eq(next_at.map(Utc)),
        askings::ended.eq(None::<&str>),
    );
    let row = diesel::insert_into(askings::table).values((key, set));
    let anew = (set, askings::base.eq(askings::round));
    Portable(row.on_conflict((askings::room, askings::seq)).do_update().set(anew)).execute(tx.conn())?;
    Ok(())
}

/// Has it ask no more; says whether it did.
pub fn end(tx: &mut Tx<'_>, room: Id, seq: i64, ended: Ended) -> StoreResult<bool> {
    let row = askings::table.find((room.as_i64(), seq)).filter(askings::next_at.is_not_null());
    let changed = diesel::update(row)
        .set((askings::next_at.eq(None::<Utc>), askings::ended.eq(Some(ended.name()))))
        .execute(tx.conn())?;
    Ok(changed > 0)
}

/// Notes that a round is over and when the next is due; says whether it still was this one's turn.
pub fn advance(tx: &mut Tx<'_>, held: &Asking, next_at: Timestamp) -> StoreResult<bool> {
    let row = askings::table
        .find((held.room.as_i64(), held.seq))
        .filter(askings::round.eq(held.round).and(askings::next_at.is_not_null()));
    let changed = diesel::update(row)
        .set((askings::round.eq(held.round + 1), askings::next_at.eq(Some(Utc(next_at)))))
        .execute(tx.conn())?;
    Ok(changed > 0)
}

/// Those whose next round was due at `now`, the oldest first.
pub fn due(conn: &mut DbConn, now: Timestamp, limit: i64) -> StoreResult<Vec<Asking>> {
    let rows: Vec<Row> = askings::table
        .filter(askings::next_at.assume_not_null().le(Utc(now)).and(askings::next_at.is_not_null()))
        .order((askings::next_at, askings::room, askings::seq))
        .limit(limit)
        .load(conn)?;
    Ok(rows.into_iter().map(asking).collect())
}

/// Those who may read a message and have not confirmed it, other than its author, by id.
pub fn missing(conn: &mut DbConn, message: &Message) -> StoreResult<Vec<PersonId>> {
    #[derive(QueryableByName)]
    struct Missing {
        #[diesel(sql_type = BigInt)]
        person: i64,
    }
    let rows: Vec<Missing> = sql(
        "SELECT m.person FROM messenger_members m WHERE m.room = $1 AND m.first <= $2 AND m.person <> $3 AND NOT EXISTS \
         (SELECT 1 FROM messenger_confirmations c WHERE c.room = m.room AND c.seq = $2 AND c.person = m.person) ORDER BY m.person",
    )
    .bind::<BigInt, _>(message.room.as_i64())
    .bind::<BigInt, _>(message.seq)
    .bind::<BigInt, _>(message.author.as_i64())
    .load(conn)?;
    Ok(rows.into_iter().map(|row| Id::from_i64(row.person)).collect())
}

/// Notes who was told in a round: those who had not confirmed, with whom was told of it.
pub fn note(tx: &mut Tx<'_>, held: &Asking, told: &[(PersonId, PersonId)]) -> StoreResult<()> {
    let at = Utc(tx.now());
    for some in told.chunks(AT_ONCE) {
        let rows: Vec<_> = some
            .iter()
            .map(|(person, told)| {
                (
                    asked::room.eq(held.room.as_i64()),
                    asked::seq.eq(held.seq),
                    asked::round.eq(held.round + 1),
                    asked::person.eq(person.as_i64()),
                    asked::told.eq(told.as_i64()),
                    asked::at.eq(at),
                )
            })
            .collect();
        match tx.conn() {
            DbConn::Pg(conn) => diesel::insert_into(asked::table).values(rows).execute(conn)?,
            DbConn::Sqlite(conn) => diesel::insert_into(asked::table).values(rows).execute(conn)?,
        };
    }
    Ok(())
}

/// Who was told of a message, the last round first.
pub fn told(conn: &mut DbConn, message: &Message, limit: i64) -> StoreResult<Vec<Asked>> {
    let rows: Vec<(i32, Utc, i64, i64)> = asked::table
        .filter(asked::room.eq(message.room.as_i64()).and(asked::seq.eq(message.seq)))
        .order((asked::round.desc(), asked::person, asked::told))
        .limit(limit)
        .select((asked::round, asked::at, asked::person, asked::told))
        .load(conn)?;
    let row = |(round, at, person, told): (i32, Utc, i64, i64)| Asked {
        round,
        at: at.0,
        person: Id::from_i64(person),
        told: Id::from_i64(told),
    };
    Ok(rows.into_iter().map(row).collect())
}
