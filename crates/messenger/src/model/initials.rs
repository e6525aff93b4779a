//! The initial consonants of words: a piece for every beginning of a word, so that what somebody types is one of them and found as it is.

use maru_kernel::korean::{choseong, fold};
use std::collections::BTreeSet;

/// Consonants of one piece; nobody types more.
const LONGEST: usize = 10;
/// Pieces of one message.
const MOST: usize = 1_000;

/// The beginnings, of two consonants and more, of all words, each once.
pub fn initials(words: &str) -> Vec<String> {
    let is_syllable = |c: char| ('\u{AC00}'..='\u{D7A3}').contains(&c);
    let folded = fold(words);
    let pieces: BTreeSet<String> =
        folded.split(|c| !is_syllable(c)).map(choseong).flat_map(beginnings).take(MOST).collect();
    pieces.into_iter().collect()
}

fn beginnings(word: String) -> impl Iterator<Item = String> {
    let most = LONGEST.min(word.chars().count());
    (2..=most).map(move |length| word.chars().take(length).collect())
}

/// The piece that finds them, if a word is made of two initial consonants and more.
pub fn beginning(word: &str) -> Option<String> {
    let is_meant = maru_kernel::korean::is_choseong(word) && word.chars().nth(1).is_some();
    is_meant.then(|| word.chars().take(LONGEST).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_beginning_of_a_word_is_a_piece() {
        assert_eq!(initials("AI회의록을 3부 검토, 검토!"), ["ㄱㅌ", "ㅎㅇ", "ㅎㅇㄹ", "ㅎㅇㄹㅇ"]);
        assert_eq!(initials("ok 가 ㅋㅋ"), Vec::<String>::new());
        assert_eq!(initials(&"가".repeat(50)).last(), Some(&"ㄱ".repeat(LONGEST)));
    }

    #[test]
    fn only_consonants_look_for_them() {
        for (word, want) in [("ㅎㅇㄹ", Some("ㅎㅇㄹ")), ("ㅎ", None), ("회의", None), ("ㅎ의", None)]
        {
            assert_eq!(beginning(word).as_deref(), want, "{word}");
        }
    }
}
