//! Rows as every statement reads them.

use crate::model::{History, Member, Message, Priority, Room, RoomKind, Who};
use diesel::QueryableByName;
use diesel::sql_types::{BigInt, Bool, Integer, Nullable, SmallInt, Text};
use maru_kernel::{Id, Timestamp};
use maru_store::{Utc, UtcTime};

/// The columns of [`RoomRow`] of the table `r`.
pub const ROOM: &str = "r.id, r.kind, r.name, r.topic, r.unit, r.posting, r.inviting, r.history, r.history_since, \
    r.guests, r.confined, r.keeps_days, r.last, r.change, r.last_at, r.made_by, r.closed_at, r.people, r.picture, r.head, r.arranged, r.ends_at, r.follows";

/// The columns of [`MemberRow`] of the table `m`.
pub const MEMBER: &str =
    "m.person, m.manages, m.by_unit, m.first, m.read, m.since, m.muted, m.muted_until, m.starred";

/// The columns of [`MessageRow`] of the table `x`.
pub const MESSAGE: &str = "x.room, x.seq, x.id AS message, x.born, x.change AS changed, x.author, x.at, x.body, x.thread, \
    x.reply_to, x.priority, x.asks, x.edited_at, x.recalled_at, x.pinned_at, x.answers, x.answered_at, x.files, x.forwarded";

/// A room.
#[derive(QueryableByName)]
pub struct RoomRow {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    topic: String,
    #[diesel(sql_type = Nullable<BigInt>)]
    unit: Option<i64>,
    #[diesel(sql_type = Text)]
    posting: String,
    #[diesel(sql_type = Text)]
    inviting: String,
    #[diesel(sql_type = Text)]
    history: String,
    #[diesel(sql_type = Nullable<UtcTime>)]
    history_since: Option<Utc>,
    #[diesel(sql_type = Bool)]
    guests: bool,
    #[diesel(sql_type = Bool)]
    confined: bool,
    #[diesel(sql_type = Nullable<Integer>)]
    keeps_days: Option<i32>,
    #[diesel(sql_type = BigInt)]
    last: i64,
    #[diesel(sql_type = BigInt)]
    change: i64,
    #[diesel(sql_type = UtcTime)]
    last_at: Utc,
    #[diesel(sql_type = BigInt)]
    made_by: i64,
    #[diesel(sql_type = Nullable<UtcTime>)]
    closed_at: Option<Utc>,
    #[diesel(sql_type = Integer)]
    people: i32,
    #[diesel(sql_type = Nullable<BigInt>)]
    picture: Option<i64>,
    #[diesel(sql_type = Nullable<BigInt>)]
    head: Option<i64>,
    #[diesel(sql_type = BigInt)]
    arranged: i64,
    #[diesel(sql_type = Nullable<UtcTime>)]
    ends_at: Option<Utc>,
    #[diesel(sql_type = Text)]
    follows: String,
}

impl RoomRow {
    /// The room.
    pub fn into_room(self) -> Room {
        Room {
            id: Id::from_i64(self.id),
            // The table holds no other kinds; what nobody knows is closed to everybody who is not in it.
            kind: RoomKind::from_name(&self.kind).unwrap_or(RoomKind::Group),
            history: history(&self.history, self.history_since.map(|at| at.0)),
            name: self.name,
            topic: self.topic,
            unit: self.unit.map(Id::from_i64),
            head: self.head.map(Id::from_i64),
            follows: self.follows.split_whitespace().map(str::to_owned).collect(),
            arranged: self.arranged,
            ends_at: self.ends_at.map(|at| at.0),
            posting: Who::from_name(&self.posting),
            inviting: Who::from_name(&self.inviting),
            guests: self.guests,
            confined: self.confined,
            keeps_days: self.keeps_days,
            last: self.last,
            change: self.change,
            last_at: self.last_at.0,
            made_by: Id::from_i64(self.made_by),
            closed_at: self.closed_at.map(|at| at.0),
            people: self.people,
            picture: self.picture.map(Id::from_i64),
        }
    }
}

fn history(name: &str, since: Option<Timestamp>) -> History {
    match (name, since) {
        ("all", _) => History::All,
        ("since", Some(at)) => History::Since(at),
        _ => History::Nothing,
    }
}

/// Somebody in a room.
#[derive(QueryableByName)]
pub struct MemberRow {
    #[diesel(sql_type = BigInt)]
    person: i64,
    #[diesel(sql_type = Bool)]
    manages: bool,
    #[diesel(sql_type = Bool)]
    by_unit: bool,
    #[diesel(sql_type = BigInt)]
    first: i64,
    #[diesel(sql_type = BigInt)]
    read: i64,
    #[diesel(sql_type = UtcTime)]
    since: Utc,
    #[diesel(sql_type = Bool)]
    muted: bool,
    #[diesel(sql_type = Nullable<UtcTime>)]
    muted_until: Option<Utc>,
    #[diesel(sql_type = Bool)]
    starred: bool,
}

impl MemberRow {
    /// The member.
    pub fn into_member(self) -> Member {
        Member {
            person: Id::from_i64(self.person),
            manages: self.manages,
            by_unit: self.by_unit,
            from: self.first,
            read: self.read,
            since: self.since.0,
            muted: self.muted,
            muted_until: self.muted_until.map(|at| at.0),
            starred: self.starred,
        }
    }
}

/// A message.
#[derive(QueryableByName)]
pub struct MessageRow {
    #[diesel(sql_type = BigInt)]
    room: i64,
    #[diesel(sql_type = BigInt)]
    seq: i64,
    #[diesel(sql_type = BigInt)]
    message: i64,
    #[diesel(sql_type = BigInt)]
    born: i64,
    #[diesel(sql_type = BigInt)]
    changed: i64,
    #[diesel(sql_type = BigInt)]
    author: i64,
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
    #[diesel(sql_type = Nullable<UtcTime>)]
    edited_at: Option<Utc>,
    #[diesel(sql_type = Nullable<UtcTime>)]
    recalled_at: Option<Utc>,
    #[diesel(sql_type = Nullable<UtcTime>)]
    pinned_at: Option<Utc>,
    #[diesel(sql_type = Integer)]
    answers: i32,
    #[diesel(sql_type = Nullable<UtcTime>)]
    answered_at: Option<Utc>,
    #[diesel(sql_type = Integer)]
    files: i32,
    #[diesel(sql_type = Nullable<BigInt>)]
    forwarded: Option<i64>,
}

impl MessageRow {
    /// The message.
    pub fn into_message(self) -> Message {
        Message {
            id: Id::from_i64(self.message),
            room: Id::from_i64(self.room),
            seq: self.seq,
            born: self.born,
            change: self.changed,
            author: Id::from_i64(self.author),
            at: self.at.0,
            body: self.body,
            thread: self.thread,
            reply_to: self.reply_to,
            priority: Priority::from_rank(self.priority),
            asks: self.asks,
            edited_at: self.edited_at.map(|at| at.0),
            recalled_at: self.recalled_at.map(|at| at.0),
            pinned_at: self.pinned_at.map(|at| at.0),
            answers: self.answers,
            answered_at: self.answered_at.map(|at| at.0),
            files: self.files,
            forwarded: self.forwarded.map(Id::from_i64),
        }
    }
}
