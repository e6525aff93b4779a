//! Initial consonants: people type ㄱㅅㅇ to find 김서연.

use super::jamo;

pub(super) const INITIALS: [char; 19] = [
    'ㄱ', 'ㄲ', 'ㄴ', 'ㄷ', 'ㄸ', 'ㄹ', 'ㅁ', 'ㅂ', 'ㅃ', 'ㅅ', 'ㅆ', 'ㅇ', 'ㅈ', 'ㅉ', 'ㅊ', 'ㅋ', 'ㅌ',
    'ㅍ', 'ㅎ',
];

/// Each syllable becomes its initial consonant; everything else stays.
pub fn choseong(text: &str) -> String {
    text.chars()
        .map(|c| jamo(c).and_then(|(initial, _, _)| INITIALS.get(initial as usize).copied()).unwrap_or(c))
        .collect()
}

/// Whether the text is made of initial consonants only, so that it is meant as a 초성 search.
pub fn is_choseong(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| INITIALS.contains(&c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_of_names() {
        for (name, want) in [("김서연", "ㄱㅅㅇ"), ("남궁 민", "ㄴㄱ ㅁ"), ("Lee 팀", "Lee ㅌ"), ("", "")]
        {
            assert_eq!(choseong(name), want);
        }
    }

    #[test]
    fn only_bare_consonants_count() {
        assert!(is_choseong("ㄱㅅㅇ"));
        assert!(!is_choseong("ㄱ서ㅇ"));
        assert!(!is_choseong("ㅏ"));
        assert!(!is_choseong(""));
    }
}
