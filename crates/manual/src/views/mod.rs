//! What the templates of the guides print.

use crate::model::{Guide, Heading, Html, Shelf};
use crate::texts::T;
use askama::Template;
use maru_kernel::Lang;
use maru_web::Page;
use std::fmt;

impl fmt::Display for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Made from our own text, in which markup of its own is left out; so it is printed as it is.
impl askama::filters::HtmlSafe for Html {}

/// The list of guides in the house.
#[derive(Template)]
#[template(path = "manual/list.html")]
pub struct GuidesPage {
    /// The frame.
    pub page: Page,
    /// This module's texts.
    pub t: T,
    /// Those that are open to the viewer.
    pub shelves: Vec<ShelfView>,
}

/// One guide in the house.
#[derive(Template)]
#[template(path = "manual/guide.html")]
pub struct GuidePage {
    /// The frame.
    pub page: Page,
    /// This module's texts.
    pub t: T,
    /// Tag of the language it is written in.
    pub lang: &'static str,
    /// Its title.
    pub title: &'static str,
    /// Its contents.
    pub headings: Vec<Heading>,
    /// Its text.
    pub html: Html,
}

/// One page of the book: the list of guides, or one guide.
#[derive(Template)]
#[template(path = "manual/sheet.html")]
pub struct SheetPage {
    /// The texts.
    pub t: T,
    /// Tag of the language it is written in.
    pub lang: &'static str,
    /// Its title.
    pub title: String,
    /// Its contents, for a guide.
    pub headings: Vec<Heading>,
    /// Its text, for a guide.
    pub html: Html,
    /// The guides, for the list.
    pub shelves: Vec<ShelfView>,
}

/// Some guides under one heading.
pub struct ShelfView {
    /// Stable name.
    pub key: &'static str,
    /// What they are about.
    pub label: &'static str,
    /// For whom.
    pub hint: &'static str,
    /// The guides.
    pub guides: Vec<Line>,
}

/// A guide on one line.
pub struct Line {
    /// What it is asked for by.
    pub name: &'static str,
    /// Its title.
    pub title: &'static str,
    /// Tag of its language.
    pub lang: &'static str,
    /// What that language is called; empty for the reader's own.
    pub language: &'static str,
}

impl ShelfView {
    /// What stands there, for readers of one language.
    pub fn new(t: T, shelf: Shelf) -> ShelfView {
        let (key, label, hint) = match shelf {
            Shelf::Work => ("work", t.guides_work(), t.guides_work_hint()),
            Shelf::Running => ("running", t.guides_running(), t.guides_running_hint()),
            Shelf::Security => ("security", t.guides_security(), t.guides_security_hint()),
        };
        let guides = Guide::ALL.iter().filter(|guide| guide.shelf == shelf);
        ShelfView { key, label, hint, guides: guides.map(|guide| Line::new(t, guide)).collect() }
    }
}

impl Line {
    fn new(t: T, guide: &Guide) -> Line {
        let language = match guide.lang {
            same if same == t.0 => "",
            Lang::Ko => t.guides_korean(),
            Lang::En => t.guides_english(),
        };
        Line { name: guide.name, title: guide.title(), lang: guide.lang.tag(), language }
    }
}
