//! All rooms of somebody, beside a talk that is yet to be chosen.

use super::list::List;
use crate::texts::T;
use askama::Template;
use maru_web::Page;

/// The page.
#[derive(Template)]
#[template(path = "messenger/home.html")]
pub struct HomePage {
    /// The frame.
    pub page: Page,
    /// The texts.
    pub t: T,
    /// The rooms.
    pub list: List,
}
