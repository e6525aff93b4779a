//! One spelling for what looks the same: NFC, single blanks, no invisible controls.

use super::choseong::INITIALS;
use crate::visible::{is_filler, joins};
use unicode_normalization::UnicodeNormalization;

/// Text as it is stored: NFC (macOS sends NFD), controls and what hides or reorders others removed, but not what joins
/// pictures to one, runs of white space made one blank, ends trimmed. NUL never survives.
pub fn normal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.nfc().peekable();
    while let Some(c) = rest.next() {
        if c.is_whitespace() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !c.is_control() && !is_filler(c) || joins(&out, c, rest.peek().copied()) {
            out.push(c);
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Text as it is compared: compatibility form (full-width letters become plain ones), lower case,
/// then [`normal`]. Consonants typed alone stay as they are: the compatibility form would join them to
/// syllables.
pub fn fold(text: &str) -> String {
    let mut compatible = String::with_capacity(text.len());
    for c in text.chars() {
        match u32::from(c) {
            0x3131..=0x318E => compatible.push(c),
            _ => compatible.extend(std::iter::once(c).nfkc()),
        }
    }
    normal(&compatible.to_lowercase()).chars().map(alone).collect()
}

/// A consonant typed alone on a system that sends conjoining ones (NFD) is the same as elsewhere.
fn alone(c: char) -> char {
    let place = u32::from(c).checked_sub(0x1100).and_then(|n| usize::try_from(n).ok());
    place.and_then(|place| INITIALS.get(place).copied()).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decomposed_hangul_is_composed() {
        assert_eq!(normal("\u{1100}\u{1175}\u{11B7}"), "김");
    }

    #[test]
    fn blanks_and_controls_are_tidied() {
        assert_eq!(normal("  김\t 서\u{202E}연\u{0}\n "), "김 서연");
        assert_eq!(normal("김\u{3164}서연\u{FFA0}\u{2800}"), "김서연");
        assert_eq!(normal("👩\u{200D}💻\u{200D} 가\u{200D}나"), "👩\u{200D}💻 가나");
    }

    #[test]
    fn lone_consonants_and_vowels_stay_alone() {
        assert_eq!(fold("ㄱㅅㅇ"), "ㄱㅅㅇ");
        assert_eq!(fold("ㄱㅏ"), "ㄱㅏ");
        assert_eq!(fold("\u{1100}"), "ㄱ");
        assert_eq!(fold("\u{1100}\u{1112}"), "ㄱㅎ");
        assert_eq!(fold("\u{1100}\u{1175}\u{11B7}"), "김");
    }

    #[test]
    fn s_126_full_width_and_case_fold_to_one_login() {
        assert_eq!(fold(" Ｋim.Seo "), fold("kim.seo"));
    }
}
