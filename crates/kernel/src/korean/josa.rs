//! Particles that follow the last sound: 김서연이, 박도윤은, 서울로.

use super::jamo;

/// Final consonant ㄹ among the finals; it takes 로, not 으로.
const RIEUL: u32 = 8;

/// The particle that fits after `word`. `pair` names the form after a consonant and the one after a
/// vowel, divided by a slash: `이/가`, `을/를`, `은/는`, `과/와`, `으로/로`.
///
/// Digits are read in Korean; other endings count as a vowel.
pub fn josa<'p>(word: &str, pair: &'p str) -> &'p str {
    let Some((after_consonant, after_vowel)) = pair.split_once('/') else { return pair };
    match last_final(word) {
        Some(RIEUL) if after_vowel == "로" => after_vowel,
        Some(last) if last > 0 => after_consonant,
        _ => after_vowel,
    }
}

/// `word` with the particle that fits.
pub fn with_josa(word: &str, pair: &str) -> String {
    format!("{word}{}", josa(word, pair))
}

/// The number of the final consonant the word is spoken with; 0 for a vowel.
fn last_final(word: &str) -> Option<u32> {
    let last = word.trim_end_matches([')', ']', '"', '\'', '」', '”', '’']).chars().next_back()?;
    jamo(last).map(|(_, _, last)| last).or(match last {
        '1' | '7' | '8' => Some(RIEUL), // 일, 칠, 팔
        '0' | '3' | '6' => Some(21),    // 영, 삼, 육: any final other than ㄹ
        'l' | 'L' | 'r' | 'R' => Some(RIEUL),
        'm' | 'M' | 'n' | 'N' => Some(4),
        _ => Some(0),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn particles_fit_the_last_sound() {
        for (word, pair, want) in [
            ("김서연", "이/가", "이"),
            ("이하나", "이/가", "가"),
            ("서울", "으로/로", "로"),
            ("부산", "으로/로", "으로"),
            ("대구", "으로/로", "로"),
            ("문서 3", "을/를", "을"),
            ("문서 2", "을/를", "를"),
            ("결재(안)", "은/는", "은"),
            ("mail", "을/를", "을"),
            ("wiki", "을/를", "를"),
            ("", "을/를", "를"),
        ] {
            assert_eq!(josa(word, pair), want, "{word}");
        }
    }
}
