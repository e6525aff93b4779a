//! What a module wants to happen to what is its own when the house is backed up and restored.

use maru_store::{DbConn, StoreResult, Tx};
use std::any::Any;
use std::io;
use std::path::PathBuf;

/// Something on disk that rows point at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// Its path below the data folder, with slashes, as it is to be restored.
    pub name: String,
    /// Where it lies now.
    pub file: PathBuf,
    /// The SHA-256 it should have, in hexadecimal digits; `None` where nobody can tell.
    pub sha256: Option<String>,
}

/// Nothing is taken away from disk until this is dropped.
pub type Hold = Box<dyn Any + Send>;

/// All tables of a module are taken along by themselves; this is for what is not so.
pub trait Keeps: Send + Sync {
    /// Tables that are not taken along: made of others, or of no use in another house. They are empty after.
    fn left_out(&self) -> &'static [&'static str] {
        &[]
    }

    /// Keeps contents from being taken away while they are read.
    ///
    /// # Errors
    /// As the file system.
    fn hold(&self) -> io::Result<Hold> {
        Ok(Box::new(()))
    }

    /// Some contents that rows point at, in the order of their names, that come after `after`; none when there
    /// are no more.
    ///
    /// # Errors
    /// As any read.
    fn contents(&self, conn: &mut DbConn, after: Option<&Content>) -> StoreResult<Vec<Content>> {
        let _ = (conn, after);
        Ok(Vec::new())
    }

    /// Makes what was left out, in a restored house, before anybody enters it.
    ///
    /// # Errors
    /// As any write.
    fn remake(&self, tx: &mut Tx<'_>) -> StoreResult<()> {
        let _ = tx;
        Ok(())
    }
}
