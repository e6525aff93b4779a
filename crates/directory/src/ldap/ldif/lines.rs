//! The logical lines of an LDIF file: unfolded, comments skipped, counted, never longer than allowed.

use crate::ldap::{LdifProblem, SourceError};
use std::io::{BufRead, BufReader, Read};

/// The longest line kept: a value of the largest size in base64, with its name.
pub const MOST_LINE_BYTES: usize = crate::ldap::Entry::MOST_VALUE_BYTES / 3 * 4 + 1024;

/// Reads lines one after the other into one buffer.
pub struct Lines<R> {
    input: BufReader<R>,
    /// The line that was read last, without its end.
    pub text: Vec<u8>,
    /// Where it began, counted from 1.
    pub number: u64,
    /// It was longer than allowed; `text` holds its beginning.
    pub too_long: bool,
    read: u64,
}

impl<R: Read> Lines<R> {
    pub fn new(input: R) -> Self {
        let input = BufReader::with_capacity(256 * 1024, input);
        Lines { input, text: Vec::new(), number: 0, too_long: false, read: 0 }
    }

    /// Steps over the byte order mark some editors put in front of a file; it is no part of it.
    pub fn skip_mark(&mut self) -> Result<(), SourceError> {
        let marked = self.input.fill_buf().map_err(|e| unreadable(&e))?.starts_with(b"\xEF\xBB\xBF");
        self.input.consume(if marked { 3 } else { 0 });
        Ok(())
    }

    /// The next line that is no comment, in `self.text`; false at the end of the file.
    pub fn advance(&mut self) -> Result<bool, SourceError> {
        loop {
            self.text.clear();
            self.too_long = false;
            self.number = self.read + 1;
            if !self.append_physical()? {
                return Ok(false);
            }
            while self.peek()? == Some(b' ') {
                if self.text.is_empty() {
                    return Err(self.problem_at(self.read + 1, LdifProblem::Fold));
                }
                self.input.consume(1);
                self.append_physical()?;
            }
            if self.text.first() != Some(&b'#') {
                return Ok(true);
            }
        }
    }

    /// An error at the line that was read last.
    pub fn problem(&self, problem: LdifProblem) -> SourceError {
        self.problem_at(self.number, problem)
    }

    fn problem_at(&self, line: u64, problem: LdifProblem) -> SourceError {
        SourceError::Ldif { line, problem }
    }

    fn peek(&mut self) -> Result<Option<u8>, SourceError> {
        self.input.fill_buf().map(|b| b.first().copied()).map_err(|e| unreadable(&e))
    }

    /// Adds the text up to the next end of line. A file must end with one, or it was cut off.
    fn append_physical(&mut self) -> Result<bool, SourceError> {
        let room = (MOST_LINE_BYTES + 2).saturating_sub(self.text.len());
        let limit = u64::try_from(room).unwrap_or(u64::MAX);
        let taken =
            self.input.by_ref().take(limit).read_until(b'\n', &mut self.text).map_err(|e| unreadable(&e))?;
        if self.text.ends_with(b"\n") && taken > 0 {
            self.text.pop();
            if self.text.ends_with(b"\r") {
                self.text.pop();
            }
        } else if taken == room {
            self.too_long = true;
            self.input.skip_until(b'\n').map_err(|e| unreadable(&e))?;
        } else if taken > 0 {
            return Err(self.problem_at(self.read + 1, LdifProblem::CutOff));
        } else {
            return Ok(false);
        }
        self.read += 1;
        Ok(true)
    }
}

fn unreadable(error: &std::io::Error) -> SourceError {
    SourceError::File { path: "LDIF".to_owned(), reason: error.to_string() }
}
