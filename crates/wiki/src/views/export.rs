//! The form for taking pages away, ready to print.

use crate::model::Page;
use crate::texts::T;
use askama::Template;
use maru_web::Page as Frame;

/// The page.
#[derive(Template)]
#[template(path = "wiki/export.html")]
pub struct ExportPage {
    /// The frame.
    pub page: Frame,
    /// The texts.
    pub t: T,
    /// The page's address.
    pub here: String,
}

impl ExportPage {
    /// The form for this page.
    pub fn new(frame: Frame, t: T, page: &Page) -> ExportPage {
        ExportPage { page: frame, t, here: format!("/wiki/pages/{}", page.id) }
    }
}
