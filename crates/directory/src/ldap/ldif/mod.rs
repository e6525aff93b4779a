//! LDIF files (RFC 2849): how directories travel where no network does.

mod lines;
mod reader;

pub use reader::LdifReader;

use super::source::{Query, Scope, Sink, Source, Summary};
use super::{Entry, SourceError, dn};
use std::fs::File;
use std::path::{Path, PathBuf};

/// A directory in a file. Every run reads it once, from start to end.
#[derive(Clone, Debug)]
pub struct LdifFile {
    path: PathBuf,
}

impl LdifFile {
    /// The file at `path`; it is opened when it is read.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        LdifFile { path: path.into() }
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
        let from = Summary { from: path, ..Summary::default() };
        let mut asked: Vec<Asked<'_>> = queries.iter().map(|query| Asked::new(query, from.clone())).collect();
        let mut reader = LdifReader::new(file);
        let mut entry = Entry::default();
        while reader.read(&mut entry).map_err(|e| at(&self.path, e))? {
            for (number, asked) in asked.iter_mut().enumerate() {
                if asked.is_answered_by(&entry) {
                    asked.summary.entries += 1;
                    sink(number, &entry).map_err(|stop| SourceError::Stopped(stop.0))?;
                }
            }
        }
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
