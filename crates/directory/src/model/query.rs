//! What was typed into the people search, read in every way it may have been meant.

use super::{PersonLine, Typed, digits};
use maru_kernel::korean::{choseong, fold, hangul_from_latin_keys, is_choseong};

/// More letters than this are not a search for a person.
const LONGEST: usize = 60;
/// More words than this are not either.
const MOST_WORDS: usize = 5;

/// A query, once as typed and once as the same keys would give with the Korean layout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeopleQuery {
    /// The readings, the one as typed first.
    pub readings: Vec<Reading>,
}

/// One reading of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The whole text, folded.
    pub text: String,
    /// Its words.
    pub words: Vec<String>,
}

/// How well a person fits; smaller is better.
pub type Fit = u8;

/// The fit by name of a unit.
const BY_UNIT: Fit = 5;

impl PeopleQuery {
    /// Reads what was typed; `None` when there is nothing to search for.
    pub fn new(typed: &str) -> Option<PeopleQuery> {
        let cut: String = typed.chars().take(LONGEST * 4).collect();
        let text: String = fold(&cut).chars().take(LONGEST).collect();
        let meant = hangul_from_latin_keys(typed.trim()).filter(|_| typed.len() <= LONGEST);
        let readings: Vec<Reading> =
            [Some(text), meant].into_iter().flatten().filter_map(|text| Reading::new(&text)).collect();
        (!readings.is_empty()).then_some(PeopleQuery { readings })
    }

    /// How well the person fits, by what the line shows; `None` when not at all.
    pub fn fit(&self, person: &PersonLine) -> Option<Fit> {
        self.fit_but(person, &[])
    }

    /// The same for somebody known to serve in a unit that these words name.
    pub fn fit_but(&self, person: &PersonLine, unit_words: &[String]) -> Option<Fit> {
        self.readings.iter().filter_map(|reading| reading.fit(person, unit_words)).min()
    }
}

impl Reading {
    fn new(text: &str) -> Option<Reading> {
        let words: Vec<String> =
            text.split(' ').filter(|w| w.chars().any(char::is_alphanumeric)).map(str::to_owned).collect();
        (!words.is_empty()).then(|| Reading {
            text: text.trim().to_owned(),
            words: words.into_iter().take(MOST_WORDS).collect(),
        })
    }

    /// The digits, when the text looks like a part of a telephone or personnel number.
    pub fn number(&self) -> Option<String> {
        let only_numbers =
            self.text.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '-' | '(' | ')' | '+' | '.'));
        Some(digits(&self.text)).filter(|d| only_numbers && d.len() >= 2)
    }

    /// The text as initial consonants, when it is made of nothing else.
    pub fn choseong(&self) -> Option<String> {
        let together: String = self.text.split(' ').collect();
        is_choseong(&together).then_some(together)
    }

    fn fit(&self, person: &PersonLine, unit_words: &[String]) -> Option<Fit> {
        let name = fold(&person.name);
        if name == self.text {
            return Some(0);
        }
        if Typed::new(&self.text).begins(&name) {
            return Some(1);
        }
        if self.choseong().is_some_and(|c| choseong(&name.replace(' ', "")).starts_with(&c)) {
            return Some(2);
        }
        if let Some(number) = self.number() {
            let hit = [&person.phone, &person.mobile, &person.employee_number];
            return hit.iter().any(|field| digits(field).contains(&number)).then_some(3);
        }
        let named = |word: &String| unit_words.contains(word).then_some(BY_UNIT);
        let fits = self.words.iter().map(|word| word_fit(word, &name, person).or_else(|| named(word)));
        fits.into_iter().try_fold(0, |worst, fit| Some(worst.max(fit?)))
    }
}

/// How well one word of several fits: name first, then unit, then the rest.
fn word_fit(word: &str, name: &str, person: &PersonLine) -> Option<Fit> {
    if Typed::new(word).begins(name) {
        return Some(3);
    }
    if is_choseong(word) && choseong(name).contains(word) {
        return Some(4);
    }
    if name.contains(word) || fold(&person.name_en).contains(word) || fold(&person.login).starts_with(word) {
        return Some(4);
    }
    if fold(&person.unit).contains(word) {
        return Some(BY_UNIT);
    }
    let rest =
        [&person.title, &person.rank, &person.duty, &person.login, &person.mail, &person.employee_number];
    rest.iter().any(|field| fold(field).contains(word)).then_some(6)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn someone() -> PersonLine {
        PersonLine {
            name: "김서연".to_owned(),
            name_en: "Kim Seoyeon".to_owned(),
            login: "seoyeon.kim".to_owned(),
            title: "주무관".to_owned(),
            duty: "정보보안 관제".to_owned(),
            phone: "02-2133-2314".to_owned(),
            unit: "정보화부".to_owned(),
            ..PersonLine::default()
        }
    }

    #[test]
    fn a_person_is_found_by_everything_the_line_shows() {
        for typed in [
            "김서연",
            "김서",
            "김ㅅ",
            "ㄱㅅㅇ",
            "ㄱㅅ",
            "rlatjdus",
            "rlatj",
            "서연",
            "정보화 김",
            "김 정보화",
            "정보화부",
            "보안",
            "2314",
            "2133-23",
            "KIM seo",
            "seoyeon",
            "주무관",
            "정보화 주무관",
            "ㄱ ㅅ ㅇ",
        ] {
            assert!(PeopleQuery::new(typed).unwrap().fit(&someone()).is_some(), "{typed}");
        }
    }

    #[test]
    fn others_are_not() {
        for typed in ["이도현", "ㄱㅅㄱ", "정보화 이", "9999", "1", "010", "%", "_", "김%"] {
            let fit = PeopleQuery::new(typed).and_then(|q| q.fit(&someone()));
            assert_eq!(fit, None, "{typed}");
        }
    }

    #[test]
    fn nothing_to_search_for() {
        for typed in ["", "   ", "%_'\"*-", "\u{0}"] {
            assert_eq!(PeopleQuery::new(typed), None, "{typed:?}");
        }
        assert!(PeopleQuery::new(&"가".repeat(4096)).is_some());
    }

    #[test]
    fn a_whole_name_is_better_than_its_beginning() {
        let fit = |typed: &str| PeopleQuery::new(typed).unwrap().fit(&someone()).unwrap();
        assert!(fit("김서연") < fit("김서") && fit("김서") < fit("정보화 김"));
    }
}
