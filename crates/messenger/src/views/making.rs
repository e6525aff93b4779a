//! What can be made of a message.

use super::Choice;
use crate::texts::T;
use askama::Template;
use maru_web::Page;

/// The page.
#[derive(Template)]
#[template(path = "messenger/making.html")]
pub struct MakingPage {
    /// The frame.
    pub page: Page,
    /// The texts.
    pub t: T,
    /// This page's address.
    pub here: String,
    /// Where the message is looked at alone.
    pub back: String,
    /// An id by which a form sent twice is one.
    pub sending: String,
    /// What it says.
    pub line: String,
    /// What can be made.
    pub makings: Vec<MakingForm>,
}

/// Something that can be made.
pub struct MakingForm {
    /// Its name, as the form sends it.
    pub key: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// Its icon.
    pub icon: &'static str,
    /// Where it can be made.
    pub places: Vec<Choice>,
}
