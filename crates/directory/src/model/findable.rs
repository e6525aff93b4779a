//! What a person is found by, as pieces of two letters.

use maru_kernel::korean::{bigrams, fold};

/// The fields of a person that are searched.
#[derive(Clone, Copy, Debug, Default)]
pub struct Findable<'p> {
    /// Full name.
    pub name: &'p str,
    /// Name in Latin letters.
    pub name_en: &'p str,
    /// Sign-in name.
    pub login: &'p str,
    /// Number of the employee.
    pub employee_number: &'p str,
    /// Grade.
    pub rank: &'p str,
    /// Position.
    pub title: &'p str,
    /// What the person is in charge of.
    pub duty: &'p str,
    /// Telephone at the desk.
    pub phone: &'p str,
    /// Mobile telephone; its pieces are marked, so that only those who may see it search it (S-34).
    pub mobile: &'p str,
}

impl Findable<'_> {
    /// The search text: pieces divided by blanks. The last letter of each word stands alone and keeps
    /// phrases from reaching into the next field.
    pub fn text(&self) -> String {
        let mut out = String::new();
        let texts =
            [self.name, self.name_en, self.login, self.employee_number, self.rank, self.title, self.duty];
        for text in texts.into_iter().filter(|t| !t.is_empty()) {
            add(&mut out, &bigrams(text));
        }
        add(&mut out, &bigrams(&digits(self.phone)));
        for piece in bigrams(&digits(self.mobile)).split(' ').filter(|p| !p.is_empty()) {
            add(&mut out, &format!("{MOBILE_MARK}{piece}"));
        }
        out
    }
}

/// Stands before pieces of mobile numbers. No other piece begins with it and has three letters.
const MOBILE_MARK: char = 'm';

fn add(out: &mut String, pieces: &str) {
    if !out.is_empty() && !pieces.is_empty() {
        out.push(' ');
    }
    out.push_str(pieces);
}

/// The digits of a telephone number.
pub fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// The phrases, one for each word, that the search text of a match must hold. A word of one letter
/// gives none: no phrase can find it.
pub fn phrases(query: &str) -> Vec<Vec<String>> {
    let folded = fold(query);
    let words = folded.split(|c: char| !c.is_alphanumeric());
    words.map(pairs).filter(|pieces| !pieces.is_empty()).collect()
}

/// The phrase that finds a telephone or personnel number by some of its digits.
pub fn digit_phrase(digits: &str) -> Vec<String> {
    pairs(digits)
}

/// The phrase that finds a mobile number by some of its digits; at least four, so that the prefix all
/// numbers share finds nobody.
pub fn mobile_phrase(digits: &str) -> Option<Vec<String>> {
    (digits.len() >= 4).then(|| pairs(digits).iter().map(|p| format!("{MOBILE_MARK}{p}")).collect())
}

fn pairs(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    letters.windows(2).map(|pair| pair.iter().collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_ends_with_a_letter_alone() {
        let person = Findable { name: "김서연", phone: "02-123", mobile: "010-22", ..Findable::default() };
        assert_eq!(person.text(), "김서 서연 연 02 21 12 23 3 m01 m10 m02 m22 m2");
    }

    #[test]
    fn a_query_becomes_phrases_without_the_last_letter() {
        assert_eq!(phrases("서연"), [["서연"]]);
        assert_eq!(phrases("예산 편성안").len(), 2);
        assert_eq!(phrases("예산 김").len(), 1);
        assert!(phrases("\" * - '").is_empty());
    }

    #[test]
    fn the_prefix_of_all_mobile_numbers_finds_nobody() {
        assert_eq!(mobile_phrase("010"), None);
        assert_eq!(mobile_phrase("0102").unwrap(), ["m01", "m10", "m02"]);
    }
}
