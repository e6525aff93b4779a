//! The list of what was found, ready to print.

use crate::texts::T;
use askama::Template;
use maru_contract::{Card, Offers};
use maru_kernel::Lang;
use maru_web::Page;

/// The page.
#[derive(Template)]
#[template(path = "search/results.html")]
pub struct Results {
    pub page: Page,
    pub t: T,
    /// Whether there was anything to search for.
    pub asked: bool,
    pub query: String,
    pub tab: String,
    pub tabs: Vec<Tab>,
    /// Says that another query was answered, the one that was probably meant.
    pub meant: Option<String>,
    pub groups: Vec<Group>,
    pub rest: Group,
    pub empty: bool,
    pub next: String,
}

/// One tab.
pub struct Tab {
    pub href: String,
    pub label: String,
    pub current: bool,
}

/// A list with a heading.
pub struct Group {
    pub heading: String,
    pub count: String,
    pub hits: Vec<Hit>,
    pub more: String,
}

/// One thing found.
pub struct Hit {
    pub href: String,
    pub icon: &'static str,
    pub title: Vec<Piece>,
    pub line: Vec<Piece>,
}

/// Part of a line, marked when it is what was searched for.
#[derive(Debug, PartialEq, Eq)]
pub struct Piece {
    pub text: String,
    pub marked: bool,
}

impl Group {
    /// What one finder found.
    pub fn new(heading: &str, cards: &[Card], words: &[String], more: Option<String>) -> Group {
        let hits = cards.iter().map(|c| Hit::new(c, words)).collect();
        Group {
            heading: heading.to_owned(),
            count: cards.len().to_string(),
            hits,
            more: more.unwrap_or_default(),
        }
    }

    /// What the index found. Only what is shown is counted, so that the number tells nothing about what
    /// the viewer may not see.
    pub fn rest(t: T, cards: &[Card], words: &[String], more: bool) -> Group {
        let count = if more { t.search_count_more(cards.len()) } else { t.search_count(cards.len()) };
        let hits = cards.iter().map(|c| Hit::new(c, words)).collect();
        Group { heading: t.search_found().to_owned(), count, hits, more: String::new() }
    }
}

impl Hit {
    fn new(card: &Card, words: &[String]) -> Hit {
        let href = card.href.clone();
        Hit { href, icon: card.icon, title: pieces(&card.title, words), line: pieces(&card.line, words) }
    }
}

/// The tabs: everything, each finder, each module that can be searched.
pub fn tabs(t: T, lang: Lang, offers: &Offers, current: &str, address: impl Fn(&str) -> String) -> Vec<Tab> {
    let all = offers.all();
    let finders = all.finders.iter().map(|f| (f.name(), f.label(lang)));
    let sources = all.search.iter().map(|s| (s.module(), s.label(lang)));
    std::iter::once(("", t.search_all()))
        .chain(finders)
        .chain(sources)
        .map(|(name, label)| Tab { href: address(name), label: label.to_owned(), current: name == current })
        .collect()
}

/// `text` cut so that the words stand alone. Letters are compared in lower case, one by one, so that no
/// cut falls into the middle of a letter.
fn pieces(text: &str, words: &[String]) -> Vec<Piece> {
    let letters: Vec<char> = text.chars().collect();
    let lower: Vec<char> = letters.iter().map(|c| c.to_lowercase().next().unwrap_or(*c)).collect();
    let mut marks = vec![false; letters.len()];
    for word in words.iter().map(|w| w.chars().collect::<Vec<_>>()).filter(|w| !w.is_empty()) {
        for (start, window) in lower.windows(word.len()).enumerate() {
            if window == word {
                marks.iter_mut().skip(start).take(word.len()).for_each(|m| *m = true);
            }
        }
    }
    let mut out: Vec<Piece> = Vec::new();
    for (letter, marked) in letters.into_iter().zip(marks) {
        match out.last_mut() {
            Some(piece) if piece.marked == marked => piece.text.push(letter),
            _ => out.push(Piece { text: letter.to_string(), marked }),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_marked_where_they_stand() {
        let shown = |text: &str, words: &[&str]| -> String {
            let words: Vec<String> = words.iter().map(|w| (*w).to_owned()).collect();
            pieces(text, &words)
                .iter()
                .map(|p| if p.marked { format!("[{}]", p.text) } else { p.text.clone() })
                .collect()
        };
        assert_eq!(shown("2026 예산안 ABC", &["예산", "abc"]), "2026 [예산]안 [ABC]");
        assert_eq!(shown("가가가", &["가가"]), "[가가가]");
        assert_eq!(shown("", &["가"]), "");
        assert_eq!(shown("İstanbul", &["i"]), "[İ]stanbul");
    }
}
