//! What templates print: strings and flags, ready.

pub mod arrangement;
pub mod authors;
pub mod below;
pub mod changes;
pub mod comments;
pub mod confirmations;
pub mod drafts;
pub mod export;
pub mod files;
pub mod history;
pub mod home;
pub mod import;
pub mod labels;
pub mod outlines;
pub mod page;
pub mod parts;
pub mod place;
pub mod present;
pub mod readers;
pub mod rights;
pub mod spaces;
pub mod standalone;
pub mod text;
pub mod trash;
pub mod tree;

use crate::model::Page;
use crate::model::markdown::Html;

/// Rendered text went through the sanitiser; its type is the proof, so it is printed as it is.
impl askama::filters::HtmlSafe for Html {}

/// A link with words.
#[derive(Clone, Debug)]
pub struct Link {
    /// Where it leads.
    pub href: String,
    /// What it says.
    pub label: String,
    /// Whether we are there.
    pub current: bool,
}

impl Link {
    /// A link to a page.
    pub fn to(page: &Page) -> Link {
        Link { href: format!("/wiki/pages/{}", page.id), label: page.title.clone(), current: false }
    }
}
