//! Spans of time by which PostgreSQL looks for words. Its index tells which messages hold a word and not which of them is the newest:
//! of a word that a million messages hold, all would be gathered and sorted to show fifty. The span of a message is one
//! more piece among its words, and the newest spans are looked through first.

use maru_kernel::Id;

/// Bits of an id below those that tell its span: a day and a half, as ids count milliseconds from their 22nd bit on.
const SHIFT: u32 = 48;
/// Each step looks through so many times the spans of the one before.
const GROWTH: i64 = 4;
/// Spans named in one query.
const MOST: i64 = 256;

/// The span of a message, as a piece among its words.
pub fn piece(message: Id) -> String {
    name(number(message))
}

fn number(message: Id) -> i64 {
    message.as_i64() >> SHIFT
}

fn name(number: i64) -> String {
    format!("t{number}")
}

/// The spans from that of `newest` down to that of `oldest`, in steps that grow.
pub fn steps(newest: Id, oldest: Id) -> impl Iterator<Item = Vec<String>> {
    let (mut next, last, mut wide) = (number(newest), number(oldest), 1);
    std::iter::from_fn(move || {
        if next < last {
            return None;
        }
        let low = last.max(next - wide + 1);
        let step = (low..=next).rev().map(name).collect();
        (next, wide) = (low - 1, MOST.min(wide * GROWTH));
        Some(step)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_span_is_looked_through_once_the_newest_first() {
        let (oldest, newest) = (Id::from_i64(10 << SHIFT), Id::from_i64((1_000 << SHIFT) + 7));
        let looked: Vec<Vec<String>> = steps(newest, oldest).collect();
        assert!(
            looked
                .windows(2)
                .all(|two| two[0].len() <= two[1].len() || two[1].last().is_some_and(|n| n == "t10"))
        );
        assert!(looked.iter().all(|step| step.len() <= 256));
        let all: Vec<String> = looked.into_iter().flatten().collect();
        assert_eq!(all, (10..=1_000).rev().map(name).collect::<Vec<_>>());
        assert_eq!(steps(oldest, newest).count(), 0);
        assert_eq!(steps(newest, newest).collect::<Vec<_>>(), [[piece(newest)]]);
    }
}
