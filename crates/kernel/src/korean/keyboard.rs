//! Text typed with the keyboard in Latin mode: `rlatjdus` was meant as 김서연 (two-set layout, KS X 5002).

use super::syllable;

const INITIAL_KEYS: &str = "r R s e E f a q Q t T d w W c z x v g";
const VOWEL_KEYS: &str = "k o i O j p u P h hk ho hl y n nj np nl b m ml l";
const FINAL_KEYS: &str = "_ r R rt s sw sg e f fr fa fq ft fx fv fg a q qt t T d w c z x v g";

/// The Hangul that the same key strokes give with the Korean layout, or `None` when the text has a
/// character that no Korean key gives or would leave a stray consonant or vowel.
pub fn hangul_from_latin_keys(text: &str) -> Option<String> {
    let keys: Vec<char> = text.chars().map(plain_key).collect();
    let mut out = String::new();
    let mut rest = keys.as_slice();
    while let Some(first) = rest.first() {
        if first.is_ascii_alphabetic() {
            let (letter, used) = take_syllable(rest)?;
            out.push(letter);
            rest = rest.get(used..)?;
        } else if *first == ' ' || first.is_ascii_digit() {
            out.push(*first);
            rest = rest.get(1..)?;
        } else {
            return None;
        }
    }
    out.chars().any(|c| super::jamo(c).is_some()).then_some(out)
}

/// Shift changes only seven keys; on the others it is a slip of the finger.
fn plain_key(c: char) -> char {
    if c.is_ascii_uppercase() && !"RETQWOP".contains(c) { c.to_ascii_lowercase() } else { c }
}

/// One syllable from the front and the number of keys it took. A final consonant is only taken when
/// it does not start the next syllable.
fn take_syllable(keys: &[char]) -> Option<(char, usize)> {
    let (initial, mut used) = longest(INITIAL_KEYS, keys, 1)?;
    let (vowel, n) = longest(VOWEL_KEYS, keys.get(used..)?, 2)?;
    used += n;
    for length in [2, 1] {
        let Some(candidate) = keys.get(used..used + length) else { continue };
        let followed_by_vowel = keys.get(used + length).is_some_and(|k| is_vowel_key(*k));
        if let Some(last) = position(FINAL_KEYS, candidate)
            && !followed_by_vowel
        {
            return Some((syllable(initial, vowel, last)?, used + length));
        }
    }
    Some((syllable(initial, vowel, 0)?, used))
}

fn longest(table: &str, keys: &[char], most: usize) -> Option<(u32, usize)> {
    (1..=most).rev().find_map(|n| Some((position(table, keys.get(..n)?)?, n)))
}

fn position(table: &str, keys: &[char]) -> Option<u32> {
    let found = table.split(' ').position(|entry| entry.chars().eq(keys.iter().copied()))?;
    u32::try_from(found).ok()
}

fn is_vowel_key(key: char) -> bool {
    key.is_ascii_alphabetic() && position(VOWEL_KEYS, &[key]).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mixed_up_layouts_are_read() {
        for (typed, meant) in [
            ("rlatjdus", "김서연"),
            ("dkssud", "안녕"),
            ("qkrehdbs", "박도윤"),
            ("ghldml", "회의"),
            ("rufwo", "결재"),
            ("Rkcl", "까치"),
            ("ekfrqkf", "닭발"),
            ("dlQma", "이쁨"),
            ("dPtks 3", "예산 3"),
        ] {
            assert_eq!(hangul_from_latin_keys(typed).as_deref(), Some(meant), "{typed}");
        }
    }

    #[test]
    fn ordinary_latin_text_is_left_alone() {
        for typed in ["mail", "kim@agency", "", "http", "김", "12"] {
            assert_eq!(hangul_from_latin_keys(typed), None, "{typed}");
        }
    }
}
