//! Who wrote which lines, ready to print.

use crate::model::blame::Stretch;
use crate::model::{Page, Text};
use crate::texts::T;
use askama::Template;
use maru_kernel::Id;
use maru_web::Page as Frame;

/// The page.
#[derive(Template)]
#[template(path = "wiki/authors.html")]
pub struct AuthorsPage {
    /// The frame.
    pub page: Frame,
    /// The texts.
    pub t: T,
    /// The page's address.
    pub here: String,
    /// That versions were left out; may be empty.
    pub cut: String,
    /// The text, part by part.
    pub parts: Vec<Part>,
}

/// Lines that came together.
pub struct Part {
    /// Where the version is that brought them.
    pub href: String,
    /// Its number.
    pub number: i32,
    /// Whose it is, and of when.
    pub line: String,
    /// What that author said about it; may be empty.
    pub note: String,
    /// The lines.
    pub text: String,
}

impl AuthorsPage {
    /// The page; versions before `cut` were not looked at.
    pub fn new(
        frame: Frame,
        t: T,
        page: &Page,
        texts: &[Text],
        stretches: &[Stretch],
        cut: Option<i32>,
        name: impl Fn(Id) -> String,
    ) -> AuthorsPage {
        let here = format!("/wiki/pages/{}", page.id);
        let part = |stretch: &Stretch| {
            let revision = &texts.iter().find(|text| text.revision.number == stretch.number)?.revision;
            Some(Part {
                href: format!("{here}/versions/{}", stretch.number),
                number: stretch.number,
                line: t.wiki_version_line(name(revision.author), maru_web::date(frame.t, revision.at)),
                note: revision.note.clone(),
                text: stretch.text.clone(),
            })
        };
        AuthorsPage {
            cut: cut.map(|number| t.wiki_authors_cut(number)).unwrap_or_default(),
            parts: stretches.iter().filter_map(part).collect(),
            page: frame,
            here,
            t,
        }
    }
}
