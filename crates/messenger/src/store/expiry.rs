//! Messages whose time is over, in rooms that keep theirs for so many days only.

use super::schema::{
    messenger_asked as asked, messenger_askings as askings, messenger_bookmarks as bookmarks,
    messenger_calls as calls, messenger_confirmations as confirmations, messenger_messages as messages,
    messenger_originals as originals, messenger_reactions as reactions, messenger_reminders as reminders,
};
use super::words;
use crate::access::{Allowed, Expire};
use crate::model::Message;
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use maru_kernel::{Id, Timestamp};
use maru_store::{DbConn, StoreResult, Tx, Utc, UtcTime, sql};

/// Messages whose time was over at `now` and since when, those due longest first, after one of them.
pub fn due(
    conn: &mut DbConn,
    now: Timestamp,
    after: Option<(Timestamp, Id)>,
    limit: i64,
) -> StoreResult<Vec<(Id, Timestamp)>> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = BigInt)]
        message: i64,
        #[diesel(sql_type = UtcTime)]
        due: Utc,
    }
    let kept =
        if conn.is_sqlite() { "r.keeps_days * 86400000000" } else { "make_interval(days => r.keeps_days)" };
    let statement = format!(
        "SELECT d.message, d.due FROM (SELECT x.id AS message, x.at + {kept} AS due FROM messenger_rooms r \
         JOIN messenger_messages x ON x.room = r.id WHERE r.keeps_days IS NOT NULL AND x.at <= $1 - {kept}) d \
         WHERE d.due > $2 OR (d.due = $2 AND d.message > $3) ORDER BY d.due, d.message LIMIT $4"
    );
    let (since, id) = after.unwrap_or((Timestamp::UNIX_EPOCH, Id::from_i64(0)));
    let rows: Vec<Row> = sql(statement)
        .bind::<UtcTime, _>(Utc(now))
        .bind::<UtcTime, _>(Utc(since))
        .bind::<BigInt, _>(id.as_i64())
        .bind::<BigInt, _>(limit)
        .load(conn)?;
    Ok(rows.into_iter().map(|row| (Id::from_i64(row.message), row.due.0)).collect())
}

/// Takes a message away with everything that was noted beside it, what it said before it was changed included.
pub fn delete(tx: &mut Tx<'_>, allowed: &Allowed<Expire, Message>) -> StoreResult<()> {
    let message = allowed.noun();
    let (room, seq) = (message.room.as_i64(), message.seq);
    let conn = tx.conn();
    diesel::delete(reactions::table.filter(reactions::room.eq(room).and(reactions::seq.eq(seq))))
        .execute(conn)?;
    diesel::delete(calls::table.filter(calls::room.eq(room).and(calls::seq.eq(seq)))).execute(conn)?;
    diesel::delete(bookmarks::table.filter(bookmarks::room.eq(room).and(bookmarks::seq.eq(seq))))
        .execute(conn)?;
    diesel::delete(confirmations::table.filter(confirmations::room.eq(room).and(confirmations::seq.eq(seq))))
        .execute(conn)?;
    diesel::delete(askings::table.find((room, seq))).execute(conn)?;
    diesel::delete(asked::table.filter(asked::room.eq(room).and(asked::seq.eq(seq)))).execute(conn)?;
    diesel::delete(reminders::table.filter(reminders::room.eq(room).and(reminders::seq.eq(seq))))
        .execute(conn)?;
    diesel::delete(originals::table.filter(originals::room.eq(room).and(originals::seq.eq(seq))))
        .execute(conn)?;
    diesel::delete(messages::table.find((room, seq))).execute(conn)?;
    words::delete(tx, message)
}
