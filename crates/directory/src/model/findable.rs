//! What a person is found by, as pieces of two letters and of four digits.

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
        add_number(&mut out, NUMBER_MARK, self.employee_number);
        add_number(&mut out, NUMBER_MARK, self.phone);
        add_number(&mut out, MOBILE_MARK, self.mobile);
        out
    }
}

/// Stands before pieces of mobile numbers. Only pieces of numbers have more than two letters.
const MOBILE_MARK: char = 'm';
/// Stands before pieces of other numbers.
const NUMBER_MARK: char = 'n';
/// Digits of a piece. There are only a hundred pairs of digits, so that each would stand for a fifth of
/// all people; of four there are ten thousand.
const DIGITS: usize = 4;

fn add(out: &mut String, pieces: &str) {
    if !out.is_empty() && !pieces.is_empty() {
        out.push(' ');
    }
    out.push_str(pieces);
}

/// Four digits from every place in the number, and what is left of it at its end.
fn add_number(out: &mut String, mark: char, number: &str) {
    let number = digits(number);
    for start in 0..number.len().saturating_sub(1) {
        let end = number.len().min(start + DIGITS);
        add(out, &format!("{mark}{}", number.get(start..end).unwrap_or_default()));
    }
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
    number_phrase(NUMBER_MARK, digits)
}

/// The phrase that finds a mobile number by some of its digits; at least four, so that the prefix all
/// numbers share finds nobody.
pub fn mobile_phrase(digits: &str) -> Option<Vec<String>> {
    (digits.len() >= DIGITS).then(|| number_phrase(MOBILE_MARK, digits))
}

/// The pieces one after the other; of fewer digits than a piece has, the beginning of one.
fn number_phrase(mark: char, digits: &str) -> Vec<String> {
    if digits.len() < DIGITS {
        return vec![format!("{mark}{digits}{BEGINNING}")];
    }
    let places = 0..=digits.len() - DIGITS;
    places
        .filter_map(|start| digits.get(start..start + DIGITS))
        .map(|piece| format!("{mark}{piece}"))
        .collect()
}

/// Ends a piece of a phrase that stands for all pieces beginning so.
pub const BEGINNING: char = '*';

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
        assert_eq!(person.text(), "김서 서연 연 n0212 n2123 n123 n23 m0102 m1022 m022 m22");
    }

    #[test]
    fn a_query_becomes_phrases_without_the_last_letter() {
        assert_eq!(phrases("서연"), [["서연"]]);
        assert_eq!(phrases("예산 편성안").len(), 2);
        assert_eq!(phrases("예산 김").len(), 1);
        assert!(phrases("\" * - '").is_empty());
    }

    #[test]
    fn few_digits_are_the_beginning_of_a_piece() {
        assert_eq!(digit_phrase("21"), ["n21*"]);
        assert_eq!(digit_phrase("2123"), ["n2123"]);
    }

    #[test]
    fn the_prefix_of_all_mobile_numbers_finds_nobody() {
        assert_eq!(mobile_phrase("010"), None);
        assert_eq!(mobile_phrase("01022").unwrap(), ["m0102", "m1022"]);
    }
}
