//! Pages as one HTML file that needs nothing else, ready to print.

use crate::model::archive::Leaf;
use crate::model::markdown::Html;
use crate::texts::T;
use askama::Template;
use maru_kernel::{Id, Lang};
use std::collections::HashMap;
use std::fmt;

/// The style of the file; it is part of it, for nothing else goes with it.
pub struct Style;

impl fmt::Display for Style {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<style>\n{}</style>", include_str!("standalone.css"))
    }
}

/// Our own text.
impl askama::filters::HtmlSafe for Style {}

/// What stands before the pages.
#[derive(Template)]
#[template(path = "wiki/standalone_cover.html")]
pub struct Cover {
    /// The texts.
    pub t: T,
    /// The language of the file.
    pub lang: &'static str,
    /// The style.
    pub style: Style,
    /// What the file is called.
    pub title: String,
    /// The pages, when there are several.
    pub contents: Vec<Row>,
}

/// A page in the table of contents.
pub struct Row {
    /// Where it stands.
    pub href: String,
    /// Its title.
    pub label: String,
    /// Depth, 0 to 6.
    pub depth: usize,
}

impl Cover {
    /// The cover of these pages.
    pub fn new(lang: Lang, leaves: &[Leaf]) -> Cover {
        let mut depths: HashMap<Id, usize> = HashMap::new();
        let mut contents = Vec::new();
        for (n, leaf) in leaves.iter().enumerate() {
            let depth = leaf.above.and_then(|above| depths.get(&above)).map_or(0, |above| above + 1);
            depths.insert(leaf.id, depth);
            contents.push(Row { href: format!("#p{n}"), label: leaf.title.clone(), depth: depth.min(6) });
        }
        if contents.len() < 2 {
            contents.clear();
        }
        let title = leaves.first().map(|leaf| leaf.title.clone()).unwrap_or_default();
        Cover { t: T(lang), lang: lang.tag(), style: Style, title, contents }
    }
}

/// One page.
#[derive(Template)]
#[template(path = "wiki/standalone_article.html")]
pub struct Article<'a> {
    /// Its anchor.
    pub anchor: String,
    /// Its title.
    pub title: &'a str,
    /// Its text.
    pub html: Html,
}
