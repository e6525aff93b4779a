//! What may go wrong, told so that a person can act on it and a machine can tell it apart.

use crate::Lang;
use std::fmt;

/// A stable name for one kind of failure, with the HTTP status it is answered with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    /// Stable, machine-readable: `directory.sync.brake`. Never reused for another meaning.
    pub name: &'static str,
    /// The status of RFC 9110 that fits.
    pub status: u16,
}

impl Code {
    /// A code called `name`, answered with `status`.
    pub const fn new(name: &'static str, status: u16) -> Self {
        Code { name, status }
    }
}

/// An error a person may be shown. Each module has one enum that implements it.
pub trait Fault: std::error::Error + Send + Sync + 'static {
    /// The stable code.
    fn code(&self) -> Code;
    /// One clear sentence in the user's language: what is wrong and what to do about it.
    fn text(&self, lang: Lang) -> String;
}

/// Any module's fault, on its way to whoever turns it into an answer.
#[derive(Debug)]
pub struct FaultBox(pub Box<dyn Fault>);

impl<F: Fault> From<F> for FaultBox {
    fn from(fault: F) -> Self {
        FaultBox(Box::new(fault))
    }
}

impl fmt::Display for FaultBox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
