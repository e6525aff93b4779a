//! A thread: the message it began with, and the answers.

use super::list::List;
use super::log::Log;
use super::room::{Composer, Head};
use crate::texts::T;
use askama::Template;
use maru_web::Page;

/// The page.
#[derive(Template)]
#[template(path = "messenger/thread.html")]
pub struct ThreadPage {
    /// The frame.
    pub page: Page,
    /// The texts.
    pub t: T,
    /// The rooms.
    pub list: List,
    /// The room's head.
    pub head: Head,
    /// Where it began, in the room.
    pub origin: String,
    /// The messages.
    pub log: Log,
    /// The form to write with.
    pub composer: Composer,
}
