//! What a reader sees of a text somebody else typed: how much of it there is, and what hides in it.

use crate::korean::normal;
use unicode_normalization::char::is_combining_mark;

/// Characters of the shortest and the longest reason (S-23, S-501).
const REASON: std::ops::RangeInclusive<usize> = 10..=2_000;
/// Letters and digits among them: half of the shortest reason. Dots and accents tell nobody anything.
const LETTERS_OF_REASON: usize = 5;

/// Whether a character shows nothing, or turns round what stands beside it: controls, the ignorable ones of
/// Unicode, fillers of Hangul, the empty Braille pattern.
pub fn is_hidden(c: char) -> bool {
    c.is_control() || is_filler(c) || is_selector(c)
}

/// As [`is_hidden`], without controls and without what only chooses the form of the letter before it.
pub(crate) fn is_filler(c: char) -> bool {
    matches!(u32::from(c),
        0xAD | 0x34F | 0x61C | 0x115F..=0x1160 | 0x17B4..=0x17B5 | 0x180E | 0x200B..=0x200F
        | 0x2028..=0x202E | 0x2060..=0x206F | 0x2800 | 0x3164 | 0xFEFF | 0xFFA0 | 0xFFF9..=0xFFFB
        | 0x1_BCA0..=0x1_BCA3 | 0x1_D173..=0x1_D17A | 0xE_0000..=0xE_00FF)
}

fn is_selector(c: char) -> bool {
    matches!(u32::from(c), 0x180B..=0x180D | 0x180F | 0xFE00..=0xFE0F | 0xE_0100..=0xE_01EF)
}

/// What joins pictures to one, as a family is drawn of its people (Unicode Technical Standard 51, section 2.3).
const JOINER: char = '\u{200D}';

/// A picture, or what chooses its form or its skin.
fn is_picture(c: char) -> bool {
    matches!(u32::from(c), 0x2190..=0x21FF | 0x2300..=0x23FF | 0x2600..=0x27BF | 0x2B00..=0x2BFF | 0x1_F000..=0x1_FAFF)
}

/// The text with everything that hides written out, such as `\u{202e}`, so that nobody decides about
/// something else than was typed (S-159). Line breaks and tabs stay, and what joins two pictures.
pub fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let is_hidden = c.is_control() && !c.is_whitespace() || is_filler(c);
        if is_hidden && !joins(&out, c, rest.peek().copied()) {
            out.extend(c.escape_unicode());
        } else {
            out.push(c);
        }
    }
    out
}

/// Whether a character behind a text makes one picture of that before it and of the next.
pub(crate) fn joins(before: &str, c: char, next: Option<char>) -> bool {
    let is_behind_one = || before.chars().rev().find(|c| !is_selector(*c)).is_some_and(is_picture);
    c == JOINER && next.is_some_and(is_picture) && is_behind_one()
}

/// How many letters and digits of any script a text has. Signs, accents on their own and characters that every
/// font draws otherwise are none.
pub fn letters(text: &str) -> usize {
    let is_letter = |c: &char| c.is_alphanumeric() && !is_combining_mark(*c) && !is_hidden(*c);
    normal(text).chars().filter(is_letter).count()
}

/// How many characters of a text can be seen. A stretch of blanks counts as one, at the ends not at all.
fn seen(text: &str) -> usize {
    normal(text).chars().filter(|c| !is_hidden(*c)).count()
}

/// A reason that somebody can judge later, without blanks around it: ten characters to see at least, half of
/// them letters or digits, and no more than a page (S-23, S-501). `None` for anything else.
pub fn reason(text: &str) -> Option<&str> {
    let text = text.trim();
    let long_enough = seen(text) >= *REASON.start() && letters(text) >= LETTERS_OF_REASON;
    (long_enough && text.chars().count() <= *REASON.end()).then_some(text)
}

/// So many marks may stand on one letter: more are no writing of any language, and keep whoever shows them busy
/// (Unicode Standard Annex 15, Stream-Safe Text Format).
const MARKS: usize = 30;

/// Whether no letter bears more marks than any language writes.
pub fn is_stream_safe(text: &str) -> bool {
    let mut marks = 0;
    text.chars().all(|c| {
        marks = if is_combining_mark(c) { marks + 1 } else { 0 };
        marks <= MARKS
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_bear_as_many_marks_as_languages_write() {
        assert!(is_stream_safe("각ế क्षि ᄀᆞᆨ〮 e\u{301}\u{323}"));
        assert!(is_stream_safe(&format!("a{}", "\u{301}".repeat(30))));
        assert!(!is_stream_safe(&format!("a{}", "\u{301}".repeat(31))));
    }

    #[test]
    fn s_159_what_hides_is_written_out() {
        for (text, seen) in [
            ("감사 대응\n자료", "감사 대응\n자료"),
            ("a\u{202E}b\0c", "a\\u{202e}b\\u{0}c"),
            ("\u{3164}\u{200B}\u{FEFF}", "\\u{3164}\\u{200b}\\u{feff}"),
            ("❤\u{FE0F}", "❤\u{FE0F}"),
            ("👨\u{200D}👩\u{200D}👧 🏃\u{200D}♂\u{FE0F}", "👨\u{200D}👩\u{200D}👧 🏃\u{200D}♂\u{FE0F}"),
            ("❤\u{FE0F}\u{200D}🔥", "❤\u{FE0F}\u{200D}🔥"),
            ("👩\u{200D}", "👩\\u{200d}"),
            ("가\u{200D}나 👩\u{200D}\u{200D}👧", "가\\u{200d}나 👩\\u{200d}\\u{200d}👧"),
        ] {
            assert_eq!(visible(text), seen);
        }
    }

    #[test]
    fn s_23_only_what_can_be_seen_makes_a_reason() {
        for hidden in ['\u{200B}', '\u{3164}', '\0', '\u{202E}', '\u{2800}', '\u{FE0F}', '\u{E0041}', ' '] {
            assert_eq!(reason(&hidden.to_string().repeat(12)), None, "{hidden:?}");
            assert_eq!(reason(&format!("사유{}", hidden.to_string().repeat(12))), None, "{hidden:?}");
        }
        assert_eq!(reason("  2026년 정기 점검 "), Some("2026년 정기 점검"));
        assert_eq!(reason("정기 점검      점검"), None, "a stretch of blanks is one");
        assert!(reason(&"가".repeat(2_000)).is_some() && reason(&"가".repeat(2_001)).is_none());
    }

    #[test]
    fn s_23_a_reason_has_letters_of_some_script() {
        for sign in
            ['.', '…', '!', '\u{301}', '\u{20DD}', '\u{345}', '\u{E000}', '\u{F8FF}', '\u{10FFFD}', '♥']
        {
            assert_eq!(reason(&sign.to_string().repeat(40)), None, "{sign:?}");
            assert_eq!(reason(&format!("사유{}", sign.to_string().repeat(40))), None, "{sign:?}");
        }
        for good in [
            "監査對應資料保存依賴",
            "for an audit",
            "2026-11-22 #7",
            "감사 대응: 3/4분기",
            "ᄀᄀᄀᄀᄀㄱㄱㄱㄱㄱ",
        ] {
            assert_eq!(reason(good), Some(good));
        }
        assert_eq!((letters("- 서울 -"), letters("é"), letters("\u{E000}.\u{301}")), (2, 1, 0));
    }
}
