//! What the lists of rooms are told, as Turbo streams of an action of their own.

use super::face::People;
use super::message::one_line;
use super::when;
use crate::model::{Message, Priority, RoomKind, body::escaped};
use crate::store::waiting::Hearer;
use crate::texts::T;
use maru_directory::faces::Known;
use maru_kernel::{Id, PersonId};
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;

/// Letters of what was said last.
const LINE: usize = 60;

/// That rooms came or went.
pub const MOVED: &str = "<turbo-stream action=\"messenger_news\"></turbo-stream>";

/// That somebody has read a room up to a message; without one, that its numbers have to be asked for.
pub fn read(room: Id, seq: Option<i64>) -> String {
    let read = seq.map(|seq| format!(" read=\"{seq}\"")).unwrap_or_default();
    format!("<turbo-stream action=\"messenger_news\" room=\"{room}\"{read}></turbo-stream>")
}

/// That the numbers of a room have to be asked for; `people` are in it, and do not all ask at once.
pub fn recount(room: Id, people: i32) -> String {
    format!("<turbo-stream action=\"messenger_news\" room=\"{room}\" people=\"{people}\"></turbo-stream>")
}

/// What somebody did with a message, as their own pages are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Own<'o> {
    /// They put this sign below it, or took it away.
    Sign(&'o str, bool),
    /// They said that they have seen it.
    Confirmed,
}

/// Tells somebody's pages what they did with a message; all others are told how many did.
pub fn own((room, seq): (Id, i64), deed: Own<'_>) -> String {
    let deed = match deed {
        Own::Sign(sign, on) => format!("sign=\"{}\" on=\"{on}\"", escaped(sign)),
        Own::Confirmed => "confirmed".to_owned(),
    };
    format!("<turbo-stream action=\"messenger_own\" room=\"{room}\" seq=\"{seq}\" {deed}></turbo-stream>")
}

/// That the last message of a room says something else than it did.
pub fn line(t: T, message: &Message, hearer: &Hearer, faces: &HashMap<PersonId, Known>) -> String {
    let mut stream = format!(
        "<turbo-stream action=\"messenger_news\" room=\"{}\" line=\"{}\"{}",
        hearer.room,
        message.seq,
        words(t, message, faces)
    );
    stream.push_str(if is_two(hearer) { " two" } else { "" });
    stream.push_str("></turbo-stream>");
    stream
}

/// Who said what, as lists show it.
fn words(t: T, message: &Message, faces: &HashMap<PersonId, Known>) -> String {
    let face = faces.get(&message.author).map(|face| (message.author, face.clone()));
    let people = People { known: face.into_iter().collect(), ..People::default() };
    format!(
        " by=\"{}\" who=\"{}\" words=\"{}\" at=\"{}\"",
        message.author,
        escaped(&people.name(t, message.author)),
        escaped(&one_line(t, message, LINE)),
        when::clock(t, message.at)
    )
}

fn is_two(hearer: &Hearer) -> bool {
    matches!(hearer.kind, RoomKind::Direct | RoomKind::Own)
}

/// What was said in a room, as the list of one of its people shows it.
pub struct Said(String);

impl Said {
    /// Of these messages, in the order they were written; `None` when there are none.
    pub fn of(t: T, new: &[Message], hearer: &Hearer, faces: &HashMap<PersonId, Known>) -> Option<Said> {
        let (first, last) = (new.iter().map(|one| one.seq).min()?, new.iter().map(|one| one.seq).max()?);
        let main = new.iter().filter(|one| one.thread.is_none()).max_by_key(|one| one.seq);
        let mut counts: BTreeMap<PersonId, i64> = BTreeMap::new();
        for message in new.iter().filter(|one| one.thread.is_none() && one.recalled_at.is_none()) {
            *counts.entry(message.author).or_default() += 1;
        }
        let counts: Vec<String> = counts.iter().map(|(author, count)| format!("{author}:{count}")).collect();
        let is_urgent = new.iter().any(|one| one.priority == Priority::Urgent && one.recalled_at.is_none());
        let mut stream = format!(
            "<turbo-stream action=\"messenger_news\" room=\"{}\" after=\"{}\" last=\"{last}\" new=\"{}\"",
            hearer.room,
            first - 1,
            counts.join(" ")
        );
        if let Some(main) = main {
            let _ = write!(stream, " main=\"{}\"{}", main.seq, words(t, main, faces));
        }
        if is_two(hearer) {
            stream.push_str(" two");
        } else {
            let _ = write!(stream, " name=\"{}\"", escaped(&hearer.name));
        }
        stream.push_str(if is_urgent { " urgent" } else { "" });
        stream.push_str(if hearer.muted { " muted" } else { "" });
        Some(Said(stream))
    }

    /// The stream for somebody who is called so many times.
    pub fn stream(self, calls: i64) -> String {
        format!("{} calls=\"{calls}\"></turbo-stream>", self.0)
    }
}
