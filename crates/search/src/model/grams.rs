//! What of a text goes into the index: pieces of two letters, the same for both databases.

use maru_kernel::korean::{bigrams, choseong, fold};

/// PostgreSQL keeps positions up to 16,383 only, so longer texts are cut, on both databases alike.
const MOST_IN_TITLE: usize = 1_000;
const MOST_IN_BODY: usize = 14_000;

/// The pieces of one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grams {
    /// Pieces of the title.
    pub title: Vec<String>,
    /// Pieces of the title's initial consonants, without its blanks.
    pub initials: Vec<String>,
    /// Pieces of the body.
    pub body: Vec<String>,
}

impl Grams {
    /// The pieces of a document.
    pub fn of(title: &str, body: &str) -> Grams {
        let initials: String = choseong(&fold(title)).chars().filter(|c| c.is_alphanumeric()).collect();
        Grams {
            title: pieces(title, MOST_IN_TITLE),
            initials: pieces(&initials, MOST_IN_TITLE),
            body: pieces(body, MOST_IN_BODY),
        }
    }
}

/// Every letter makes one piece, so cutting by letters first bounds the work.
fn pieces(text: &str, most: usize) -> Vec<String> {
    let cut: String = text.chars().take(most * 2).collect();
    bigrams(&cut).split(' ').filter(|p| !p.is_empty()).take(most).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_give_their_initials_in_one_go() {
        assert_eq!(Grams::of("예산 안", "").initials, ["ㅇㅅ", "ㅅㅇ", "ㅇ"]);
    }

    #[test]
    fn long_texts_stay_below_the_last_position() {
        let grams = Grams::of(&"가".repeat(50_000), &"가나 ".repeat(50_000));
        assert!(grams.title.len() + grams.initials.len() + grams.body.len() <= 16_000);
    }
}
