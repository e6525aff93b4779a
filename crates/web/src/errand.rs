//! Long work that ends when whoever asked for it has gone.

use std::io::{Error, ErrorKind};
use std::sync::{Arc, Weak};

/// Held by the request: when that is dropped, as its client has gone, nobody wants the work any more.
#[derive(Debug, Default)]
pub struct Errand(Arc<()>);

impl Errand {
    /// What the work asks from time to time.
    pub fn wanted(&self) -> Wanted {
        Wanted(Arc::downgrade(&self.0))
    }
}

/// Whether the work is still wanted.
#[derive(Clone, Debug)]
pub struct Wanted(Weak<()>);

impl Wanted {
    /// Goes on while somebody waits.
    ///
    /// # Errors
    /// [`ErrorKind::ConnectionAborted`] when nobody does.
    pub fn check(&self) -> Result<(), Error> {
        if self.0.strong_count() > 0 { Ok(()) } else { Err(ErrorKind::ConnectionAborted.into()) }
    }
}
