//! Search tokens: overlapping pairs of letters find any part of a Korean word in either database.

use super::fold;

/// `전자결재 v2` becomes `전자 자결 결재 재 v2 2`: each letter with the one after it, and the last one
/// alone, so that one letter can be looked up as a prefix.
pub fn bigrams(text: &str) -> String {
    let folded = fold(text);
    let mut out = String::with_capacity(folded.len() * 3);
    for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        let mut letters = word.chars().peekable();
        while let Some(letter) = letters.next() {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push(letter);
            out.extend(letters.peek());
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_overlap_and_the_last_letter_stands_alone() {
        assert_eq!(bigrams("전자결재 v2"), "전자 자결 결재 재 v2 2");
        assert_eq!(bigrams("가"), "가");
        assert_eq!(bigrams(" -- "), "");
    }
}
