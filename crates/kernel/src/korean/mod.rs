//! Korean text: normal form, initial consonants, particles, keyboard mix-ups, sorting, search tokens.

mod bigram;
mod choseong;
mod josa;
mod keyboard;
mod normal;

pub use bigram::bigrams;
pub use choseong::{choseong, is_choseong};
pub use josa::{josa, with_josa};
pub use keyboard::hangul_from_latin_keys;
pub use normal::{fold, normal};

const FIRST_SYLLABLE: u32 = 0xAC00;
const LAST_SYLLABLE: u32 = 0xD7A3;
const VOWELS: u32 = 21;
const FINALS: u32 = 28;

/// The numbers of initial, vowel and final of a modern syllable (Unicode chapter 3.12).
fn jamo(c: char) -> Option<(u32, u32, u32)> {
    let n = u32::from(c);
    (FIRST_SYLLABLE..=LAST_SYLLABLE).contains(&n).then(|| {
        let offset = n - FIRST_SYLLABLE;
        (offset / (VOWELS * FINALS), offset / FINALS % VOWELS, offset % FINALS)
    })
}

/// The syllable made of the three numbers, the reverse of [`jamo`].
fn syllable(initial: u32, vowel: u32, last: u32) -> Option<char> {
    char::from_u32(FIRST_SYLLABLE + (initial * VOWELS + vowel) * FINALS + last)
}
