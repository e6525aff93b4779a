//! What a new password kept here has to be (S-2, S-3). Rules only; hashes are compared by the action.

use super::policy::PasswordProfile;
use maru_kernel::is_hidden;
use maru_kernel::korean::{fold, hangul_from_latin_keys};
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// The shortest password of each profile, in characters.
const SHORTEST_KR_GOV: usize = 9;
const SHORTEST_ASVS: usize = 15;
/// Kinds of characters the first profile asks for: small, capital, digit, anything else.
const CLASSES: usize = 3;
/// Neighbours in a row that make a sequence: `1234`, `dcba`, `qwer`, `aaaa`.
const RUN: usize = 4;
/// The last digits of a telephone number by which it is known again.
const TELLING_DIGITS: usize = 7;

/// Letters that may stand around common words without making a password of them: `password1!A`.
const TRIMMINGS: usize = 2;
/// More letters than this are no common words with trimmings.
const LONGEST_COMMON: usize = 48;

/// Words that people choose first. A password made of one or two of them, whatever digits and signs stand
/// around, and a letter or two is refused, so the list stands for millions of passwords.
static WORDS: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| include_str!("common_words.txt").split_whitespace().collect());
const ROWS: [&str; 5] = ["1234567890", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm"];

/// Why a new password is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weakness {
    /// Blank, endless or with a NUL.
    Hopeless,
    /// Fewer characters than this.
    Short(usize),
    /// Fewer than three kinds of characters.
    Classes,
    /// Holds the sign-in name, a name, a number or the name of a unit of the person.
    Personal,
    /// Holds a telephone number of the person.
    Phone,
    /// Holds a sequence of keys, letters or digits, or one character again and again.
    Sequence,
    /// One of those everybody tries first.
    Common,
    /// In the list of passwords that got out elsewhere.
    Leaked,
    /// The one in use or one of the last.
    Used,
}

/// What is known of the person, none of which may stand in the password.
#[derive(Clone, Debug, Default)]
pub struct About {
    /// Sign-in name, names, employee number, the mail address before the `@`, unit and agency.
    pub words: Vec<String>,
    /// Telephone numbers.
    pub phones: Vec<String>,
}

/// Everything that is wrong with `password`; nothing when it may be used.
pub fn weaknesses(password: &str, profile: PasswordProfile, about: &About) -> Vec<Weakness> {
    if super::password::is_hopeless(password) {
        return vec![Weakness::Hopeless];
    }
    let least = shortest(profile);
    // What nobody sees is soon typed differently, and nobody guesses less for it.
    let password = password.chars().filter(|c| !is_hidden(*c)).collect::<String>();
    let password = password.as_str();
    let composed = profile == PasswordProfile::KrGov;
    let found = [
        (password.chars().count() < least, Weakness::Short(least)),
        (composed && classes(password) < CLASSES, Weakness::Classes),
        (is_personal(password, about), Weakness::Personal),
        (holds_phone(password, about), Weakness::Phone),
        (is_sequence(password, profile) || repeats_itself(password, least), Weakness::Sequence),
        (is_common(password), Weakness::Common),
    ];
    found.into_iter().filter_map(|(wrong, what)| wrong.then_some(what)).collect()
}

/// The fewest characters of a password.
pub fn shortest(profile: PasswordProfile) -> usize {
    match profile {
        PasswordProfile::KrGov => SHORTEST_KR_GOV,
        PasswordProfile::Asvs => SHORTEST_ASVS,
    }
}

fn classes(password: &str) -> usize {
    let kind = |c: char| match c {
        c if c.is_lowercase() => 0,
        c if c.is_uppercase() => 1,
        c if c.is_numeric() => 2,
        _ => 3,
    };
    password.chars().map(kind).collect::<BTreeSet<i32>>().len()
}

/// The password as it is compared, and each stretch of letters as the Hangul that the same keys give; a
/// letter before or behind that fits no syllable hides nothing.
fn readings(password: &str) -> Vec<String> {
    let stretches = password.split(|c: char| !c.is_ascii_alphabetic());
    let hangul = |s: &str| {
        let parts = [Some(s), s.get(..s.len().saturating_sub(1)), s.get(1..)];
        parts.into_iter().flatten().find_map(hangul_from_latin_keys)
    };
    let hangul = stretches.filter(|s| s.len() >= RUN).filter_map(hangul);
    [fold(password)].into_iter().chain(hangul).collect()
}

fn is_personal(password: &str, about: &About) -> bool {
    let readings = readings(password);
    let words = about.words.iter().map(|w| fold(w));
    // Shorter words would forbid too much: everybody called "An" would lose "banana".
    let telling = |w: &String| w.chars().count() >= if w.is_ascii() { 3 } else { 2 };
    words.filter(telling).any(|w| readings.iter().any(|r| r.contains(&w)))
}

fn holds_phone(password: &str, about: &About) -> bool {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let typed = digits(password);
    about.phones.iter().map(|p| digits(p)).any(|phone| {
        let from = phone.len().saturating_sub(TELLING_DIGITS);
        phone.get(from..).is_some_and(|end| end.len() == TELLING_DIGITS && typed.contains(end))
    })
}

/// Any sequence at all where passwords may be short; where they are long, one that is most of it.
fn is_sequence(password: &str, profile: PasswordProfile) -> bool {
    let letters: Vec<char> = fold(password).chars().collect();
    let in_runs = letters_in_runs(&letters);
    match profile {
        PasswordProfile::KrGov => in_runs > 0,
        PasswordProfile::Asvs => in_runs > 0 && letters.len() - in_runs < SHORTEST_KR_GOV,
    }
}

/// Whether it is one piece again and again that would be too short by itself.
fn repeats_itself(password: &str, least: usize) -> bool {
    let letters: Vec<char> = fold(password).chars().collect();
    let repeats = |n: &usize| letters.iter().zip(letters.iter().skip(*n)).all(|(a, b)| a == b);
    (1..least).filter(|n| n * 2 <= letters.len()).any(|n| repeats(&n))
}

fn letters_in_runs(letters: &[char]) -> usize {
    let mut covered = vec![false; letters.len()];
    for (start, four) in letters.windows(RUN).enumerate() {
        if is_run(four) {
            covered.iter_mut().skip(start).take(RUN).for_each(|c| *c = true);
        }
    }
    covered.into_iter().filter(|c| *c).count()
}

fn is_run(letters: &[char]) -> bool {
    let (text, back): (String, String) = (letters.iter().collect(), letters.iter().rev().collect());
    let same = letters.windows(2).all(|pair| pair.first() == pair.last());
    same || ROWS.iter().any(|row| row.contains(&text) || row.contains(&back))
}

/// Whether what is left without the digits and signs is one or two common words, or little more: as it
/// is, and with the signs that are put for letters.
fn is_common(password: &str) -> bool {
    readings(password).iter().any(|reading| {
        let core = reading.trim_matches(|c: char| !c.is_alphabetic());
        let unmasked: String = core.chars().map(unmasked).filter(|c| c.is_alphabetic()).collect();
        let plain: String = core.chars().filter(|c| c.is_alphabetic()).collect();
        core.is_empty() || [unmasked, plain].iter().any(|text| is_made_of_words(text) || is_trimmed(text))
    })
}

/// Whether a telling word, alone or beside another one, has no more than [`TRIMMINGS`] letters around it.
fn is_trimmed(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    let telling = |word: &str| word.chars().count() >= if word.is_ascii() { 4 } else { 2 };
    let known = |part: &[char]| Some(part.iter().collect::<String>()).filter(|w| WORDS.contains(w.as_str()));
    let rest_is_known = |rest: &[char], spare: usize| {
        let cut = |at: usize, back: usize| rest.get(at..rest.len().checked_sub(back)?);
        (0..=spare).any(|at| (0..=spare - at).any(|back| cut(at, back).is_some_and(|w| known(w).is_some())))
    };
    letters.len() <= LONGEST_COMMON
        && (0..=TRIMMINGS).any(|before| {
            let after = |end: usize| letters.get(end..).unwrap_or_default();
            (before..=letters.len()).any(|end| {
                let Some(word) = letters.get(before..end).and_then(known) else { return false };
                let spare = TRIMMINGS - before;
                telling(&word) && (after(end).len() <= spare || rest_is_known(after(end), spare))
            })
        })
}

fn is_made_of_words(text: &str) -> bool {
    let known = |part: &str| WORDS.contains(part);
    known(text)
        || text
            .char_indices()
            .any(|(at, _)| text.split_at_checked(at).is_some_and(|(a, b)| known(a) && known(b)))
}

/// The letter a sign is put for: `p@ssw0rd`.
fn unmasked(c: char) -> char {
    match c {
        '@' | '4' => 'a',
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '$' | '5' => 's',
        '7' => 't',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use PasswordProfile::{Asvs, KrGov};
    use Weakness::{Classes, Common, Hopeless, Personal, Phone, Sequence, Short};

    fn about() -> About {
        About {
            words: ["seoyeon.kim", "김서연", "20230417", "정보화부", "가온도시공사"]
                .map(str::to_owned)
                .to_vec(),
            phones: ["031-000-2314", "010-1357-7788"].map(str::to_owned).to_vec(),
        }
    }

    #[test]
    fn s_2_thirty_passwords_of_the_agencies_profile() {
        let cases: [(&str, &[Weakness]); 30] = [
            ("", &[Hopeless]),
            ("         ", &[Hopeless]),
            ("Abc\u{0}12345!", &[Hopeless]),
            ("kR7!q2z", &[Short(9)]),
            ("kR7!q2zW", &[Short(9)]),
            ("kR7!q2zWp", &[]),
            ("brqmtkxwvh", &[Classes]),
            ("brqmtk83xw", &[Classes]),
            ("BRQMTK83XW", &[Classes]),
            ("brqmtk83xW", &[]),
            ("brqmtk83-xw", &[]),
            ("나무와-구리7", &[Short(9), Classes]),
            ("나무와 구리 냄비 7X", &[]),
            ("x!seoyeon.kim7", &[Personal]),
            ("X!SEOYEON.KIM7", &[Personal]),
            ("7x-김서연-Qv", &[Personal]),
            ("7x-rlatjdus-Qv", &[Personal]),
            ("rlatjdus7!Q#", &[Personal]),
            ("Emp!20230417z", &[Personal]),
            ("rkdhsehtlrhdtk7!A", &[Personal]),
            ("Tel-0313000231.4", &[Phone]),
            ("Tel:010-1357-7788", &[Phone]),
            ("Kx!13577788z", &[Phone]),
            ("Kx!1234.zvw", &[Sequence]),
            ("Kx!4321.zvw", &[Sequence]),
            ("Kx!qwer7zvw", &[Sequence]),
            ("Kx!aaaa7zvw", &[Sequence]),
            ("P@ssw0rd2026!", &[Common]),
            ("Adminlogin77!", &[Common]),
            ("qlalfqjsgh77!", &[Common]),
        ];
        for (password, wanted) in cases {
            assert_eq!(weaknesses(password, KrGov, &about()), wanted, "{password:?}");
        }
    }

    #[test]
    fn s_3_the_two_profiles_differ_in_length_and_composition() {
        let words = "blaue kerze im brunnen";
        assert_eq!(weaknesses(words, KrGov, &about()), [Classes]);
        assert_eq!(weaknesses(words, Asvs, &about()), []);
        assert_eq!(weaknesses("kR7!q2zWp", KrGov, &about()), []);
        assert_eq!(weaknesses("kR7!q2zWp", Asvs, &about()), [Short(15)]);
        assert_eq!(weaknesses("Password1234567", Asvs, &about()), [Sequence, Common]);
        assert_eq!(weaknesses("blaue kerze 1234 brunnen", Asvs, &about()), []);
        // Both take long ones.
        let long = format!("{}7!Kx", "wvtm brq ".repeat(12));
        assert!(long.chars().count() > 64);
        for profile in [KrGov, Asvs] {
            assert_eq!(weaknesses(&long, profile, &about()), [], "{profile:?}");
        }
    }

    #[test]
    fn s_3_trimmings_make_no_password_of_a_common_word() {
        let cases: [(&str, Weakness); 8] = [
            ("password1!A", Common),
            ("summer2026!A", Common),
            ("비밀번호2026!A", Common),
            ("gkrtodA1!2", Common),
            ("X7!password", Common),
            ("A1!summer-winter9z", Common),
            ("kR7!qkR7!q", Sequence),
            ("wB1!wB1!wB1!", Sequence),
        ];
        for (password, wanted) in cases {
            assert_eq!(weaknesses(password, KrGov, &About::default()), [wanted], "{password:?}");
        }
        let hidden = format!("Aa1{}", "\u{200B}".repeat(8));
        assert_eq!(weaknesses(&hidden, KrGov, &About::default()), [Short(9)]);
        for fine in ["kR7!q2zWp", "sommer-Kerze7!", "Kx-flower-pond-83", "brqmtk83xW"] {
            assert_eq!(weaknesses(fine, KrGov, &About::default()), [], "{fine:?}");
        }
    }

    #[test]
    fn s_3_at_least_three_thousand_passwords_are_known_as_common() {
        let refused = WORDS
            .iter()
            .flat_map(|word| {
                ["", "1", "123", "!", "2026", "2026!", "#1", "00"].map(|end| format!("{word}{end}"))
            })
            .filter(|password| is_common(password));
        assert!(refused.collect::<BTreeSet<_>>().len() >= 3_000);
    }
}
