//! The initial consonants of words: one piece for each word, found by its beginning, so that the index grows by a word and not by a letter.

use maru_kernel::korean::{choseong, fold};
use std::collections::BTreeSet;

/// Consonants of one piece; nobody types more.
const LONGEST: usize = 10;
/// Pieces of one message.
const MOST: usize = 1_000;

/// The initial consonants of all words of two syllables and more, each once.
pub fn initials(words: &str) -> Vec<String> {
    let is_syllable = |c: char| ('\u{AC00}'..='\u{D7A3}').contains(&c);
    let folded = fold(words);
    let runs = folded.split(|c| !is_syllable(c)).filter(|run| run.chars().nth(1).is_some());
    let pieces: BTreeSet<String> =
        runs.map(|run| choseong(run).chars().take(LONGEST).collect()).take(MOST).collect();
    pieces.into_iter().collect()
}

/// What finds them, if a word is made of two initial consonants and more.
pub fn beginning(word: &str) -> Option<String> {
    let is_meant = maru_kernel::korean::is_choseong(word) && word.chars().nth(1).is_some();
    is_meant.then(|| word.chars().take(LONGEST).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_two_syllables_and_more_have_initials() {
        assert_eq!(initials("AI회의록을 3부 검토, 검토!"), ["ㄱㅌ", "ㅎㅇㄹㅇ"]);
        assert_eq!(initials("ok 가 ㅋㅋ"), Vec::<String>::new());
        assert_eq!(initials(&"가".repeat(50)), ["ㄱ".repeat(LONGEST)]);
    }

    #[test]
    fn only_consonants_look_for_them() {
        for (word, want) in [("ㅎㅇㄹ", Some("ㅎㅇㄹ")), ("ㅎ", None), ("회의", None), ("ㅎ의", None)]
        {
            assert_eq!(beginning(word).as_deref(), want, "{word}");
        }
    }
}
