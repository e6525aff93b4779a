//! What stands for a room beside its name: its picture, the face of the other of two, or its letters.

use super::face::People;
use super::list::title;
use crate::model::{Listed, Room};
use crate::texts::T;

/// What stands for a room, ready to print.
#[derive(Clone, Debug, Default)]
pub struct RoomFace {
    /// The letters, where there is no picture.
    pub initials: String,
    /// The colour of somebody's face, or the kind.
    pub tone: String,
    /// The picture.
    pub photo: Option<String>,
    /// The dot of the other of two, where words beside it tell the same; empty for none.
    pub dot: &'static str,
    /// Whose dot follows by itself; empty for nobody's.
    pub who: String,
}

impl RoomFace {
    /// Of a room as `had` has it.
    pub fn new(t: T, had: &Listed, people: &People) -> RoomFace {
        match had.other.map(|other| people.face(t, other)) {
            Some(face) => {
                let (initials, tone) = (face.initials, format!("c{}", face.hue));
                RoomFace { initials, tone, photo: face.photo, ..RoomFace::default() }
            }
            None => RoomFace::of(&had.seen.room, &title(t, had, people)),
        }
    }

    /// The same where words beside it tell where the other of two is.
    #[must_use]
    pub fn telling(mut self, t: T, had: &Listed, people: &People) -> RoomFace {
        if let Some(face) = had.other.map(|other| people.face(t, other)) {
            (self.dot, self.who) = (face.dot, face.id);
        }
        self
    }

    /// Of a room that is called so.
    pub fn of(room: &Room, name: &str) -> RoomFace {
        let (initials, tone) = (letters(name), "room".to_owned());
        RoomFace { initials, tone, photo: picture_href(room), ..RoomFace::default() }
    }
}

/// Where the picture of a room is; another picture has another address, so that browsers may keep each.
pub fn picture_href(room: &Room) -> Option<String> {
    room.picture.map(|file| format!("/messenger/rooms/{}/picture/{file}", room.id))
}

/// The letters that stand for a name.
pub fn letters(name: &str) -> String {
    let is_hangul = |c: &char| ('\u{AC00}'..='\u{D7A3}').contains(c);
    let hangul: String = name.chars().filter(is_hangul).take(2).collect();
    if hangul.is_empty() { name.chars().filter(|c| c.is_alphanumeric()).take(2).collect() } else { hangul }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rooms_without_a_picture_have_two_letters() {
        assert_eq!((letters("2027 예산 협의"), letters("IT desk")), ("예산".to_owned(), "IT".to_owned()));
    }
}
