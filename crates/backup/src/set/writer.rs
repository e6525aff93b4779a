//! Writes a set.

use super::frame::{self, Kind};
use super::sums::{Sums, Tally};
use super::{FileHead, Head, rows};
use crate::error::Error;
use crate::keys::Signer;
use maru_seal::{Recipient, Sealer};
use maru_store::{Cell, Table};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::io::{self, Write};

/// Rows are put together until they have so many bytes.
const ROWS: usize = 256 * 1024;

/// Writes a set; it is worth nothing before [`SetWriter::finish`].
pub struct SetWriter<W> {
    to: Hashing<Sealer<W>>,
    tally: Tally,
    rows: Vec<u8>,
    count: usize,
}

/// Sums up all that goes through it.
struct Hashing<W> {
    to: W,
    digest: Sha256,
}

impl<W: Write> Write for Hashing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.to.write(bytes)?;
        self.digest.update(bytes.get(..count).unwrap_or_default());
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

impl<W: Write> SetWriter<W> {
    /// Begins a set that only the holder of the recipient's key can open.
    ///
    /// # Errors
    /// As `to`.
    pub fn begin(to: W, recipient: &Recipient, head: &Head) -> Result<SetWriter<W>, Error> {
        let to = Hashing { to: Sealer::begin(to, recipient)?, digest: Sha256::new() };
        let mut writer = SetWriter { to, tally: Tally::default(), rows: Vec::new(), count: 0 };
        writer.json(Kind::Head, head)?;
        Ok(writer)
    }

    /// Begins a table.
    ///
    /// # Errors
    /// As what is written to.
    pub fn table(&mut self, table: &Table) -> Result<(), Error> {
        self.flush_rows()?;
        self.tally.table(&table.name);
        self.json(Kind::Table, &(&table.name, &table.columns))
    }

    /// Adds a row to the table that was begun last.
    ///
    /// # Errors
    /// As what is written to; a row that is too large.
    pub fn row(&mut self, row: &[Cell]) -> Result<(), Error> {
        rows::write(&mut self.rows, row)?;
        self.count += 1;
        if self.rows.len() < ROWS { Ok(()) } else { self.flush_rows() }
    }

    /// Begins a file.
    ///
    /// # Errors
    /// As what is written to.
    pub fn file(&mut self, head: &FileHead) -> Result<(), Error> {
        self.flush_rows()?;
        self.tally.file(head);
        self.json(Kind::File, head)
    }

    /// Adds bytes to the file that was begun last.
    ///
    /// # Errors
    /// As what is written to.
    pub fn data(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.tally.data(bytes);
        Ok(frame::write(&mut self.to, Kind::Data, bytes)?)
    }

    /// Says that a content is not there, or that the one begun last is not what it should be.
    ///
    /// # Errors
    /// As what is written to.
    pub fn missing(&mut self, name: &str) -> Result<(), Error> {
        self.tally.missing(name.to_owned());
        Ok(frame::write(&mut self.to, Kind::Missing, name.as_bytes())?)
    }

    /// Signs everything.
    ///
    /// # Errors
    /// As what is written to.
    pub fn finish(mut self, signer: &Signer) -> Result<(W, Sums), Error> {
        self.flush_rows()?;
        let sums = self.tally.sums();
        self.json(Kind::Sums, &sums)?;
        let signature = signer.sign(self.to.digest.clone());
        frame::write(&mut self.to, Kind::Signature, &signature)?;
        Ok((self.to.to.finish()?, sums))
    }

    fn flush_rows(&mut self) -> Result<(), Error> {
        if self.count > 0 {
            self.tally.rows(self.count, &self.rows);
            frame::write(&mut self.to, Kind::Rows, &self.rows)?;
            self.rows.clear();
            self.count = 0;
        }
        Ok(())
    }

    fn json(&mut self, kind: Kind, what: &impl Serialize) -> Result<(), Error> {
        let json = serde_json::to_vec(what).map_err(io::Error::from)?;
        Ok(frame::write(&mut self.to, kind, &json)?)
    }
}
