//! The sums of a set: counted by who writes it, and again by who reads it.

use super::FileHead;
use crate::error::Error;
use maru_kernel::hex;
use maru_store::{Snapshot, Table};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// What is in a set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sums {
    /// Each table, in the order of their names.
    pub tables: Vec<TableSum>,
    /// Each file that no row points at: keys, configuration, the log of checkpoints.
    pub files: Vec<FileSum>,
    /// Contents that rows point at.
    pub contents: u64,
    /// Their bytes.
    pub content_bytes: u64,
    /// SHA-256 over the names and the SHA-256 of all contents in their order.
    pub contents_sha256: String,
    /// Contents that rows point at and that could not be read, or were not what their name says.
    pub missing: Vec<String>,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableSum {
    /// Its name.
    pub name: String,
    /// How many rows.
    pub rows: u64,
    /// SHA-256 over its rows in the order of the primary key, the same from either kind of database.
    pub sha256: String,
}

impl TableSum {
    /// The sum of a table as the database has it.
    ///
    /// # Errors
    /// As any read.
    pub fn of(seen: &mut Snapshot<'_>, table: &Table) -> Result<TableSum, Error> {
        let (mut rows, mut bytes, mut digest) = (0, Vec::new(), Sha256::new());
        seen.rows(table, |row| {
            bytes.clear();
            rows += 1;
            super::rows::write(&mut bytes, &row)?;
            digest.update(&bytes);
            Ok::<_, Error>(())
        })?;
        Ok(TableSum { name: table.name.clone(), rows, sha256: hex(&digest.finalize()) })
    }
}

/// A file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileSum {
    /// Its path.
    pub name: String,
    /// Its length.
    pub bytes: u64,
    /// SHA-256 over its bytes.
    pub sha256: String,
}

impl Sums {
    /// Rows of all tables.
    pub fn rows(&self) -> u64 {
        self.tables.iter().map(|table| table.rows).sum()
    }
}

/// Counts as a set goes by.
#[derive(Default)]
pub struct Tally {
    sums: Sums,
    contents: Sha256,
    open: Open,
}

#[derive(Default)]
enum Open {
    #[default]
    Nothing,
    Table(TableSum, Sha256),
    File(FileHead, u64, Sha256),
}

impl Tally {
    /// A table begins.
    pub fn table(&mut self, name: &str) {
        self.close();
        let sum = TableSum { name: name.to_owned(), rows: 0, sha256: String::new() };
        self.open = Open::Table(sum, Sha256::new());
    }

    /// Rows of the table, as they are written.
    pub fn rows(&mut self, count: usize, bytes: &[u8]) {
        if let Open::Table(sum, digest) = &mut self.open {
            sum.rows += count as u64;
            digest.update(bytes);
        }
    }

    /// A file begins.
    pub fn file(&mut self, head: &FileHead) {
        self.close();
        self.open = Open::File(head.clone(), 0, Sha256::new());
    }

    /// Bytes of the file.
    pub fn data(&mut self, bytes: &[u8]) {
        if let Open::File(_, count, digest) = &mut self.open {
            *count += bytes.len() as u64;
            digest.update(bytes);
        }
    }

    /// A content is not there.
    pub fn missing(&mut self, name: String) {
        self.close();
        self.sums.missing.push(name);
    }

    /// The sums so far.
    pub fn sums(&mut self) -> Sums {
        self.close();
        Sums { contents_sha256: hex(&self.contents.clone().finalize()), ..self.sums.clone() }
    }

    fn close(&mut self) {
        match std::mem::take(&mut self.open) {
            Open::Nothing => {}
            Open::Table(sum, digest) => {
                self.sums.tables.push(TableSum { sha256: hex(&digest.finalize()), ..sum });
            }
            Open::File(head, bytes, digest) if head.content => {
                self.sums.contents += 1;
                self.sums.content_bytes += bytes;
                self.contents.update(head.name.as_bytes());
                self.contents.update(digest.finalize());
            }
            Open::File(head, bytes, digest) => {
                let sha256 = hex(&digest.finalize());
                self.sums.files.push(FileSum { name: head.name, bytes, sha256 });
            }
        }
    }
}
