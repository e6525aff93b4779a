//! Rooms whoever wants to may enter.

use super::room_face::RoomFace;
use crate::model::Room;
use crate::texts::T;
use askama::Template;
use maru_web::Page;

/// The page.
#[derive(Template)]
#[template(path = "messenger/channels.html")]
pub struct ChannelsPage {
    /// The frame.
    pub page: Page,
    /// The texts.
    pub t: T,
    /// What was looked for.
    pub query: String,
    /// The rooms.
    pub channels: Vec<ChannelRow>,
}

/// A room.
pub struct ChannelRow {
    /// Where it opens.
    pub href: String,
    /// Where one enters it; empty for those who are in.
    pub joining: String,
    /// What stands for it.
    pub face: RoomFace,
    /// Its name.
    pub name: String,
    /// What it is about; may be empty.
    pub topic: String,
    /// How many are in it.
    pub people: String,
}

impl ChannelRow {
    /// A room; `is_in` tells whether the viewer is in it.
    pub fn new(t: T, room: &Room, is_in: bool) -> ChannelRow {
        let href = format!("/messenger/rooms/{}", room.id);
        ChannelRow {
            joining: if is_in { String::new() } else { format!("{href}/joining") },
            href,
            face: RoomFace::of(room, &room.name),
            name: room.name.clone(),
            topic: room.topic.lines().next().unwrap_or_default().to_owned(),
            people: t.room_people(room.people),
        }
    }
}
