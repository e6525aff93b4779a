//! Names that what was typed so far may become: the last syllable is often unfinished.

use maru_kernel::korean::choseong;

const FIRST: u32 = 0xAC00;
const LAST: u32 = 0xD7A3;
const FINALS: u32 = 28;
const VOWELS: u32 = 21;
/// Initials by number; consonants typed alone stand for every syllable that begins with them.
const INITIALS: [u32; 19] = [
    0x3131, 0x3132, 0x3134, 0x3137, 0x3138, 0x3139, 0x3141, 0x3142, 0x3143, 0x3145, 0x3146, 0x3147, 0x3148,
    0x3149, 0x314A, 0x314B, 0x314C, 0x314D, 0x314E,
];
/// The initial a final becomes when a vowel follows, by number of the final; 99 when none.
const MOVES_ON: [u32; 28] =
    [99, 0, 1, 99, 2, 99, 99, 3, 5, 99, 99, 99, 99, 99, 99, 99, 6, 7, 99, 9, 10, 11, 12, 14, 15, 16, 17, 18];
/// Above every letter: closes a range of names with a common beginning.
const END: char = '\u{10FFFF}';

/// A word as far as it has been typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    letters: Vec<char>,
}

impl Typed {
    /// The word; white space inside counts.
    pub fn new(text: &str) -> Typed {
        Typed { letters: text.chars().collect() }
    }

    /// Ranges of names, the first end within and the second outside, in which every match begins. The
    /// likelier range comes first.
    pub fn ranges(&self) -> Vec<(String, String)> {
        let plain = self.letters.iter().take_while(|c| initial_number(**c).is_none()).count();
        let (exact, rest) = self.letters.split_at(plain);
        if let Some(consonant) = rest.first().and_then(|c| initial_number(*c)) {
            return span(exact, syllables_from(consonant)).into_iter().collect();
        }
        let Some((last, before)) = exact.split_last() else { return Vec::new() };
        let Some((initial, vowel, end)) = parts(*last) else {
            return span(before, (u32::from(*last), u32::from(*last))).into_iter().collect();
        };
        if end == 0 {
            let widest = if matches!(vowel, 8 | 13) {
                vowel + 3
            } else if vowel == 18 {
                19
            } else {
                vowel
            };
            return span(before, (number(initial, vowel, 0), number(initial, widest, FINALS - 1)))
                .into_iter()
                .collect();
        }
        let mut ranges: Vec<_> = span(before, (u32::from(*last), u32::from(*last))).into_iter().collect();
        // The syllable may yet lose its final consonant: it moves on when a vowel follows.
        let moved = MOVES_ON.get(end as usize).copied().unwrap_or(99);
        if let (true, Some(open)) = (moved < 99, char::from_u32(number(initial, vowel, 0))) {
            let before: Vec<char> = before.iter().copied().chain([open]).collect();
            ranges.extend(span(&before, syllables_from(moved)));
        }
        ranges
    }

    /// Whether it has consonants typed alone.
    pub fn has_consonants(&self) -> bool {
        self.letters.iter().any(|c| initial_number(*c).is_some())
    }

    /// Whether `name` begins as typed, consonants standing for syllables.
    pub fn begins(&self, name: &str) -> bool {
        self.ranges().iter().any(|(low, high)| low.as_str() <= name && name < high.as_str())
            && self.consonants_fit(name)
    }

    /// Whether every consonant typed alone is the initial in its place.
    fn consonants_fit(&self, name: &str) -> bool {
        let initials: Vec<char> = choseong(name).chars().collect();
        let typed = self.letters.iter().enumerate().filter(|(_, c)| initial_number(**c).is_some());
        let mut typed = typed.map(|(place, c)| initials.get(place) == Some(c));
        typed.all(|fits| fits)
    }
}

fn span(before: &[char], (low, high): (u32, u32)) -> Option<(String, String)> {
    let start: String = before.iter().copied().chain(char::from_u32(low)).collect();
    let mut end: String = before.iter().copied().chain(char::from_u32(high)).collect();
    end.push(END);
    (!start.is_empty()).then_some((start, end))
}

fn syllables_from(initial: u32) -> (u32, u32) {
    (number(initial, 0, 0), number(initial, VOWELS - 1, FINALS - 1))
}

fn number(initial: u32, vowel: u32, last: u32) -> u32 {
    FIRST + (initial * VOWELS + vowel) * FINALS + last
}

fn parts(c: char) -> Option<(u32, u32, u32)> {
    let n = u32::from(c);
    (FIRST..=LAST).contains(&n).then(|| {
        let offset = n - FIRST;
        (offset / (VOWELS * FINALS), offset / FINALS % VOWELS, offset % FINALS)
    })
}

fn initial_number(c: char) -> Option<u32> {
    INITIALS.iter().position(|i| *i == u32::from(c)).and_then(|n| u32::try_from(n).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_of_typing_a_name_leads_to_it() {
        for step in ["ㄱ", "기", "김", "김ㅅ", "김서", "김성", "김서여", "김서연", "김ㅅㅇ", "ㄱ서ㅇ"]
        {
            assert!(Typed::new(step).begins("김서연"), "{step}");
        }
        assert!(Typed::new("고").begins("과장"));
        assert!(Typed::new("kim").begins("kim seo"));
    }

    #[test]
    fn other_names_do_not_begin_so() {
        for (typed, name) in
            [("김서", "김소연"), ("김ㅅㄱ", "김서연"), ("이", "김서연"), ("김서연", "김서"), ("", "김")]
        {
            assert!(!Typed::new(typed).begins(name), "{typed} {name}");
        }
    }

    #[test]
    fn any_text_gives_ranges_without_harm() {
        for text in ["", "%", "\u{0}", "ㅏ", "😀", "김%", "\u{10FFFF}"] {
            let _ = Typed::new(text).ranges();
        }
    }
}
