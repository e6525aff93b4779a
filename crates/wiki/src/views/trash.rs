//! The trash, ready to print.

use crate::model::{Page, Seen};
use crate::texts::T;
use askama::Template;
use maru_kernel::{Id, PersonId, Timestamp};
use maru_web::Page as Frame;

/// The page.
#[derive(Template)]
#[template(path = "wiki/trash.html")]
pub struct TrashPage {
    /// The frame.
    pub page: Frame,
    /// The texts.
    pub t: T,
    /// Back to the page one came from.
    pub back: String,
    /// What lies there.
    pub rows: Vec<GoneRow>,
}

/// Something in the trash.
pub struct GoneRow {
    /// Where bringing it back goes.
    pub action: String,
    /// Its title.
    pub title: String,
    /// Who put it there, and since when it lies there.
    pub line: String,
}

impl TrashPage {
    /// The page.
    pub fn new(
        frame: Frame,
        t: T,
        now: Timestamp,
        from: &Page,
        gone: Vec<(Seen, PersonId)>,
        name: impl Fn(Id) -> String,
    ) -> TrashPage {
        let row = |(seen, by): (Seen, PersonId)| {
            let since =
                seen.page.trashed_at.map(|at| maru_web::relative(frame.t, at, now)).unwrap_or_default();
            GoneRow {
                action: format!("/wiki/pages/{}/return", seen.page.id),
                line: t.wiki_trash_line(name(by), since),
                title: seen.page.title,
            }
        };
        let rows = gone.into_iter().map(row).collect();
        TrashPage { page: frame, t, back: format!("/wiki/pages/{}", from.id), rows }
    }
}
