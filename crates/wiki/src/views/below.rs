//! All pages below one, part after part, ready to print.

use super::tree::{TreeRow, flat_rows};
use crate::model::Page;
use crate::store::tree::{Child, MOST};
use crate::texts::T;
use askama::Template;
use maru_web::Page as Frame;

/// The page.
#[derive(Template)]
#[template(path = "wiki/below.html")]
pub struct BelowPage {
    /// The frame.
    pub page: Frame,
    /// The texts.
    pub t: T,
    /// The page above.
    pub back: String,
    /// The pages of this part.
    pub tree: Vec<TreeRow>,
    /// Whether there are other parts.
    pub has_more: bool,
    /// The part before; may be empty.
    pub before: String,
    /// The part after; may be empty.
    pub next: String,
}

impl BelowPage {
    /// The part after the first `from` pages; one child more than a part has tells that another follows.
    pub fn new(frame: Frame, t: T, above: &Page, from: usize, children: &[Child]) -> BelowPage {
        let back = format!("/wiki/pages/{}", above.id);
        let part = |from: usize| format!("{back}/below?from={from}");
        let before = if from > 0 { part(from.saturating_sub(MOST)) } else { String::new() };
        let next = if children.len() > MOST { part(from + MOST) } else { String::new() };
        BelowPage {
            tree: flat_rows(children.get(..MOST).unwrap_or(children)),
            has_more: !before.is_empty() || !next.is_empty(),
            before,
            next,
            back,
            page: frame,
            t,
        }
    }
}
