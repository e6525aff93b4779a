//! 64-bit ids that sort by the time they were made and are written as opaque strings outside.
//!
//! Layout, from the top: 1 bit zero, 42 bits milliseconds since 2020-01-01 (enough until 2159),
//! 9 bits node (leased from the database), 12 bits running number within the millisecond.

use crate::Timestamp;
use std::fmt;
use std::str::FromStr;
use std::sync::{Mutex, MutexGuard, PoisonError};

const EPOCH_MS: i64 = 1_577_836_800_000;
const NODE_BITS: u32 = 9;
const NUMBER_BITS: u32 = 12;
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const LENGTH: usize = 13;

/// Identifies one row of any table. Ids are never reused.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(i64);

impl Id {
    /// Wraps the number a database column holds.
    pub const fn from_i64(n: i64) -> Self {
        Id(n)
    }

    /// The least id that can have been made at `at` or later, to ask for what is newer.
    pub fn first_at(at: Timestamp) -> Self {
        Id((at.as_millisecond() - EPOCH_MS).max(0) << (NODE_BITS + NUMBER_BITS))
    }

    /// When it was made, to the millisecond.
    pub fn made_at(self) -> Timestamp {
        let millisecond = (self.0 >> (NODE_BITS + NUMBER_BITS)) + EPOCH_MS;
        Timestamp::from_millisecond(millisecond).unwrap_or(Timestamp::UNIX_EPOCH)
    }

    /// The number for a database column.
    pub const fn as_i64(self) -> i64 {
        self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = [b'0'; LENGTH];
        let mut rest = self.0 as u64;
        for slot in text.iter_mut().rev() {
            *slot = ALPHABET.get((rest & 31) as usize).copied().unwrap_or(b'0');
            rest >>= 5;
        }
        f.write_str(std::str::from_utf8(&text).unwrap_or_default())
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Id({self})")
    }
}

/// The text is not an id: wrong length, a letter outside the alphabet, or too large.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IdParseError;

impl fmt::Display for IdParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an id")
    }
}

impl std::error::Error for IdParseError {}

impl FromStr for Id {
    type Err = IdParseError;

    fn from_str(text: &str) -> Result<Self, IdParseError> {
        if text.len() != LENGTH {
            return Err(IdParseError);
        }
        let mut number: u64 = 0;
        for byte in text.bytes() {
            let digit = ALPHABET.iter().position(|a| *a == byte).ok_or(IdParseError)?;
            number = number.checked_mul(32).ok_or(IdParseError)? | digit as u64;
        }
        i64::try_from(number).map(Id).or(Err(IdParseError))
    }
}

/// Makes ids for one node; safe to share between threads.
#[derive(Debug)]
pub struct IdMaker {
    last: Mutex<Last>,
}

/// The node, and the millisecond and running number of its newest id.
#[derive(Debug)]
struct Last {
    node: i64,
    at: (i64, i64),
}

impl IdMaker {
    /// `node` tells apart the servers of one installation; it is taken modulo 512.
    pub fn new(node: u16) -> Self {
        IdMaker { last: Mutex::new(Last { node: node_bits(node), at: (0, 0) }) }
    }

    /// From now on ids are made for `node`: the number used so far belongs to another server.
    pub fn move_to(&self, node: u16) {
        self.lock().node = node_bits(node);
    }

    fn lock(&self) -> MutexGuard<'_, Last> {
        self.last.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next id. Never goes backwards, even when the clock does: the running number then grows on
    /// the last millisecond seen, and spills into the next one when full.
    pub fn next(&self, now: Timestamp) -> Id {
        let mut last = self.lock();
        let millisecond = (now.as_millisecond() - EPOCH_MS).max(0);
        last.at = match last.at {
            (seen, _) if millisecond > seen => (millisecond, 0),
            (seen, number) if number + 1 < 1 << NUMBER_BITS => (seen, number + 1),
            (seen, _) => (seen + 1, 0),
        };
        Id(last.at.0 << (NODE_BITS + NUMBER_BITS) | last.node << NUMBER_BITS | last.at.1)
    }
}

fn node_bits(node: u16) -> i64 {
    i64::from(node) & ((1 << NODE_BITS) - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_form_goes_there_and_back() {
        for n in [0, 1, 31, 32, 123_456_789_012_345_678, i64::MAX] {
            let id = Id::from_i64(n);
            assert_eq!(id.to_string().parse::<Id>(), Ok(id));
            assert_eq!(id.to_string().len(), LENGTH);
        }
    }

    #[test]
    fn nonsense_is_refused() {
        for text in ["", "7", "000000000000u", "0000000000000000", "zzzzzzzzzzzzz", "가나다라"] {
            assert_eq!(text.parse::<Id>(), Err(IdParseError), "{text}");
        }
    }

    #[test]
    fn ids_grow_even_when_the_clock_steps_back() {
        let maker = IdMaker::new(3);
        let later = Timestamp::from_millisecond(1_800_000_000_000).unwrap();
        let earlier = Timestamp::from_millisecond(1_700_000_000_000).unwrap();
        let mut previous = maker.next(later);
        for _ in 0..10_000 {
            let id = maker.next(earlier);
            assert!(id > previous);
            previous = id;
        }
    }

    #[test]
    fn ids_of_a_time_begin_with_the_first() {
        let (maker, now) = (IdMaker::new(0), Timestamp::from_millisecond(1_800_000_000_000).unwrap());
        assert_eq!(maker.next(now), Id::first_at(now));
        assert_eq!(maker.next(now).made_at(), now);
        assert!(Id::first_at(Timestamp::from_millisecond(1_800_000_000_001).unwrap()) > maker.next(now));
    }

    #[test]
    fn two_nodes_never_make_the_same_id() {
        let now = Timestamp::from_millisecond(1_800_000_000_000).unwrap();
        let (a, b) = (IdMaker::new(1), IdMaker::new(2));
        let ids: std::collections::BTreeSet<Id> =
            (0..5_000).flat_map(|_| [a.next(now), b.next(now)]).collect();
        assert_eq!(ids.len(), 10_000);
    }
}
