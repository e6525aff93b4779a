//! Texts drawn once: a version never changes, so its HTML stays true for as long as it is kept.

use crate::model::markdown::{self, Heading};
use crate::texts::T;
use maru_kernel::{Id, Lang};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Bytes of HTML kept in each half of the memory.
const MOST: usize = 16 * 1024 * 1024;

/// A version as readers see it.
#[derive(Debug)]
pub struct Drawn {
    /// The text.
    pub html: markdown::Html,
    /// Its headings.
    pub headings: Vec<Heading>,
}

type Key = (Id, i32, Lang);

/// Keeps what was drawn lately: what nobody asked for while the other half filled up is forgotten.
#[derive(Default)]
pub struct Memory(Mutex<Halves>);

#[derive(Default)]
struct Halves {
    young: HashMap<Key, Arc<Drawn>>,
    old: HashMap<Key, Arc<Drawn>>,
    bytes: usize,
}

impl Memory {
    /// The version of the page in this language, if it was drawn lately.
    pub fn get(&self, page: Id, number: i32, lang: Lang) -> Option<Arc<Drawn>> {
        let mut halves = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (page, number, lang);
        if let Some(found) = halves.young.get(&key) {
            return Some(Arc::clone(found));
        }
        let found = halves.old.get(&key).cloned()?;
        halves.put(key, Arc::clone(&found));
        Some(found)
    }

    /// Draws a text and keeps it.
    pub fn draw(&self, page: Id, number: i32, lang: Lang, text: &str) -> Arc<Drawn> {
        let drawn = Arc::new(draw(lang, text));
        let mut halves = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        halves.put((page, number, lang), Arc::clone(&drawn));
        drawn
    }
}

impl Halves {
    fn put(&mut self, key: Key, drawn: Arc<Drawn>) {
        if self.bytes > MOST {
            self.old = std::mem::take(&mut self.young);
            self.bytes = 0;
        }
        self.bytes += drawn.html.as_str().len() + 512;
        self.young.insert(key, drawn);
    }
}

/// A text as readers will see it.
pub fn draw(lang: Lang, text: &str) -> Drawn {
    let t = T(lang);
    let callout = |name: &str| match name {
        "tip" => t.callout_tip(),
        "important" => t.callout_important(),
        "warning" => t.callout_warning(),
        "caution" => t.callout_caution(),
        "done" => t.callout_done(),
        "open" => t.callout_open(),
        _ => t.callout_note(),
    };
    Drawn { html: markdown::html(text, &callout), headings: markdown::facts(text).headings }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_drawn_is_found_until_it_is_crowded_out() {
        let (memory, page) = (Memory::default(), Id::from_i64(1));
        assert!(memory.get(page, 1, Lang::Ko).is_none());
        memory.draw(page, 1, Lang::Ko, "**가**");
        assert!(memory.get(page, 1, Lang::Ko).is_some_and(|d| d.html.as_str().contains("<strong>")));
        assert!(memory.get(page, 1, Lang::En).is_none() && memory.get(page, 2, Lang::Ko).is_none());
        let long = "가".repeat(MOST / 6);
        (10..20).for_each(|n| drop(memory.draw(page, n, Lang::Ko, &long)));
        assert!(memory.get(page, 1, Lang::Ko).is_none());
    }
}
