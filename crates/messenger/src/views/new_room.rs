//! A new room: with whom, and what it is.

use super::Choice;
use super::members::Picker;
use crate::model::RoomKind;
use crate::texts::T;
use askama::Template;
use maru_web::Page;

/// The page.
#[derive(Template)]
#[template(path = "messenger/new_room.html")]
pub struct NewRoomPage {
    /// The frame.
    pub page: Page,
    /// The texts.
    pub t: T,
    /// What kind of room it becomes.
    pub kind: &'static str,
    /// Whether whoever wants to may enter it.
    pub is_channel: bool,
    /// With whom.
    pub picker: Picker,
    /// Units the viewer serves in, whose rooms can be opened.
    pub units: Vec<Choice>,
    /// Its name so far.
    pub called: String,
    /// What it is about so far.
    pub topic: String,
    /// Whether only those who manage it are to write.
    pub announcing: bool,
    /// The last day of a project; may be empty.
    pub ends: String,
    /// Whether it is to follow the units chosen.
    pub following: bool,
    /// An id by which a form sent twice makes one room.
    pub sending: String,
    /// What was wrong; may be empty.
    pub problem: String,
}

/// What was typed so far.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    /// The name.
    pub name: String,
    /// What it is about.
    pub topic: String,
    /// Whether only those who manage it are to write.
    pub announcing: bool,
    /// The last day of a project; may be empty.
    pub ends: String,
    /// Whether it is to follow the units chosen.
    pub following: bool,
    /// An id by which a form sent twice makes one room.
    pub sending: String,
    /// What was wrong; may be empty.
    pub problem: String,
}

impl NewRoomPage {
    /// The page.
    pub fn new(
        page: Page,
        t: T,
        kind: RoomKind,
        picker: Picker,
        units: Vec<Choice>,
        typed: Typed,
    ) -> NewRoomPage {
        NewRoomPage {
            kind: kind.name(),
            is_channel: kind == RoomKind::Channel,
            picker,
            units: if kind == RoomKind::Channel { Vec::new() } else { units },
            called: typed.name,
            topic: typed.topic,
            announcing: typed.announcing,
            ends: typed.ends,
            following: typed.following,
            sending: typed.sending,
            problem: typed.problem,
            page,
            t,
        }
    }
}
