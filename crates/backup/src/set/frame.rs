//! Pieces of a set: a letter, a length, bytes.

use crate::error::Error;
use std::io::{self, Read, Write};

/// No piece is larger: what says so is damaged, and memory is not asked for it.
const LARGEST: u32 = 256 << 20;

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Head,
    Table,
    Rows,
    File,
    Data,
    Missing,
    Sums,
    Signature,
}

const LETTERS: [(Kind, u8); 8] = [
    (Kind::Head, b'h'),
    (Kind::Table, b't'),
    (Kind::Rows, b'r'),
    (Kind::File, b'f'),
    (Kind::Data, b'd'),
    (Kind::Missing, b'x'),
    (Kind::Sums, b'm'),
    (Kind::Signature, b's'),
];

/// Writes one piece.
pub fn write(to: &mut impl Write, kind: Kind, bytes: &[u8]) -> io::Result<()> {
    let length = u32::try_from(bytes.len()).ok().filter(|length| *length <= LARGEST);
    let length = length.ok_or_else(|| io::Error::other("a row is too large for a backup"))?;
    let letter = LETTERS.iter().find(|(known, _)| *known == kind).map_or(0, |(_, letter)| *letter);
    to.write_all(&[letter])?;
    to.write_all(&length.to_be_bytes())?;
    to.write_all(bytes)
}

/// Reads one piece into `bytes`; `None` at the end.
pub fn read(from: &mut impl Read, bytes: &mut Vec<u8>) -> Result<Option<Kind>, Error> {
    let mut letter = Vec::with_capacity(1);
    if from.by_ref().take(1).read_to_end(&mut letter)? == 0 {
        return Ok(None);
    }
    let known = LETTERS.iter().find(|(_, known)| letter.first() == Some(known)).ok_or(Error::Damaged)?;
    let mut length = [0; 4];
    from.read_exact(&mut length)?;
    let length = u32::from_be_bytes(length);
    if length > LARGEST {
        return Err(Error::Damaged);
    }
    bytes.clear();
    if from.by_ref().take(length.into()).read_to_end(bytes)? as u64 != u64::from(length) {
        return Err(Error::Damaged);
    }
    Ok(Some(known.0))
}
