//! What changed last, and links that lead nowhere, ready to print.

use super::Link;
use crate::model::Page;
use crate::store::change::Changed;
use crate::texts::T;
use askama::Template;
use maru_kernel::{Id, Timestamp};
use maru_web::Page as Frame;

/// What changed last.
#[derive(Template)]
#[template(path = "wiki/changes.html")]
pub struct ChangesPage {
    /// The frame.
    pub page: Frame,
    /// The texts.
    pub t: T,
    /// The changes, the newest first.
    pub changes: Vec<ChangeRow>,
    /// Of which space these are; none for all.
    pub space: Option<Link>,
    /// Where the list goes on; may be empty.
    pub next: String,
}

/// What was found.
pub struct Found {
    /// Of which space; none for all.
    pub space: Option<Id>,
    /// The changes, one too many when there are more.
    pub changes: Vec<Changed>,
    /// How many are shown.
    pub most: i64,
    /// The first pages of their spaces.
    pub spaces: Vec<Page>,
}

/// A page that changed.
pub struct ChangeRow {
    /// Where it opens.
    pub href: String,
    /// Its title.
    pub title: String,
    /// In which space; may be empty.
    pub space: String,
    /// Who and when.
    pub line: String,
    /// What its author says about it; may be empty.
    pub note: String,
}

impl ChangesPage {
    /// The page.
    pub fn new(frame: Frame, t: T, now: Timestamp, found: Found, name: impl Fn(Id) -> String) -> ChangesPage {
        let Found { space, mut changes, most, spaces } = found;
        let most = usize::try_from(most).unwrap_or(0);
        let more = changes.len() > most;
        changes.truncate(most);
        let title = |id: Id| spaces.iter().find(|page| page.id == id).map(|page| page.title.clone());
        let row = |Changed { page, note }: &Changed| ChangeRow {
            href: format!("/wiki/pages/{}", page.id),
            space: if page.is_space() { String::new() } else { title(page.space).unwrap_or_default() },
            line: t.wiki_changed_by(name(page.changed_by), maru_web::relative(frame.t, page.changed_at, now)),
            title: page.title.clone(),
            note: note.clone(),
        };
        let last = changes.last().filter(|_| more);
        let within = space.map(|id| format!("&space={id}")).unwrap_or_default();
        ChangesPage {
            changes: changes.iter().map(row).collect(),
            next: last.map(|c| format!("/wiki/changes?before={}{within}", c.page.id)).unwrap_or_default(),
            space: space.and_then(|id| spaces.iter().find(|page| page.id == id)).map(Link::to),
            page: frame,
            t,
        }
    }
}

/// Links that lead nowhere.
#[derive(Template)]
#[template(path = "wiki/broken.html")]
pub struct BrokenPage {
    /// The frame.
    pub page: Frame,
    /// The texts.
    pub t: T,
    /// The pages with such links, and how many.
    pub pages: Vec<(Link, String)>,
}

impl BrokenPage {
    /// The page.
    pub fn new(frame: Frame, t: T, pages: &[(Page, i64)]) -> BrokenPage {
        let row = |(page, links): &(Page, i64)| (Link::to(page), t.wiki_broken_count(links));
        BrokenPage { page: frame, t, pages: pages.iter().map(row).collect() }
    }
}
