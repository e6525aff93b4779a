//! Pages as one HTML file that needs nothing else, ready to print.

use crate::model::archive::Leaf;
use crate::model::markdown::Html;
use crate::texts::T;
use askama::Template;
use maru_kernel::{Id, Lang};
use maru_web::{Chapter, Standalone};
use std::collections::HashMap;

/// The head of a file of these pages.
pub fn cover(lang: Lang, leaves: &[Leaf]) -> Standalone {
    let mut depths: HashMap<Id, usize> = HashMap::new();
    let mut contents = Vec::new();
    for (n, leaf) in leaves.iter().enumerate() {
        let depth = leaf.above.and_then(|above| depths.get(&above)).map_or(0, |above| above + 1);
        depths.insert(leaf.id, depth);
        contents.push(Chapter { href: format!("#p{n}"), label: leaf.title.clone(), depth: depth.min(6) });
    }
    if contents.len() < 2 {
        contents.clear();
    }
    let title = leaves.first().map(|leaf| leaf.title.clone()).unwrap_or_default();
    Standalone::new(lang, title, include_str!("standalone.css"))
        .with_contents(T(lang).wiki_outline(), contents)
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
