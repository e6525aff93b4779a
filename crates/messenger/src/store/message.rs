//! Messages: written once, numbered, changed in the order of changes.

use super::room::next_numbers;
use super::row::{MESSAGE, MessageRow};
use super::schema::{messenger_messages as messages, messenger_originals as originals};
use super::words;
use crate::access::{Allowed, Change, Pin, Post};
use crate::model::{Message, Place, Priority, Seen};
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use maru_kernel::{Id, PersonId, Timestamp};
use maru_store::{DbConn, StoreResult, Tx, Utc, UtcTime, sql};

/// The message with this number, if its reader may read it.
pub fn one(conn: &mut DbConn, place: Place, seq: i64) -> StoreResult<Option<Message>> {
    if seq < place.from {
        return Ok(None);
    }
    let row: Option<MessageRow> =
        sql(format!("SELECT {MESSAGE} FROM messenger_messages x WHERE x.room = $1 AND x.seq = $2"))
            .bind::<BigInt, _>(place.room.as_i64())
            .bind::<BigInt, _>(seq)
            .get_result(conn)
            .optional()?;
    Ok(row.map(MessageRow::into_message))
}

/// The message with this id, whoever asks.
pub fn any(conn: &mut DbConn, id: Id) -> StoreResult<Option<Message>> {
    let row: Option<MessageRow> = sql(format!("SELECT {MESSAGE} FROM messenger_messages x WHERE x.id = $1"))
        .bind::<BigInt, _>(id.as_i64())
        .get_result(conn)
        .optional()?;
    Ok(row.map(MessageRow::into_message))
}

/// The number of what somebody sent with this id already.
pub fn sent(conn: &mut DbConn, room: Id, author: PersonId, sending: &str) -> StoreResult<Option<i64>> {
    let seq: Option<i64> = messages::table
        .filter(messages::room.eq(room.as_i64()).and(messages::author.eq(author.as_i64())))
        .filter(messages::sending.eq(sending))
        .select(messages::seq)
        .first(conn)
        .optional()?;
    Ok(seq)
}

/// Which part of a room is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What comes before a message; before all that will ever be for the newest.
    Before(i64),
    /// What comes after a message.
    After(i64),
}

/// Messages beside no thread, in order, at most `limit`: those nearest to where the part begins.
pub fn main(conn: &mut DbConn, place: Place, part: Part, limit: i64) -> StoreResult<Vec<Message>> {
    // One bound on each side: of two, SQLite goes by the first and walks through what the second leaves out.
    let (from, to, order) = match part {
        Part::Before(seq) => (place.from, seq, "DESC"),
        Part::After(seq) => (place.from.max(seq.saturating_add(1)), i64::MAX, "ASC"),
    };
    nearest(conn, Place { from, ..place }, to, ("AND x.thread IS NULL", order), limit)
}

/// Messages between two numbers, in order: of more than `limit` those that come first in `order`.
fn nearest(
    conn: &mut DbConn,
    place: Place,
    to: i64,
    (which, order): (&str, &str),
    limit: i64,
) -> StoreResult<Vec<Message>> {
    let statement = format!(
        "SELECT {MESSAGE} FROM messenger_messages x WHERE x.room = $1 AND x.seq >= $2 AND x.seq < $3 {which} \
         ORDER BY x.seq {order} LIMIT $4"
    );
    let mut found = load(conn, statement, place, to, limit)?;
    found.sort_by_key(|message| message.seq);
    Ok(found)
}

/// The answers of a thread in order, after `after`.
pub fn thread(
    conn: &mut DbConn,
    place: Place,
    root: i64,
    after: i64,
    limit: i64,
) -> StoreResult<Vec<Message>> {
    let statement = format!(
        "SELECT {MESSAGE} FROM messenger_messages x WHERE x.room = $1 AND x.thread = $2 AND x.seq >= $3 ORDER BY x.seq LIMIT $4"
    );
    let rows: Vec<MessageRow> = sql(statement)
        .bind::<BigInt, _>(place.room.as_i64())
        .bind::<BigInt, _>(root)
        .bind::<BigInt, _>(place.from.max(after.saturating_add(1)))
        .bind::<BigInt, _>(limit)
        .load(conn)?;
    Ok(rows.into_iter().map(MessageRow::into_message).collect())
}

/// Whether any answer of a thread is there to be read.
pub fn has_answers(conn: &mut DbConn, place: Place, root: i64) -> StoreResult<bool> {
    let answers = messages::table
        .filter(messages::room.eq(place.room.as_i64()).and(messages::thread.eq(root)))
        .filter(messages::seq.ge(place.from).and(messages::recalled_at.is_null()));
    Ok(diesel::select(diesel::dsl::exists(answers)).get_result(conn)?)
}

/// Whether between two numbers, the second included, anything was said in a room other than in one thread.
pub fn says_else(
    conn: &mut DbConn,
    place: Place,
    (after, upto): (i64, i64),
    thread: i64,
) -> StoreResult<bool> {
    let all = messages::table
        .filter(
            messages::room.eq(place.room.as_i64()).and(messages::seq.gt(after)).and(messages::seq.le(upto)),
        )
        .filter(messages::thread.is_null().or(messages::thread.ne(thread)));
    Ok(diesel::select(diesel::dsl::exists(all)).get_result(conn)?)
}

/// What somebody wrote themselves after the first number up to the second, in order.
pub fn own_between(
    conn: &mut DbConn,
    room: Id,
    author: PersonId,
    (after, upto): (i64, i64),
    limit: i64,
) -> StoreResult<Vec<i64>> {
    Ok(messages::table
        .filter(messages::room.eq(room.as_i64()).and(messages::author.eq(author.as_i64())))
        .filter(messages::seq.gt(after).and(messages::seq.le(upto)))
        .order(messages::seq)
        .limit(limit)
        .select(messages::seq)
        .load(conn)?)
}

/// What changed after `change`, in the order of changes: whoever takes all of it in knows the room as it is.
pub fn changed(conn: &mut DbConn, place: Place, change: i64, limit: i64) -> StoreResult<Vec<Message>> {
    let statement = format!(
        "SELECT {MESSAGE} FROM messenger_messages x WHERE x.room = $1 AND x.seq >= $2 AND x.change > $3 \
         ORDER BY x.change LIMIT $4"
    );
    load(conn, statement, place, change, limit)
}

/// What was put at the head of the room before `before`, the last first.
pub fn pinned(conn: &mut DbConn, place: Place, before: Timestamp, limit: i64) -> StoreResult<Vec<Message>> {
    let through = through(conn, "messenger_messages_pinned");
    let statement = format!(
        "SELECT {MESSAGE} FROM messenger_messages x {through} WHERE x.room = $1 AND x.seq >= $2 AND x.pinned_at IS NOT NULL \
         AND x.recalled_at IS NULL AND x.pinned_at < $3 ORDER BY x.pinned_at DESC LIMIT $4"
    );
    let rows: Vec<MessageRow> = sql(statement)
        .bind::<BigInt, _>(place.room.as_i64())
        .bind::<BigInt, _>(place.from)
        .bind::<UtcTime, _>(Utc(before))
        .bind::<BigInt, _>(limit)
        .load(conn)?;
    Ok(rows.into_iter().map(MessageRow::into_message).collect())
}

/// Messages with files, the newest first, before `before`.
pub fn with_files(conn: &mut DbConn, place: Place, before: i64, limit: i64) -> StoreResult<Vec<Message>> {
    let through = through(conn, "messenger_messages_files");
    let statement = format!(
        "SELECT {MESSAGE} FROM messenger_messages x {through} WHERE x.room = $1 AND x.seq >= $2 AND x.files > 0 \
         AND x.recalled_at IS NULL AND x.seq < $3 ORDER BY x.seq DESC LIMIT $4"
    );
    load(conn, statement, place, before, limit)
}

/// The index of the few among many. SQLite cannot know how few they are, and would walk through a room of a million messages.
fn through(conn: &DbConn, index: &str) -> String {
    if conn.is_sqlite() { format!("INDEXED BY {index}") } else { String::new() }
}

fn load(
    conn: &mut DbConn,
    statement: String,
    place: Place,
    from: i64,
    limit: i64,
) -> StoreResult<Vec<Message>> {
    let rows: Vec<MessageRow> = sql(statement)
        .bind::<BigInt, _>(place.room.as_i64())
        .bind::<BigInt, _>(place.from)
        .bind::<BigInt, _>(from)
        .bind::<BigInt, _>(limit)
        .load(conn)?;
    Ok(rows.into_iter().map(MessageRow::into_message).collect())
}

/// These messages of a room, as far as its reader may read them, in order.
pub fn some(conn: &mut DbConn, place: Place, seqs: &[i64]) -> StoreResult<Vec<Message>> {
    let statement = format!(
        "SELECT {MESSAGE} FROM messenger_messages x WHERE x.room = $1 AND x.seq >= $2 AND x.seq IN $3 ORDER BY x.seq"
    );
    let rows: Vec<MessageRow> = sql(statement)
        .bind::<BigInt, _>(place.room.as_i64())
        .bind::<BigInt, _>(place.from)
        .bind_list(seqs.iter().copied())
        .load(conn)?;
    Ok(rows.into_iter().map(MessageRow::into_message).collect())
}

/// All messages from the first number to before the second, threads as well, in order, at most `limit`.
pub fn between(
    conn: &mut DbConn,
    place: Place,
    (from, to): (i64, i64),
    limit: i64,
) -> StoreResult<Vec<Message>> {
    nearest(conn, Place { from: place.from.max(from), ..place }, to, ("", "ASC"), limit)
}

/// The last messages before one, threads as well, in order.
pub fn earlier(conn: &mut DbConn, place: Place, before: i64, limit: i64) -> StoreResult<Vec<Message>> {
    nearest(conn, place, before, ("", "DESC"), limit)
}

/// How many messages there are from the first number to before the second.
pub fn count_between(conn: &mut DbConn, place: Place, (from, to): (i64, i64)) -> StoreResult<i64> {
    let all = messages::table
        .filter(messages::room.eq(place.room.as_i64()).and(messages::seq.ge(place.from.max(from))))
        .filter(messages::seq.lt(to));
    Ok(all.count().get_result(conn)?)
}

/// The newest number of the room.
pub fn last(conn: &mut DbConn, place: Place) -> StoreResult<i64> {
    let last: Option<i64> = messages::table
        .filter(messages::room.eq(place.room.as_i64()))
        .order(messages::seq.desc())
        .select(messages::seq)
        .first(conn)
        .optional()?;
    Ok(last.unwrap_or(0))
}

/// Where to begin beside all threads with what was written at `at` or later; nowhere when nothing was.
pub fn first_at(conn: &mut DbConn, place: Place, at: Timestamp) -> StoreResult<Option<i64>> {
    first_from(conn, place, at, "AND x.thread IS NULL")
}

/// The same, answers in threads among them.
pub fn first_of_all_at(conn: &mut DbConn, place: Place, at: Timestamp) -> StoreResult<Option<i64>> {
    first_from(conn, place, at, "")
}

/// By time alone: numbers and times go the same way within a room, so what its reader may not read yet comes before.
fn first_from(conn: &mut DbConn, place: Place, at: Timestamp, which: &str) -> StoreResult<Option<i64>> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = BigInt)]
        seq: i64,
    }
    let through = through(conn, "messenger_messages_by_time");
    let row: Option<Row> = sql(format!(
        "SELECT x.seq FROM messenger_messages x {through} WHERE x.room = $1 AND x.at >= $2 {which} ORDER BY x.at, x.seq LIMIT 1"
    ))
    .bind::<BigInt, _>(place.room.as_i64())
    .bind::<UtcTime, _>(Utc(at))
    .get_result(conn)
    .optional()?;
    Ok(row.map(|row| row.seq.max(place.from)))
}

/// A message as it is written.
#[derive(Clone, Debug)]
pub struct NewMessage<'n> {
    /// What it says.
    pub body: &'n str,
    /// The message it continues beside the room.
    pub thread: Option<i64>,
    /// The message it answers.
    pub reply_to: Option<i64>,
    /// How much it matters.
    pub priority: Priority,
    /// Whether who reads it is asked to say so.
    pub asks: bool,
    /// How many files come with it.
    pub files: i32,
    /// The id it is sent with; empty for none.
    pub sending: &'n str,
    /// The message of another room it is a copy of.
    pub forwarded: Option<Id>,
}

/// Writes a message down.
pub fn insert(tx: &mut Tx<'_>, allowed: &Allowed<Post, Seen>, new: &NewMessage<'_>) -> StoreResult<Message> {
    let (room, author) = (allowed.noun().room.id, allowed.noun().me.person);
    let (seq, change) = next_numbers(tx, room, true)?;
    let (id, now) = (tx.id(), tx.now());
    let sending = Some(new.sending).filter(|sending| !sending.is_empty());
    diesel::insert_into(messages::table)
        .values((
            messages::room.eq(room.as_i64()),
            messages::seq.eq(seq),
            messages::id.eq(id.as_i64()),
            messages::born.eq(change),
            messages::change.eq(change),
            messages::author.eq(author.as_i64()),
            messages::at.eq(Utc(now)),
            messages::body.eq(new.body),
            messages::thread.eq(new.thread),
            messages::reply_to.eq(new.reply_to),
            messages::priority.eq(new.priority.rank()),
            messages::asks.eq(new.asks),
            messages::files.eq(new.files),
            messages::sending.eq(sending),
            messages::forwarded.eq(new.forwarded.map(Id::as_i64)),
        ))
        .execute(tx.conn())?;
    let message = Message {
        id,
        room,
        seq,
        born: change,
        change,
        author,
        at: now,
        body: new.body.to_owned(),
        thread: new.thread,
        reply_to: new.reply_to,
        priority: new.priority,
        asks: new.asks,
        edited_at: None,
        recalled_at: None,
        pinned_at: None,
        answers: 0,
        answered_at: None,
        files: new.files,
        forwarded: new.forwarded,
    };
    words::put(tx, &message)?;
    Ok(message)
}

/// Writes down that a message of the room was changed by something beside it, such as an answer or a sign; returns
/// the change.
pub(super) fn touch(tx: &mut Tx<'_>, room: Id, seq: i64) -> StoreResult<i64> {
    let (_, change) = next_numbers(tx, room, false)?;
    diesel::update(messages::table.find((room.as_i64(), seq)))
        .set(messages::change.eq(change))
        .execute(tx.conn())?;
    Ok(change)
}

/// Counts one more answer in the thread of `root`.
pub fn answered(tx: &mut Tx<'_>, allowed: &Allowed<Post, Seen>, root: i64) -> StoreResult<()> {
    let (room, now) = (allowed.noun().room.id, Utc(tx.now()));
    let counted = diesel::update(messages::table.find((room.as_i64(), root)))
        .set((messages::answers.eq(messages::answers + 1), messages::answered_at.eq(now)))
        .execute(tx.conn())?;
    // Of a thread the room may keep the answers longer than what they began with.
    if counted > 0 {
        touch(tx, room, root)?;
    }
    Ok(())
}

/// Counts one answer less in the thread of `root`.
fn unanswered(tx: &mut Tx<'_>, room: Id, root: i64) -> StoreResult<()> {
    let counting = messages::table.find((room.as_i64(), root)).filter(messages::answers.gt(0));
    let counted =
        diesel::update(counting).set(messages::answers.eq(messages::answers - 1)).execute(tx.conn())?;
    if counted > 0 {
        touch(tx, room, root)?;
    }
    Ok(())
}

/// Writes a message anew; what stood there is kept aside.
pub fn rewrite(tx: &mut Tx<'_>, allowed: &Allowed<Change, Message>, body: &str) -> StoreResult<()> {
    let old = allowed.noun();
    keep_original(tx, old)?;
    touch(tx, old.room, old.seq)?;
    let now = Utc(tx.now());
    diesel::update(messages::table.find((old.room.as_i64(), old.seq)))
        .set((messages::body.eq(body), messages::edited_at.eq(now)))
        .execute(tx.conn())?;
    words::put(tx, &Message { body: body.to_owned(), ..old.clone() })
}

/// Takes a message back; what stood there is kept aside.
pub fn recall(tx: &mut Tx<'_>, allowed: &Allowed<Change, Message>) -> StoreResult<()> {
    let old = allowed.noun();
    keep_original(tx, old)?;
    touch(tx, old.room, old.seq)?;
    let now = Utc(tx.now());
    diesel::update(messages::table.find((old.room.as_i64(), old.seq)))
        .set((
            messages::body.eq(""),
            messages::files.eq(0),
            messages::recalled_at.eq(now),
            messages::pinned_at.eq(None::<Utc>),
        ))
        .execute(tx.conn())?;
    if let Some(root) = old.thread {
        unanswered(tx, old.room, root)?;
    }
    words::delete(tx, old)
}

fn keep_original(tx: &mut Tx<'_>, old: &Message) -> StoreResult<()> {
    let now = Utc(tx.now());
    diesel::insert_into(originals::table)
        .values((
            originals::room.eq(old.room.as_i64()),
            originals::seq.eq(old.seq),
            originals::change.eq(old.change),
            originals::body.eq(&old.body),
            originals::at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// What stood in a message before it was changed, the oldest first: for audited cases alone.
pub fn originals_of(conn: &mut DbConn, room: Id, seq: i64) -> StoreResult<Vec<String>> {
    Ok(originals::table
        .filter(originals::room.eq(room.as_i64()).and(originals::seq.eq(seq)))
        .order(originals::change)
        .select(originals::body)
        .load(conn)?)
}

/// Puts a message at the head of its room, or takes it from there.
pub fn pin(tx: &mut Tx<'_>, allowed: &Allowed<Pin, Message>, on: bool) -> StoreResult<()> {
    let message = allowed.noun();
    touch(tx, message.room, message.seq)?;
    let at = on.then(|| Utc(tx.now()));
    diesel::update(messages::table.find((message.room.as_i64(), message.seq)))
        .set(messages::pinned_at.eq(at))
        .execute(tx.conn())?;
    Ok(())
}

/// Messages whose ids come after `after`, in the order of ids: for the index.
pub fn after_id(conn: &mut DbConn, after: Id, limit: i64) -> StoreResult<Vec<Message>> {
    let rows: Vec<MessageRow> =
        sql(format!("SELECT {MESSAGE} FROM messenger_messages x WHERE x.id > $1 ORDER BY x.id LIMIT $2"))
            .bind::<BigInt, _>(after.as_i64())
            .bind::<BigInt, _>(limit)
            .load(conn)?;
    Ok(rows.into_iter().map(MessageRow::into_message).collect())
}
