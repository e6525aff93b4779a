//! Where a message is forwarded to.

use super::Choice;
use super::message::MessageRow;
use super::room_face::RoomFace;
use crate::texts::T;
use askama::Template;
use maru_web::Page;

/// The page.
#[derive(Template)]
#[template(path = "messenger/forwarding.html")]
pub struct ForwardingPage {
    /// The frame.
    pub page: Page,
    /// The texts.
    pub t: T,
    /// This page's address.
    pub here: String,
    /// Where the message is looked at alone.
    pub back: String,
    /// The message.
    pub m: MessageRow,
    /// An id by which a form sent twice is one.
    pub sending: String,
    /// What was looked for.
    pub query: String,
    /// Rooms to choose from, those chosen first.
    pub rooms: Vec<(Choice, RoomFace)>,
    /// What is said of it.
    pub words: String,
    /// What was wrong; may be empty.
    pub problem: String,
}
