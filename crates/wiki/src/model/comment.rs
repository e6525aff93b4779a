//! Remarks beside a page, about a passage of it or the whole.

use maru_kernel::{Id, PersonId, Timestamp};

/// The longest remark, in letters.
pub const LONGEST: usize = 4_000;
/// The longest passage one points at, in letters.
pub const LONGEST_QUOTE: usize = 400;

/// A remark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Which one.
    pub id: Id,
    /// The first remark of its thread, itself for that.
    pub thread: Id,
    /// The version it was made beside.
    pub number: i32,
    /// The words it is about; may be empty.
    pub quote: String,
    /// What is said.
    pub body: String,
    /// Who says it.
    pub author: PersonId,
    /// When.
    pub at: Timestamp,
    /// Who said that the thread is settled, and when; of the first remark only.
    pub settled: Option<(PersonId, Timestamp)>,
}

/// The words of a text in one line, so that a passage is found whatever the line breaks.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether the passage still stands in the words of the text, which are in one line; nothing stands everywhere.
pub fn stands(quote: &str, line: &str) -> bool {
    line.contains(&one_line(quote))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passages_are_found_across_lines() {
        assert!(stands("눈과  얼음을", &one_line("도로의 눈과\n얼음을 치운다")));
        assert!(!stands("낙엽을", "도로의 눈과 얼음을 치운다"));
        assert!(stands("", "도로"));
    }
}
