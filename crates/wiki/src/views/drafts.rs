//! A draft whose page is gone, or not one's to write any more, ready to print.

use crate::model::Page;
use crate::store::draft::Draft;
use crate::texts::T;
use askama::Template;
use maru_web::Page as Frame;

/// The page.
#[derive(Template)]
#[template(path = "wiki/draft.html")]
pub struct DraftPage {
    /// The frame.
    pub page: Frame,
    /// The texts.
    pub t: T,
    /// The title so far.
    pub title: String,
    /// The text so far.
    pub body: String,
    /// Where throwing it away goes.
    pub removal: String,
    /// Whether its page does not exist yet.
    pub is_new: bool,
    /// Spaces one may write in: what each is called, and where a new page of it goes.
    pub spaces: Vec<(String, String)>,
}

impl DraftPage {
    /// The page.
    pub fn new(frame: Frame, t: T, draft: Draft, spaces: &[Page]) -> DraftPage {
        let space = |page: &Page| (page.title.clone(), format!("/wiki/pages/{}/pages", page.id));
        DraftPage {
            removal: format!("/wiki/pages/{}/draft/removal", draft.spot.page),
            is_new: draft.spot.is_new,
            title: draft.title,
            body: draft.body,
            spaces: spaces.iter().map(space).collect(),
            page: frame,
            t,
        }
    }
}
