//! What a person typed, as words that must all be found.

use maru_kernel::korean::{fold, hangul_from_latin_keys};

/// Longer input is cut: nobody means it, and every letter costs.
const LONGEST: usize = 200;
const MOST_WORDS: usize = 10;

/// One word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word {
    /// A single letter: the beginning of a piece.
    Letter(char),
    /// Two letters and more: overlapping pairs that must follow one another.
    Pairs(Vec<String>),
}

/// Words that must all be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    text: String,
    words: Vec<Word>,
    plain: Vec<String>,
}

impl Query {
    /// Reads what was typed; `None` when there is nothing to search for in it. There is no query
    /// language: quotes, operators and wildcards separate words and nothing else (S-153).
    pub fn parse(typed: &str) -> Option<Query> {
        let text: String = typed.trim().chars().take(LONGEST).collect();
        let folded = fold(&text);
        let plain: Vec<String> = folded
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty())
            .take(MOST_WORDS)
            .map(str::to_owned)
            .collect();
        let words = plain.iter().filter_map(|w| word(w)).collect::<Vec<_>>();
        (!words.is_empty()).then_some(Query { text, words, plain })
    }

    /// The query that was meant if the keyboard was in Latin mode.
    pub fn other_keyboard(&self) -> Option<Query> {
        hangul_from_latin_keys(&self.text).and_then(|meant| Query::parse(&meant))
    }

    /// As typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The words as the index knows them.
    pub fn words(&self) -> &[Word] {
        &self.words
    }

    /// The words in lower case, for marking them in what was found.
    pub fn plain(&self) -> &[String] {
        &self.plain
    }
}

fn word(text: &str) -> Option<Word> {
    let letters: Vec<char> = text.chars().collect();
    match letters.as_slice() {
        [] => None,
        [letter] => Some(Word::Letter(*letter)),
        _ => Some(Word::Pairs(letters.windows(2).map(|pair| pair.iter().collect()).collect())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_pairs() {
        let query = Query::parse(" 회의실 v ").unwrap();
        assert_eq!(query.words(), [Word::Pairs(vec!["회의".into(), "의실".into()]), Word::Letter('v')]);
    }

    #[test]
    fn s_153_operators_are_only_separators() {
        let query = Query::parse(r#"title:"가나" OR NEAR(x*) -'다라'"#).unwrap();
        let pieces = query.words().iter().flat_map(|w| match w {
            Word::Letter(c) => vec![c.to_string()],
            Word::Pairs(pairs) => pairs.clone(),
        });
        assert!(pieces.into_iter().all(|p| p.chars().all(char::is_alphanumeric)));
        assert_eq!(Query::parse(r#" "'():*^-+ "#), None);
    }

    #[test]
    fn the_wrong_keyboard_is_understood() {
        assert_eq!(Query::parse("rlatjdus").unwrap().other_keyboard().unwrap().text(), "김서연");
        assert_eq!(Query::parse("김서연").unwrap().other_keyboard(), None);
    }

    #[test]
    fn endless_input_is_cut() {
        assert!(Query::parse(&"가나 ".repeat(10_000)).unwrap().words().len() <= MOST_WORDS);
    }
}
