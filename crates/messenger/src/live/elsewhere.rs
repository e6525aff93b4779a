//! What happened at one server of the house and concerns open pages at the others: words over the bell, which is rung after the
//! commit. Nothing rests on them; a page that missed one is right again with its next look.

use super::{ReadMarks, frames, lists};
use crate::Desk;
use crate::views::news::Own;
use maru_kernel::{Id, PersonId, Ref};
use maru_store::Db;
use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

/// What the words of this module begin with.
pub const ABOUT: &str = "messenger/";

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word {
    /// A room changed.
    Room(Id),
    /// A message of a room says something else than it did, or nothing any more; with 0, the room itself looks otherwise.
    Line(Id, i64),
    /// Somebody has read a room up to a message; without one, not as far as they had.
    Seen(PersonId, Id, Option<i64>),
    /// So many in a room went on reading from one message to another; the last number tells words apart that say the same.
    Marks(Id, (i64, i64, i64), i64),
    /// Somebody is writing in a room, or in one of its threads.
    Typing(Id, Option<i64>, PersonId),
    /// Somebody's rooms came, went, or ring again.
    Moved(PersonId),
    /// What somebody did with a message: a sign, whether it is there now; or that they have confirmed it.
    Own(PersonId, Id, i64, Option<(String, bool)>),
}

impl fmt::Display for Word {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Word::Room(room) => write!(f, "{}", frames(*room)),
            Word::Line(room, seq) => write!(f, "{ABOUT}line/{room}/{seq}"),
            Word::Seen(person, room, seq) => {
                write!(f, "{ABOUT}seen/{person}/{room}/{}", seq.unwrap_or_default())
            }
            Word::Marks(room, (from, to, people), nth) => {
                write!(f, "{ABOUT}marks/{room}/{from}/{to}/{people}/{nth}")
            }
            Word::Typing(room, thread, person) => {
                write!(f, "{ABOUT}typing/{room}/{}/{person}", thread.unwrap_or_default())
            }
            Word::Moved(person) => write!(f, "{ABOUT}moved/{person}"),
            Word::Own(person, room, seq, None) => write!(f, "{ABOUT}own/{person}/{room}/{seq}"),
            Word::Own(person, room, seq, Some((sign, on))) => {
                write!(f, "{ABOUT}own/{person}/{room}/{seq}/{on}/{sign}")
            }
        }
    }
}

impl Word {
    /// What was rung; nothing for what is none of these words.
    pub fn read(word: &str) -> Option<Word> {
        let parts: Vec<&str> = word.strip_prefix(ABOUT)?.split('/').collect();
        let id = |text: &str| text.parse::<Id>().ok();
        let number = |text: &str| text.parse::<i64>().ok();
        let some = |text: &str| number(text).map(|number| Some(number).filter(|number| *number > 0));
        Some(match parts.as_slice() {
            ["room", _] => Word::Room(word.parse::<Ref>().ok()?.id),
            ["line", room, seq] => Word::Line(id(room)?, number(seq)?),
            ["seen", person, room, seq] => Word::Seen(id(person)?, id(room)?, some(seq)?),
            ["marks", room, from, to, people, nth] => {
                Word::Marks(id(room)?, (number(from)?, number(to)?, number(people)?), number(nth)?)
            }
            ["typing", room, thread, person] => Word::Typing(id(room)?, some(thread)?, id(person)?),
            ["moved", person] => Word::Moved(id(person)?),
            ["own", person, room, seq] => Word::Own(id(person)?, id(room)?, number(seq)?, None),
            ["own", person, room, seq, on, sign] => {
                let sign = Some(((*sign).to_owned(), *on == "true"));
                Word::Own(id(person)?, id(room)?, number(seq)?, sign)
            }
            _ => return None,
        })
    }

    /// Rings for the other servers, where there can be any.
    pub fn ring(&self, db: &Db) {
        db.bell().ring_elsewhere(&self.to_string());
    }
}

/// Tells the pages of this server what was rung for at another; returns the rooms that changed.
pub async fn hear(desk: &Arc<Desk>, db: &Db, words: &BTreeSet<String>) -> BTreeSet<Id> {
    let mut rooms = BTreeSet::new();
    let mut typing = Vec::new();
    for word in words.iter().filter_map(|word| Word::read(word)) {
        match word {
            Word::Room(room) => {
                rooms.insert(room);
            }
            Word::Line(room, seq) => desk.lists.again(room, seq),
            Word::Seen(person, room, seq) => lists::seen_here(&desk.hub, person, room, seq),
            Word::Marks(room, moves, _) => ReadMarks::tell_here(&desk.hub, room, &[moves]),
            Word::Typing(room, thread, person) => typing.push((room, thread, person)),
            Word::Moved(person) => lists::tell_moved(&desk.hub, person),
            Word::Own(person, room, seq, deed) => {
                let deed = deed.as_ref().map_or(Own::Confirmed, |(sign, on)| Own::Sign(sign, *on));
                lists::own_here(&desk.hub, person, (room, seq), deed);
            }
        }
    }
    if typing.is_empty() {
        return rooms;
    }
    let people: Vec<PersonId> = typing.iter().map(|(_, _, person)| *person).collect();
    let reader = Arc::clone(desk);
    // Who cannot be named now is seen to be writing with their next word.
    if let Ok(known) = db.read(move |conn| reader.faces.of(conn, people)).await {
        for (room, thread, person) in typing {
            if let Some(face) = known.get(&person) {
                desk.typing.tell_here(&desk.hub, (room, thread), person, &face.name);
            }
        }
    }
    rooms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_rung_is_read_back() {
        let id = Id::from_i64;
        for word in [
            Word::Room(id(7)),
            Word::Line(id(7), 3),
            Word::Seen(id(1), id(7), Some(3)),
            Word::Seen(id(1), id(7), None),
            Word::Marks(id(7), (1, 3, 2), 99),
            Word::Typing(id(7), None, id(1)),
            Word::Typing(id(7), Some(3), id(1)),
            Word::Moved(id(1)),
            Word::Own(id(1), id(7), 3, None),
            Word::Own(id(1), id(7), 3, Some(("\u{1f44d}".to_owned(), false))),
        ] {
            assert_eq!(Word::read(&word.to_string()), Some(word));
        }
        for other in ["events", "messenger/", "messenger/line/x/1", "messenger/dance/1", "messenger/room/x"] {
            assert_eq!(Word::read(other), None, "{other}");
        }
    }
}
