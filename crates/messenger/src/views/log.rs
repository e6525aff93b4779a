//! The messages of a room or a thread, as far as they are shown at once.

use super::message::{For, MessageRow, Told};
use super::room::SIGNS;
use super::when;
use crate::model::{Message, Room};
use crate::texts::T;
use maru_kernel::PersonId;
use std::collections::BTreeSet;

/// The signs that lie at hand.
pub const QUICK: [&str; 3] = ["👍", "✅", "🙏"];

/// The messages.
pub struct Log {
    /// The room.
    pub room: String,
    /// Who looks.
    pub viewer: String,
    /// The newest change of the room that is in it.
    pub change: i64,
    /// The last message the viewer has read.
    pub read: i64,
    /// The message a thread began with; empty for the room itself.
    pub thread: String,
    /// Those of the messages the viewer has confirmed.
    pub confirmed: String,
    /// The id of the list.
    pub id: String,
    /// The room's address.
    pub base: String,
    /// The address of this page, to come back to.
    pub back: String,
    /// The messages.
    pub rows: Vec<LogRow>,
    /// Those before; empty when there are none.
    pub older: String,
    /// What stands before the first; empty when there is more.
    pub beginning: String,
    /// Those after; empty at the end.
    pub newer: String,
    /// The end.
    pub newest: String,
    /// Whether they end with the newest.
    pub at_end: bool,
    /// Whether this is the room itself.
    pub is_main: bool,
    /// The last that is shown.
    pub last: i64,
    /// Whether it can be marked as read.
    pub can_mark: bool,
    /// The signs at hand.
    pub quick: [&'static str; 3],
    /// All signs to choose from.
    pub signs: &'static [&'static str],
    /// How many are in the room.
    pub people: i32,
}

/// A message, and what stands before it.
pub struct LogRow {
    /// The day, where one begins; may be empty.
    pub day: String,
    /// The same for scripts.
    pub date: String,
    /// Whether what was not read begins with it.
    pub is_new: bool,
    /// The message.
    pub m: MessageRow,
}

/// Which part of a room is shown.
pub struct Part<'a> {
    /// The messages, oldest first.
    pub told: Vec<Told<'a>>,
    /// Whether there are older ones.
    pub has_older: bool,
    /// Whether there are newer ones.
    pub has_newer: bool,
    /// The message a thread began with.
    pub thread: Option<i64>,
    /// Whether answers of the thread call the viewer, who has not looked at them.
    pub calls: bool,
    /// Those the viewer has confirmed.
    pub confirmed: &'a BTreeSet<i64>,
}

impl Log {
    /// The part of `room` that `viewer` sees, who has read up to `read`.
    pub fn new(t: T, web: maru_web::T, room: &Room, (viewer, read): (PersonId, i64), part: &Part<'_>) -> Log {
        let base = format!("/messenger/rooms/{}", room.id);
        let messages: Vec<&Message> = part.told.iter().map(|told| told.message).collect();
        let is_unread = |message: &&Message| message.seq > read && message.author != viewer;
        let first_new =
            messages.iter().find(|m| is_unread(m)).map(|m| m.seq).filter(|_| part.thread.is_none());
        let rows = part.told.iter().enumerate().map(|(at, told)| {
            let before = at.checked_sub(1).and_then(|at| messages.get(at).copied());
            let day = when::day(told.message.at);
            let begins_day = before.is_none_or(|before| when::day(before.at) != day);
            let eye = For {
                viewer: Some(viewer),
                before: before.filter(|_| first_new != Some(told.message.seq)),
                after: messages.get(at + 1).copied(),
            };
            LogRow {
                day: if begins_day { maru_web::date(web, told.message.at) } else { String::new() },
                date: day.to_string(),
                is_new: first_new == Some(told.message.seq),
                m: MessageRow::new(t, told, eye),
            }
        });
        let rows: Vec<LogRow> = rows.collect();
        let (first, last) = (messages.first().map_or(0, |m| m.seq), messages.last().map_or(0, |m| m.seq));
        let here = part.thread.map_or_else(|| base.clone(), |seq| format!("{base}/threads/{seq}"));
        let step =
            |has: bool, way: &str, seq: i64| if has { format!("{here}?{way}={seq}") } else { String::new() };
        Log {
            room: room.id.to_string(),
            viewer: viewer.to_string(),
            change: room.change,
            read,
            thread: part.thread.map(|seq| seq.to_string()).unwrap_or_default(),
            confirmed: part.confirmed.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
            id: part
                .thread
                .map_or_else(|| format!("log-{}", room.id), |seq| format!("thread-{}-{seq}", room.id)),
            older: step(part.has_older, "before", first),
            beginning: match part.thread {
                _ if part.has_older => String::new(),
                None => t.talk_beginning().to_owned(),
                Some(root) if root != first => t.talk_thread_cut().to_owned(),
                Some(_) => String::new(),
            },
            newer: step(part.has_newer, "after", last),
            newest: format!("{here}?at={}#m-{}", room.last, room.last),
            at_end: !part.has_newer,
            is_main: part.thread.is_none(),
            can_mark: if part.thread.is_none() { last > read } else { part.calls },
            back: here,
            quick: QUICK,
            signs: &SIGNS,
            people: room.people,
            last,
            rows,
            base,
        }
    }
}
