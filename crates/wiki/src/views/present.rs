//! Who else is on a page, ready to print.

use crate::texts::T;
use askama::Template;

/// Names shown before the rest is only counted.
const SHOWN: usize = 8;

/// The people on a page, as a part of it and alone.
#[derive(Template)]
#[template(path = "wiki/present.html")]
pub struct PresentPage {
    /// The texts.
    pub t: T,
    /// The people.
    pub present: PresentRows,
}

/// The people by name.
pub struct PresentRows {
    /// Who writes.
    pub writers: Vec<String>,
    /// Who reads, as far as there is room.
    pub readers: Vec<String>,
    /// How many more do; may be empty.
    pub more: String,
}

impl PresentRows {
    /// The rows.
    pub fn new(t: T, writers: Vec<String>, mut readers: Vec<String>) -> PresentRows {
        let rest = readers.len().saturating_sub(SHOWN);
        readers.truncate(SHOWN);
        let more = if rest > 0 { t.present_more(rest) } else { String::new() };
        PresentRows { writers, readers, more }
    }

    /// Whether nobody else is there.
    pub fn is_empty(&self) -> bool {
        self.writers.is_empty() && self.readers.is_empty()
    }
}
