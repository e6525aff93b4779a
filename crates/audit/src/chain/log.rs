//! The log of checkpoints outside the database: an older copy of the database does not agree with it.

use super::{Checkpoint, Succession};
use crate::Error;
use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::PathBuf;

/// The file; one line per checkpoint or change of keys, only ever appended to.
#[derive(Clone, Debug)]
pub struct CheckpointLog(pub PathBuf);

/// What a line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// The chain had this hash there.
    Checkpoint(Checkpoint),
    /// One key followed another.
    Succession(Box<Succession>),
}

impl Entry {
    fn to_line(&self) -> String {
        match self {
            Entry::Checkpoint(made) => made.to_line(),
            Entry::Succession(made) => made.to_line(),
        }
    }

    fn from_line(line: &str) -> Option<Entry> {
        let checkpoint = Checkpoint::from_line(line).map(Entry::Checkpoint);
        checkpoint.or_else(|| Succession::from_line(line).map(Box::new).map(Entry::Succession))
    }
}

/// A line of the log, or the number of a line that is none.
pub type Line = Result<Entry, usize>;

impl CheckpointLog {
    /// Appends a line; it is on disk when this returns.
    ///
    /// # Errors
    /// [`Error::Log`] when the file cannot be written.
    pub fn append(&self, entry: &Entry) -> Result<(), Error> {
        let write = || {
            let mut file = OpenOptions::new().append(true).create(true).mode(0o640).open(&self.0)?;
            file.write_all(format!("{}\n", entry.to_line()).as_bytes())?;
            file.sync_data()
        };
        write().map_err(|e| self.failed(&e))
    }

    /// All lines in order; nothing when there is no file yet.
    ///
    /// # Errors
    /// [`Error::Log`] when the file cannot be read.
    pub fn lines(&self) -> Result<impl Iterator<Item = Result<Line, Error>> + use<'_>, Error> {
        let file = match File::open(&self.0) {
            Ok(file) => Some(file),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(self.failed(&error)),
        };
        let lines = file.into_iter().flat_map(|file| BufReader::new(file).lines());
        Ok((1..).zip(lines).map(|(number, line)| match line {
            Ok(line) => Ok(Entry::from_line(&line).ok_or(number)),
            Err(error) if error.kind() == ErrorKind::InvalidData => Ok(Err(number)),
            Err(error) => Err(self.failed(&error)),
        }))
    }

    fn failed(&self, error: &std::io::Error) -> Error {
        Error::Log { path: self.0.display().to_string(), reason: error.to_string() }
    }
}
