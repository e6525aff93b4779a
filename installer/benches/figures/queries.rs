//! What eight people at once type into the people search.

use crate::agency::{Agency, mix, telephone};
use maru_kernel::korean::choseong;

/// The kinds of queries, in the order [`typed`] deals them.
pub const KINDS: [&str; 9] = [
    "name",
    "beginning of a name",
    "initial consonants",
    "half a syllable",
    "unit",
    "unit and name",
    "digits",
    "wrong keyboard",
    "given name",
];

/// The query with this number: its kind, and what is typed.
pub fn typed(agency: &Agency, number: usize) -> (usize, String) {
    let luck = mix(number as u64 + 7_000_000);
    let Some((unit, person)) = agency.anybody(luck) else { return (0, String::new()) };
    let kind = number % KINDS.len();
    let name = format!("{}{}", person.surname, person.given);
    let begin = |count: usize| name.chars().take(count).collect::<String>();
    let text = match kind {
        0 => name,
        1 => begin(2),
        2 => choseong(&name),
        3 => begin(2) + &half(name.chars().nth(2)),
        4 => unit.name.clone(),
        5 => format!("{} {}", unit.name, person.surname),
        6 => telephone(person.luck >> 3).chars().skip(5).collect(),
        7 => keys(&name),
        _ => person.given,
    };
    (kind, text)
}

/// A syllable of which the last sound is not typed yet.
fn half(syllable: Option<char>) -> String {
    let code = syllable.map_or(0, u32::from).wrapping_sub(0xAC00);
    char::from_u32(0xAC00 + code - code % 28).map(String::from).unwrap_or_default()
}

/// The Latin keys of a two-set Korean keyboard (KS X 5002) that were meant as these syllables.
fn keys(text: &str) -> String {
    const FIRST: [&str; 19] =
        ["r", "R", "s", "e", "E", "f", "a", "q", "Q", "t", "T", "d", "w", "W", "c", "z", "x", "v", "g"];
    const MIDDLE: [&str; 21] = [
        "k", "o", "i", "O", "j", "p", "u", "P", "h", "hk", "ho", "hl", "y", "n", "nj", "np", "nl", "b", "m",
        "ml", "l",
    ];
    const LAST: [&str; 28] = [
        "", "r", "R", "rt", "s", "sw", "sg", "e", "f", "fr", "fa", "fq", "ft", "fx", "fv", "fg", "a", "q",
        "qt", "t", "T", "d", "w", "c", "z", "x", "v", "g",
    ];
    let key = |keys: &[&'static str], at: u32| keys.get(at as usize).copied().unwrap_or_default();
    let of = |c: char| {
        let code = u32::from(c).wrapping_sub(0xAC00);
        [key(&FIRST, code / 588), key(&MIDDLE, code % 588 / 28), key(&LAST, code % 28)].concat()
    };
    text.chars().map(of).collect()
}
