//! The first page of the wiki, ready to print.

use crate::model::{Page, Space, SpaceKind};
use crate::store::draft::Draft;
use crate::texts::T;
use askama::Template;
use maru_kernel::Timestamp;
use maru_web::Page as Frame;

/// The page.
#[derive(Template)]
#[template(path = "wiki/home.html")]
pub struct HomePage {
    /// The frame.
    pub page: Frame,
    /// The texts.
    pub t: T,
    /// Spaces by kind.
    pub groups: Vec<Group>,
    /// What changed last.
    pub changed: Vec<PageRow>,
    /// What one wants at hand.
    pub starred: Vec<PageRow>,
    /// What one is asked to read.
    pub asked: Vec<PageRow>,
    /// What one has begun.
    pub drafts: Vec<DraftRow>,
}

/// Spaces of one kind.
pub struct Group {
    /// What they are called.
    pub label: &'static str,
    /// The spaces.
    pub spaces: Vec<SpaceRow>,
}

/// A space.
pub struct SpaceRow {
    kind: SpaceKind,
    /// Where it opens.
    pub href: String,
    /// Its title.
    pub title: String,
    /// A sentence about it; may be empty.
    pub description: String,
    /// The first letter, for its mark.
    pub letter: String,
}

/// A page in a list.
pub struct PageRow {
    /// Where it opens.
    pub href: String,
    /// Its title.
    pub title: String,
    /// Who changed it and when; may be empty.
    pub line: String,
}

/// Something begun.
pub struct DraftRow {
    /// Where it goes on.
    pub href: String,
    /// Its title, or that it has none yet.
    pub title: String,
    /// Where it belongs and when it was kept.
    pub line: String,
}

impl SpaceRow {
    /// The row of a space with its first page.
    pub fn new(_: T, space: &Space, page: &Page) -> SpaceRow {
        SpaceRow {
            kind: space.kind,
            href: format!("/wiki/pages/{}", page.id),
            title: page.title.clone(),
            description: space.description.clone(),
            letter: page.title.chars().next().map(String::from).unwrap_or_default(),
        }
    }
}

impl DraftRow {
    /// The row of a draft that belongs to `page`; of a page one may not see any more nothing is shown but one's own
    /// text.
    pub fn new(t: T, web: maru_web::T, draft: &Draft, page: Option<&Page>, now: Timestamp) -> DraftRow {
        let when = maru_web::relative(web, draft.saved_at, now);
        let (title, is_new) = (draft.title.trim(), draft.spot.is_new);
        let to = if is_new { "new" } else { "edit" };
        DraftRow {
            href: match page {
                Some(page) => format!("/wiki/pages/{}/{to}", page.id),
                None => format!("/wiki/pages/{}/draft?is_new={is_new}", draft.spot.page),
            },
            title: if title.is_empty() { t.wiki_untitled().to_owned() } else { title.to_owned() },
            line: match page {
                Some(page) if is_new => t.wiki_draft_below(&page.title, when),
                Some(page) => t.wiki_draft_of(&page.title, when),
                None => t.wiki_draft_left(when),
            },
        }
    }
}

impl HomePage {
    /// Spaces by kind, kinds without any left out.
    pub fn groups(t: T, spaces: Vec<SpaceRow>) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        let mut spaces = spaces;
        for kind in SpaceKind::ALL {
            let (of_kind, rest): (Vec<_>, Vec<_>) = spaces.into_iter().partition(|row| row.kind == kind);
            spaces = rest;
            if !of_kind.is_empty() {
                groups.push(Group { label: kind_label(t, kind), spaces: of_kind });
            }
        }
        groups
    }
}

/// What spaces of a kind are called.
pub fn kind_label(t: T, kind: SpaceKind) -> &'static str {
    match kind {
        SpaceKind::Agency => t.kind_agency(),
        SpaceKind::Unit => t.kind_unit(),
        SpaceKind::Project => t.kind_project(),
        SpaceKind::Post => t.kind_post(),
        SpaceKind::Person => t.kind_person(),
    }
}
