//! Rooms, and what somebody in one sees of it.

use super::row::{MEMBER, MESSAGE, MemberRow, MessageRow, ROOM, RoomRow};
use super::schema::messenger_rooms as rooms;
use crate::access::{Allowed, Arrange, Enter, Make};
use crate::model::{History, Listed, Room, RoomKind, Seen, Who};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Nullable, Text};
use maru_kernel::korean::{choseong, fold};
use maru_kernel::{Id, PersonId, Timestamp};
use maru_store::{DbConn, StoreResult, Tx, Utc, any_of, escape_like, sql};
use std::collections::BTreeSet;

#[derive(QueryableByName)]
struct SeenRow {
    #[diesel(embed)]
    room: RoomRow,
    #[diesel(embed)]
    me: MemberRow,
}

impl SeenRow {
    fn into_seen(self) -> Seen {
        Seen { room: self.room.into_room(), me: self.me.into_member() }
    }
}

fn seen_statement(end: &str) -> String {
    format!(
        "SELECT {ROOM}, {MEMBER} FROM messenger_members m JOIN messenger_rooms r ON r.id = m.room \
         WHERE m.room = $1 AND m.person = $2{end}"
    )
}

fn seen_by(conn: &mut DbConn, room: Id, person: PersonId, end: &str) -> StoreResult<Option<Seen>> {
    let row: Option<SeenRow> = sql(seen_statement(end))
        .bind::<BigInt, _>(room.as_i64())
        .bind::<BigInt, _>(person.as_i64())
        .get_result(conn)
        .optional()?;
    Ok(row.map(SeenRow::into_seen))
}

/// The room as `person` sees it; none for whoever is not in it.
pub fn seen(conn: &mut DbConn, room: Id, person: PersonId) -> StoreResult<Option<Seen>> {
    seen_by(conn, room, person, "")
}

/// As [`seen`], and nobody else changes anything in the room before this transaction ends. On SQLite there is one writer
/// anyway.
pub fn hold(tx: &mut Tx<'_>, room: Id, person: PersonId) -> StoreResult<Option<Seen>> {
    let end = if tx.conn().is_sqlite() { "" } else { " FOR UPDATE OF r" };
    seen_by(tx.conn(), room, person, end)
}

/// The room, whoever asks.
pub fn any(conn: &mut DbConn, room: Id) -> StoreResult<Option<Room>> {
    let row: Option<RoomRow> = sql(format!("SELECT {ROOM} FROM messenger_rooms r WHERE r.id = $1"))
        .bind::<BigInt, _>(room.as_i64())
        .get_result(conn)
        .optional()?;
    Ok(row.map(RoomRow::into_room))
}

/// As [`any`], and nobody else changes anything in the room before this transaction ends.
pub fn hold_any(tx: &mut Tx<'_>, room: Id) -> StoreResult<Option<Room>> {
    let end = if tx.conn().is_sqlite() { "" } else { " FOR UPDATE" };
    let row: Option<RoomRow> = sql(format!("SELECT {ROOM} FROM messenger_rooms r WHERE r.id = $1{end}"))
        .bind::<BigInt, _>(room.as_i64())
        .get_result(tx.conn())
        .optional()?;
    Ok(row.map(RoomRow::into_room))
}

#[derive(QueryableByName)]
struct ListedRow {
    #[diesel(embed)]
    room: RoomRow,
    #[diesel(embed)]
    me: MemberRow,
    #[diesel(sql_type = BigInt)]
    unread: i64,
    #[diesel(sql_type = BigInt)]
    calls: i64,
    #[diesel(embed)]
    newest: Option<MessageRow>,
    #[diesel(sql_type = Nullable<BigInt>)]
    other: Option<i64>,
    #[diesel(sql_type = Text)]
    draft: String,
}

/// The fragment that counts what the member `m` has not read in the room `r`, as far as anybody counts.
pub(super) const UNREAD: &str = "(SELECT count(*) FROM (SELECT 1 FROM messenger_messages u WHERE u.room = r.id AND u.thread IS NULL \
    AND u.seq > m.read AND u.seq >= m.first AND u.author <> m.person AND u.recalled_at IS NULL ORDER BY u.seq LIMIT 100) x)";

/// What calls the member `m` in the room `r`, beside threads: what they have not read.
pub(super) const CALLED: &str = "FROM messenger_calls c WHERE c.person = m.person AND c.room = r.id AND c.seq > m.read AND c.thread IS NULL";

/// What calls the member `m` in threads of the room `r`: answers they have not looked at.
pub(super) const CALLED_IN_THREADS: &str = "FROM messenger_calls c WHERE c.person = m.person AND c.room = r.id AND c.seq >= m.first \
    AND c.thread IS NOT NULL AND NOT c.seen";

/// The rooms somebody is in, the latest first, at most `limit`. Which these are is decided first, so that only for them anything
/// is counted.
pub fn list(conn: &mut DbConn, person: PersonId, limit: i64) -> StoreResult<Vec<Listed>> {
    let statement = format!(
        "SELECT {ROOM}, {MEMBER}, {MESSAGE}, {UNREAD} AS unread, \
         (SELECT count(*) {CALLED}) + (SELECT count(*) {CALLED_IN_THREADS}) AS calls, \
         CASE WHEN r.kind = 'direct' THEN (SELECT o.person FROM messenger_members o WHERE o.room = r.id \
         AND o.person <> m.person LIMIT 1) END AS other, \
         coalesce((SELECT d.body FROM messenger_drafts d WHERE d.person = m.person AND d.room = r.id), '') AS draft \
         FROM (SELECT i.room FROM messenger_members i JOIN messenger_rooms l ON l.id = i.room WHERE i.person = $1 \
         ORDER BY l.last_at DESC, l.id DESC LIMIT $2) latest \
         JOIN messenger_rooms r ON r.id = latest.room JOIN messenger_members m ON m.room = latest.room AND m.person = $1 \
         LEFT JOIN messenger_messages x ON x.room = latest.room AND x.seq = (SELECT max(n.seq) FROM messenger_messages n \
         WHERE n.room = latest.room AND n.thread IS NULL) ORDER BY r.last_at DESC, r.id DESC"
    );
    let rows: Vec<ListedRow> =
        sql(statement).bind::<BigInt, _>(person.as_i64()).bind::<BigInt, _>(limit).load(conn)?;
    let listed = |row: ListedRow| {
        let seen = Seen { room: row.room.into_room(), me: row.me.into_member() };
        let newest = row.newest.map(MessageRow::into_message).filter(|message| message.seq >= seen.me.from);
        let other = row.other.map(Id::from_i64);
        Listed { seen, unread: row.unread, calls: row.calls, newest, other, draft: row.draft }
    };
    Ok(rows.into_iter().map(listed).collect())
}

/// How many rooms of somebody that are not muted hold something unread, or call them; for a guest of those alone that guests may be
/// in (S-34).
pub fn unread_rooms(conn: &mut DbConn, person: PersonId, is_guest: bool) -> StoreResult<u32> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = BigInt)]
        count: i64,
    }
    let row: Row = sql(format!(
        "SELECT count(*) AS count FROM messenger_members m JOIN messenger_rooms r ON r.id = m.room WHERE m.person = $1 \
         AND (NOT $2 OR r.guests) AND (r.last > m.read AND ((NOT m.muted AND (SELECT u.seq FROM messenger_messages u WHERE u.room = r.id AND u.thread IS NULL AND u.seq > m.read \
         AND u.seq >= m.first AND u.author <> m.person AND u.recalled_at IS NULL ORDER BY u.seq LIMIT 1) IS NOT NULL) \
         OR EXISTS (SELECT 1 {CALLED})) OR EXISTS (SELECT 1 {CALLED_IN_THREADS}))"
    ))
    .bind::<BigInt, _>(person.as_i64())
    .bind::<Bool, _>(is_guest)
    .get_result(conn)?;
    Ok(u32::try_from(row.count).unwrap_or(u32::MAX))
}

/// The room of these people, one or two.
pub fn of_people(conn: &mut DbConn, key: &str) -> StoreResult<Option<Id>> {
    let id: Option<i64> =
        rooms::table.filter(rooms::direct_key.eq(key)).select(rooms::id).first(conn).optional()?;
    Ok(id.map(Id::from_i64))
}

/// The room that follows a unit.
pub fn of_unit(conn: &mut DbConn, unit: Id) -> StoreResult<Option<Id>> {
    let id: Option<i64> =
        rooms::table.filter(rooms::unit.eq(unit.as_i64())).select(rooms::id).first(conn).optional()?;
    Ok(id.map(Id::from_i64))
}

/// The rooms that follow units, with the units, in the order of their ids, after `after`.
pub fn following(conn: &mut DbConn, after: Id, limit: i64) -> StoreResult<Vec<(Id, Id)>> {
    let found: Vec<(i64, Option<i64>)> = rooms::table
        .filter(rooms::unit.is_not_null().and(rooms::id.gt(after.as_i64())))
        .order(rooms::id)
        .limit(limit)
        .select((rooms::id, rooms::unit))
        .load(conn)?;
    let pair = |(room, unit): (i64, Option<i64>)| Some((Id::from_i64(room), Id::from_i64(unit?)));
    Ok(found.into_iter().filter_map(pair).collect())
}

/// The rooms that have several units in them, in the order of their ids, after `after`, as far as somebody writes in them.
pub fn reaching(conn: &mut DbConn, after: Id, limit: i64) -> StoreResult<Vec<Id>> {
    let found: Vec<i64> = rooms::table
        .filter(rooms::follows.ne("").and(rooms::id.gt(after.as_i64())).and(rooms::closed_at.is_null()))
        .order(rooms::id)
        .limit(limit)
        .select(rooms::id)
        .load(conn)?;
    Ok(found.into_iter().map(Id::from_i64).collect())
}

/// Channels whose names hold `words`, or whose initial consonants do, by name; the second says whether `person` is in it.
pub fn channels(
    conn: &mut DbConn,
    person: PersonId,
    words: &str,
    limit: i64,
) -> StoreResult<Vec<(Room, bool)>> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(embed)]
        room: RoomRow,
        #[diesel(sql_type = Bool)]
        inside: bool,
    }
    let statement = format!(
        "SELECT {ROOM}, EXISTS (SELECT 1 FROM messenger_members m WHERE m.room = r.id AND m.person = $1) AS inside \
         FROM messenger_rooms r WHERE r.kind = 'channel' AND r.closed_at IS NULL AND r.name_key LIKE $2 ESCAPE '\\' \
         ORDER BY r.name, r.id LIMIT $3"
    );
    let rows: Vec<Row> = sql(statement)
        .bind::<BigInt, _>(person.as_i64())
        .bind::<Text, _>(format!("%{}%", escape_like(&fold(words))))
        .bind::<BigInt, _>(limit)
        .load(conn)?;
    Ok(rows.into_iter().map(|row| (row.room.into_room(), row.inside)).collect())
}

/// A room as it is made.
#[derive(Clone, Debug)]
pub struct NewRoom<'n> {
    /// What it is.
    pub kind: RoomKind,
    /// What it is called; may be empty.
    pub name: &'n str,
    /// What it is about; may be empty.
    pub topic: &'n str,
    /// The unit it follows.
    pub unit: Option<Id>,
    /// Names its people, where the same have one room.
    pub direct_key: Option<&'n str>,
    /// Who may write.
    pub posting: Who,
    /// Whether guests may be asked in.
    pub guests: bool,
    /// When nobody writes in it any more.
    pub ends_at: Option<Timestamp>,
    /// Keys of units and posts whose people are in it.
    pub follows: &'n [String],
}

/// Takes a room away again that nobody has entered yet.
pub fn delete_empty(tx: &mut Tx<'_>, _: &Allowed<Make, PersonId>, room: Id) -> StoreResult<()> {
    diesel::delete(rooms::table.find(room.as_i64()).filter(rooms::people.eq(0))).execute(tx.conn())?;
    Ok(())
}

/// Makes a room with nobody in it.
pub fn insert(tx: &mut Tx<'_>, allowed: &Allowed<Make, PersonId>, new: &NewRoom<'_>) -> StoreResult<Id> {
    let (id, now) = (tx.id(), tx.now());
    diesel::insert_into(rooms::table)
        .values((
            rooms::id.eq(id.as_i64()),
            rooms::kind.eq(new.kind.name()),
            rooms::name.eq(new.name),
            rooms::name_key.eq(name_key(new.name)),
            rooms::topic.eq(new.topic),
            rooms::unit.eq(new.unit.map(Id::as_i64)),
            rooms::direct_key.eq(new.direct_key),
            rooms::posting.eq(new.posting.name()),
            rooms::guests.eq(new.guests),
            rooms::ends_at.eq(new.ends_at.map(Utc)),
            rooms::follows.eq(new.follows.join(" ")),
            rooms::last_at.eq(Utc(now)),
            rooms::made_by.eq(allowed.noun().as_i64()),
            rooms::made_at.eq(Utc(now)),
        ))
        .execute(tx.conn())?;
    Ok(id)
}

/// The name as it is looked for: folded, and its initial consonants in one go.
fn name_key(name: &str) -> String {
    let folded = fold(name);
    let initials: String = choseong(&folded).chars().filter(|c| !c.is_whitespace()).collect();
    format!("{folded}\n{initials}")
}

/// What those who manage a room decide about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// What it is called.
    pub name: String,
    /// What it is about; may be empty.
    pub topic: String,
    /// Who may write.
    pub posting: Who,
    /// Who may ask others in.
    pub inviting: Who,
    /// What somebody new reads.
    pub history: History,
    /// Whether guests may be asked in.
    pub guests: bool,
    /// Whether nothing may be forwarded elsewhere.
    pub confined: bool,
    /// Days after which messages go.
    pub keeps_days: Option<i32>,
}

/// Changes what was decided about a room.
pub fn set(tx: &mut Tx<'_>, allowed: &Allowed<Arrange, Room>, new: &Settings) -> StoreResult<()> {
    let since = match new.history {
        History::Since(at) => Some(Utc(at)),
        History::All | History::Nothing => None,
    };
    diesel::update(rooms::table.find(allowed.noun().id.as_i64()))
        .set((
            rooms::name.eq(&new.name),
            rooms::name_key.eq(name_key(&new.name)),
            rooms::topic.eq(&new.topic),
            rooms::posting.eq(new.posting.name()),
            rooms::inviting.eq(new.inviting.name()),
            rooms::history.eq(new.history.name()),
            rooms::history_since.eq(since),
            rooms::guests.eq(new.guests),
            rooms::confined.eq(new.confined),
            rooms::keeps_days.eq(new.keeps_days),
            rooms::arranged.eq(rooms::arranged + 1),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Has nobody write in a room from a moment on, or everybody again; what was said stays.
pub fn set_closed(
    tx: &mut Tx<'_>,
    allowed: &Allowed<Arrange, Room>,
    at: Option<Timestamp>,
) -> StoreResult<()> {
    diesel::update(rooms::table.find(allowed.noun().id.as_i64()))
        .set(rooms::closed_at.eq(at.map(Utc)))
        .execute(tx.conn())?;
    Ok(())
}

/// Sets when nobody writes in a room any more, or that nobody knows.
pub fn set_end(tx: &mut Tx<'_>, allowed: &Allowed<Arrange, Room>, at: Option<Timestamp>) -> StoreResult<()> {
    diesel::update(rooms::table.find(allowed.noun().id.as_i64()))
        .set(rooms::ends_at.eq(at.map(Utc)))
        .execute(tx.conn())?;
    Ok(())
}

/// Rooms that have ended at `now` and are not closed yet.
pub fn ended(conn: &mut DbConn, now: Timestamp, limit: i64) -> StoreResult<Vec<Id>> {
    let found: Vec<i64> = rooms::table
        .filter(rooms::ends_at.le(Utc(now)).and(rooms::closed_at.is_null()))
        .order(rooms::ends_at)
        .limit(limit)
        .select(rooms::id)
        .load(conn)?;
    Ok(found.into_iter().map(Id::from_i64).collect())
}

/// Notes whom the organisation chart has manage a room.
pub fn set_head(tx: &mut Tx<'_>, allowed: &Allowed<Enter, Room>, head: Option<PersonId>) -> StoreResult<()> {
    diesel::update(rooms::table.find(allowed.noun().id.as_i64()))
        .set(rooms::head.eq(head.map(Id::as_i64)))
        .execute(tx.conn())?;
    Ok(())
}

/// Has a picture stand for a room, or its letters again.
pub fn set_picture(
    tx: &mut Tx<'_>,
    allowed: &Allowed<Arrange, Room>,
    picture: Option<Id>,
) -> StoreResult<()> {
    diesel::update(rooms::table.find(allowed.noun().id.as_i64()))
        .set(rooms::picture.eq(picture.map(Id::as_i64)))
        .execute(tx.conn())?;
    Ok(())
}

/// Takes the next number of a change, and of a message if there is one.
pub(super) fn next_numbers(tx: &mut Tx<'_>, room: Id, is_message: bool) -> StoreResult<(i64, i64)> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = BigInt)]
        last: i64,
        #[diesel(sql_type = BigInt)]
        change: i64,
    }
    let now = Utc(tx.now());
    let row: Row = if is_message {
        sql("UPDATE messenger_rooms SET last = last + 1, change = change + 1, last_at = $2 WHERE id = $1 \
             RETURNING last, change")
        .bind::<BigInt, _>(room.as_i64())
        .bind::<maru_store::UtcTime, _>(now)
        .get_result(tx.conn())?
    } else {
        sql("UPDATE messenger_rooms SET change = change + 1 WHERE id = $1 RETURNING last, change")
            .bind::<BigInt, _>(room.as_i64())
            .get_result(tx.conn())?
    };
    Ok((row.last, row.change))
}

/// The newest change of a room; 0 where there is none.
pub fn change(conn: &mut DbConn, room: Id) -> StoreResult<i64> {
    Ok(rooms::table.find(room.as_i64()).select(rooms::change).first(conn).optional()?.unwrap_or(0))
}

/// The newest change of each of these rooms, and when the last message in it was written.
pub fn changes(conn: &mut DbConn, some: &BTreeSet<Id>) -> StoreResult<Vec<(Id, i64, Timestamp)>> {
    let found: Vec<(i64, i64, Utc)> = rooms::table
        .filter(any_of(rooms::id, some.iter().map(|id| id.as_i64())))
        .select((rooms::id, rooms::change, rooms::last_at))
        .load(conn)?;
    Ok(found.into_iter().map(|(room, change, at)| (Id::from_i64(room), change, at.0)).collect())
}
