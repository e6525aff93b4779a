//! One place where the tree breaks a rule.

use std::fmt;

/// Where a rule is broken and how, printed as `path:line: said`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Offence {
    /// The file, from the root of the tree, with `/` between folders.
    pub path: String,
    /// The line, counted from 1; 0 when the whole file is meant.
    pub line: usize,
    /// What is wrong and what to do about it.
    pub said: String,
}

impl Offence {
    /// An offence of the whole file.
    pub fn of_file(path: &str, said: impl Into<String>) -> Offence {
        Offence::at(path, 0, said)
    }

    /// An offence on one line, counted from 1.
    pub fn at(path: &str, line: usize, said: impl Into<String>) -> Offence {
        Offence { path: path.to_owned(), line, said: said.into() }
    }
}

impl fmt::Display for Offence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.path, self.said),
            line => write!(f, "{}:{line}: {}", self.path, self.said),
        }
    }
}
