//! LDIF files (RFC 2849): how directories travel where no network does.

mod lines;
mod reader;

pub use reader::LdifReader;

use super::source::{Query, Scope, Sink, Source, Summary};
use super::{Entry, SourceError, dn};
use std::fs::File;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// A directory in a file. A run reads it from start to end several times, units before people before groups;
/// a file that is replaced or written meanwhile would give people of one day and groups of another, so that
/// is a failure. Open one for each run.
#[derive(Debug)]
pub struct LdifFile {
    path: PathBuf,
    /// What the file was when it was read first.
    first: OnceLock<Stamp>,
}

/// Device, number, length and time of the last change (seconds and the rest) of a file.
type Stamp = (u64, u64, u64, i64, i64);

impl LdifFile {
    /// The file at `path`; it is opened when it is read.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        LdifFile { path: path.into(), first: OnceLock::new() }
    }

    /// Whether the file is still what it was when it was read first.
    fn check(&self, file: &File) -> Result<(), SourceError> {
        let failed = |reason: String| SourceError::File { path: self.path.display().to_string(), reason };
        let is = file.metadata().map_err(|e| failed(e.to_string()))?;
        let stamp = (is.dev(), is.ino(), is.len(), is.mtime(), is.mtime_nsec());
        if *self.first.get_or_init(|| stamp) == stamp {
            Ok(())
        } else {
            Err(failed("changed while it was read".to_owned()))
        }
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Source for LdifFile {
    fn fetch(&self, queries: &[Query], sink: &mut Sink<'_>) -> Result<Vec<Summary>, SourceError> {
        let path = self.path.display().to_string();
        let file = File::open(&self.path)
            .map_err(|e| SourceError::File { path: path.clone(), reason: e.to_string() })?;
        self.check(&file)?;
        let from = Summary { from: path, ..Summary::default() };
        let mut asked: Vec<Asked<'_>> = queries.iter().map(|query| Asked::new(query, from.clone())).collect();
        let mut reader = LdifReader::new(&file);
        let mut entry = Entry::default();
        while reader.read(&mut entry).map_err(|e| at(&self.path, e))? {
            for (number, asked) in asked.iter_mut().enumerate() {
                if asked.is_answered_by(&entry) {
                    asked.summary.entries += 1;
                    sink(number, &entry).map_err(|stop| SourceError::Stopped(stop.0))?;
                }
            }
        }
        self.check(&file)?;
        Ok(asked.into_iter().map(|a| a.summary).collect())
    }
}

/// The reader knows lines but not the file; here the file gets its name.
fn at(path: &Path, error: SourceError) -> SourceError {
    match error {
        SourceError::File { reason, .. } => SourceError::File { path: path.display().to_string(), reason },
        other => other,
    }
}

/// A query with its base made ready for comparing.
struct Asked<'q> {
    query: &'q Query,
    base: String,
    summary: Summary,
}

impl<'q> Asked<'q> {
    fn new(query: &'q Query, summary: Summary) -> Self {
        Asked { query, base: dn::key(&query.base), summary }
    }

    fn is_answered_by(&self, entry: &Entry) -> bool {
        self.query.filter.matches(entry) && self.has_in_scope(entry.dn())
    }

    fn has_in_scope(&self, name: &str) -> bool {
        match self.query.scope {
            // The spelling of base and names is nearly always the same in one file.
            Scope::Subtree => {
                dn::is_below_key(name, &self.query.base) || dn::is_below_key(&dn::key(name), &self.base)
            }
            Scope::Base => dn::key(name) == self.base,
            Scope::One => dn::parent(name).is_some_and(|above| dn::key(above) == self.base),
        }
    }
}
