//! The frames of JSON that programs read and write; `docs/messenger-protocol.md` tells what they mean.

use super::News;
use crate::model::{Listed, Message, Reaction};
use crate::views::room_face::picture_href;
use maru_files::Scan;
use maru_kernel::{Id, PersonId};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// What a program may ask for.
#[derive(Debug, Deserialize)]
#[serde(tag = "op", rename_all = "lowercase", deny_unknown_fields)]
pub enum Asked {
    /// The rooms one is in.
    Rooms {},
    /// To hear of a room from a change on.
    Open {
        /// The room.
        room: String,
        /// The change one knows of; 0 for nothing yet.
        #[serde(default)]
        after: i64,
    },
    /// To read what was said before a message.
    Before {
        /// The room.
        room: String,
        /// The message.
        seq: i64,
    },
    /// To hear of it no more.
    Close {
        /// The room.
        room: String,
    },
    /// To send a message.
    Send {
        /// The room.
        room: String,
        /// The id it is sent with.
        sending: String,
        /// What it says.
        body: String,
        /// The message it continues.
        #[serde(default)]
        thread: Option<i64>,
        /// The message it answers.
        #[serde(default)]
        reply_to: Option<i64>,
    },
    /// To note how far one has read.
    Read {
        /// The room.
        room: String,
        /// The message.
        seq: i64,
        /// The thread whose answers were looked at; none for the room itself.
        #[serde(default)]
        thread: Option<i64>,
    },
}

/// What a program asks for; nothing where it is no such frame, or holds the one letter that no database keeps.
pub fn read(text: &str) -> Option<Asked> {
    let asked: Value = serde_json::from_str(text).ok()?;
    let is_kept = |value: &Value| value.as_str().is_none_or(|text| !text.contains('\0'));
    let fields = asked.as_object()?;
    if fields.values().all(is_kept) { serde_json::from_value(asked).ok() } else { None }
}

#[derive(Serialize)]
struct Changes<'n> {
    r#type: &'static str,
    room: String,
    after: i64,
    change: i64,
    messages: Vec<Row<'n>>,
}

#[derive(Serialize)]
struct Row<'n> {
    seq: i64,
    id: String,
    change: i64,
    author: Author<'n>,
    at: String,
    body: &'n str,
    thread: Option<i64>,
    reply_to: Option<i64>,
    priority: i16,
    asks: bool,
    forwarded: bool,
    edited: bool,
    recalled: bool,
    pinned: bool,
    answers: i32,
    files: Vec<Value>,
    signs: Vec<Value>,
    confirmed: i64,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    own_confirmed: bool,
}

#[derive(Serialize)]
struct Author<'n> {
    id: String,
    name: &'n str,
    title: &'n str,
    unit: &'n str,
}

/// Some changes of a room.
pub fn changes(room: Id, news: &News) -> String {
    let frame = Changes {
        r#type: "changes",
        room: room.to_string(),
        after: news.after,
        change: news.change,
        messages: news.messages.iter().map(|message| row(message, news)).collect(),
    };
    serde_json::to_string(&frame).unwrap_or_default()
}

/// What was said before a message, in order; whether there is more before it.
pub fn earlier(room: Id, before: i64, news: &News, has_more: bool) -> String {
    let messages: Vec<Row<'_>> = news.messages.iter().map(|message| row(message, news)).collect();
    let room = room.to_string();
    json!({ "type": "earlier", "room": room, "before": before, "messages": messages, "more": has_more })
        .to_string()
}

fn row<'n>(message: &'n Message, news: &'n News) -> Row<'n> {
    let (name, title, unit) = news
        .faces
        .get(&message.author)
        .map_or(("", "", ""), |face| (face.name.as_str(), face.title.as_str(), face.unit.as_str()));
    let files = news.files.get(&message.seq).map(Vec::as_slice).unwrap_or_default();
    Row {
        seq: message.seq,
        id: message.id.to_string(),
        change: message.change,
        author: Author { id: message.author.to_string(), name, title, unit },
        at: message.at.to_string(),
        body: &message.body,
        thread: message.thread,
        reply_to: message.reply_to,
        priority: message.priority.rank(),
        asks: message.asks,
        forwarded: message.forwarded.is_some(),
        edited: message.edited_at.is_some(),
        recalled: message.recalled_at.is_some(),
        pinned: message.pinned_at.is_some(),
        answers: message.answers,
        files: files
            .iter()
            .map(|f| json!({ "id": f.id.to_string(), "name": f.name, "size": f.size, "type": f.media_type, "state": state(f.scan) }))
            .collect(),
        signs: news.signs.iter().filter(|sign| sign.seq == message.seq).map(sign_frame).collect(),
        confirmed: news.confirmed.get(&message.seq).copied().unwrap_or(0),
        own_confirmed: news.own_confirmed.contains(&message.seq),
    }
}

/// Whether a file can be opened yet, or ever.
fn state(scan: Scan) -> &'static str {
    match scan {
        Scan::Clean => "clean",
        Scan::Waiting => "waiting",
        Scan::Infected | Scan::Unscannable => "refused",
    }
}

/// What is a program's own is told where it is, and left out where it is not, or where all are told alike.
fn sign_frame(sign: &Reaction) -> Value {
    let mut frame = json!({ "sign": sign.sign, "count": sign.count, "first": ids(&sign.first) });
    if let Some(fields) = frame.as_object_mut().filter(|_| sign.own) {
        fields.insert("own".to_owned(), json!(true));
    }
    frame
}

/// Who put which sign below a message, and who has confirmed it.
pub fn deeds(signs: &[(String, PersonId)], confirmed: &[PersonId]) -> Value {
    let signs: Vec<Value> =
        signs.iter().map(|(sign, person)| json!({ "sign": sign, "person": person.to_string() })).collect();
    json!({ "signs": signs, "confirmed": ids(confirmed) })
}

fn ids(people: &[PersonId]) -> Vec<String> {
    people.iter().map(ToString::to_string).collect()
}

/// Something changed that not everybody inside may read: each asks for what is theirs.
pub fn stale(room: Id, change: i64) -> String {
    json!({ "type": "stale", "room": room.to_string(), "change": change }).to_string()
}

/// A room is heard of from now on, and stands at this change.
pub fn opened(room: Id, change: i64) -> String {
    json!({ "type": "opened", "room": room.to_string(), "change": change }).to_string()
}

/// More is missing than is told at once: the program opens the room again from its beginning of choice.
pub fn gap(room: Id, change: i64) -> String {
    json!({ "type": "gap", "room": room.to_string(), "change": change }).to_string()
}

/// A message was written down.
pub fn sent(room: Id, sending: &str, seq: i64) -> String {
    json!({ "type": "sent", "room": room.to_string(), "sending": sending, "seq": seq }).to_string()
}

/// Something was refused.
pub fn refused(sending: &str, code: &str, text: &str) -> String {
    json!({ "type": "refused", "sending": sending, "code": code, "text": text }).to_string()
}

/// People went on reading: so many from each message to another.
pub fn reads(room: Id, moves: &[(i64, i64, i64)]) -> String {
    let moves: Vec<Value> =
        moves.iter().map(|(from, to, people)| json!({ "from": from, "to": to, "people": people })).collect();
    json!({ "type": "reads", "room": room.to_string(), "moves": moves }).to_string()
}

/// The rooms somebody is in, each with what it is called.
pub fn rooms(listed: &[(Listed, String)]) -> String {
    let rooms: Vec<Value> = listed
        .iter()
        .map(|(one, title)| {
            let room = &one.seen.room;
            json!({
                "id": room.id.to_string(),
                "kind": room.kind.name(),
                "name": room.name,
                "title": title,
                "topic": room.topic,
                "closed": room.closed_at.is_some(),
                "ends_at": room.ends_at.map(|at| at.to_string()),
                "picture": picture_href(room),
                "keeps_days": room.keeps_days,
                "with": one.other.map(|id| id.to_string()),
                "last": room.last,
                "change": room.change,
                "from": one.seen.me.from,
                "read": one.seen.me.read,
                "unread": one.unread,
                "calls": one.calls,
            })
        })
        .collect();
    json!({ "type": "rooms", "rooms": rooms }).to_string()
}
