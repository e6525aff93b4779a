//! Reads a set, and proves that it is whole, unchanged and the house's own.

use super::frame::{self, Kind};
use super::sums::{Sums, Tally};
use super::{FORMAT, FileHead, Head, rows};
use crate::error::Error;
use crate::keys::BackupKey;
use maru_seal::Opener;
use maru_store::{Cell, Table};
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use std::io::{BufRead, Read};

/// What comes next.
#[derive(Debug)]
pub enum Part {
    /// A table begins.
    Table(Table),
    /// Rows of the table that began last.
    Rows(Vec<Vec<Cell>>),
    /// A file begins.
    File(FileHead),
    /// Bytes of the file that began last.
    Data(Vec<u8>),
    /// A content that could not be taken along.
    Missing,
}

/// Reads a set. Nothing that was read counts before [`SetReader::next_part`] has come to the end.
pub struct SetReader<R> {
    from: Summing<Opener<R>>,
    signed_by: crate::keys::SignedBy,
    head: Head,
    tally: Tally,
    columns: usize,
    bytes: Vec<u8>,
    sums: Option<Sums>,
}

/// Sums up all that goes through it.
struct Summing<R> {
    from: R,
    digest: Sha256,
}

impl<R: Read> Read for Summing<R> {
    fn read(&mut self, to: &mut [u8]) -> std::io::Result<usize> {
        let count = self.from.read(to)?;
        self.digest.update(to.get(..count).unwrap_or_default());
        Ok(count)
    }
}

impl<R: BufRead> SetReader<R> {
    /// Reads the beginning of a set.
    ///
    /// # Errors
    /// No set, the wrong key, damage, a newer format, or as `from`.
    pub fn begin(from: R, key: &BackupKey) -> Result<SetReader<R>, Error> {
        let mut from = Summing { from: Opener::begin(from, &key.identity)?, digest: Sha256::new() };
        let mut bytes = Vec::new();
        if frame::read(&mut from, &mut bytes)? != Some(Kind::Head) {
            return Err(Error::Damaged);
        }
        #[derive(serde::Deserialize)]
        struct Format {
            format: u32,
        }
        let Format { format } = json(&bytes)?;
        if format > FORMAT {
            return Err(Error::NewerFormat(format));
        }
        let (head, tally) = (json(&bytes)?, Tally::default());
        let signed_by = key.signed_by.clone();
        Ok(SetReader { from, signed_by, head, tally, columns: 0, bytes, sums: None })
    }

    /// What the set says of itself. It is proved only at the end.
    pub fn head(&self) -> &Head {
        &self.head
    }

    /// The sums, once the end was reached.
    ///
    /// # Errors
    /// [`Error::Damaged`] before the end.
    pub fn sums(&self) -> Result<&Sums, Error> {
        self.sums.as_ref().ok_or(Error::Damaged)
    }

    /// The next part; `None` at the end, which is then proved.
    ///
    /// # Errors
    /// [`Error::Damaged`], [`Error::Forged`] for a set that another house has signed, or as the file.
    pub fn next_part(&mut self) -> Result<Option<Part>, Error> {
        let kind = frame::read(&mut self.from, &mut self.bytes)?.ok_or(Error::Damaged)?;
        Ok(Some(match kind {
            Kind::Table => {
                let (name, columns): (String, Vec<String>) = json(&self.bytes)?;
                self.columns = columns.len();
                self.tally.table(&name);
                Part::Table(Table { name, columns })
            }
            Kind::Rows => {
                let found = rows::read(&self.bytes, self.columns)?;
                self.tally.rows(found.len(), &self.bytes);
                Part::Rows(found)
            }
            Kind::File => {
                let head: FileHead = json(&self.bytes)?;
                self.tally.file(&head);
                Part::File(head)
            }
            Kind::Data => {
                self.tally.data(&self.bytes);
                Part::Data(std::mem::take(&mut self.bytes))
            }
            Kind::Missing => {
                let name = String::from_utf8(self.bytes.clone()).or(Err(Error::Damaged))?;
                self.tally.missing(name);
                Part::Missing
            }
            Kind::Sums => {
                self.prove()?;
                return Ok(None);
            }
            Kind::Head | Kind::Signature => return Err(Error::Damaged),
        }))
    }

    /// The sums are those of what was read, the house has signed it, and nothing comes after.
    fn prove(&mut self) -> Result<(), Error> {
        let sums: Sums = json(&self.bytes)?;
        let digest = self.from.digest.clone();
        if frame::read(&mut self.from, &mut self.bytes)? != Some(Kind::Signature) {
            return Err(Error::Damaged);
        }
        self.signed_by.verify(digest, &self.bytes)?;
        if frame::read(&mut self.from, &mut self.bytes)?.is_some() || sums != self.tally.sums() {
            return Err(Error::Damaged);
        }
        self.sums = Some(sums);
        Ok(())
    }
}

fn json<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Error> {
    serde_json::from_slice(bytes).or(Err(Error::Damaged))
}
