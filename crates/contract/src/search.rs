//! What a module lets people find.

use maru_kernel::Ref;
use maru_store::{DbConn, StoreResult};

/// Text to be found, and who may find it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// What it is the text of.
    pub subject: Ref,
    /// Counts more than the body.
    pub title: String,
    /// The text.
    pub body: String,
    /// Coarse keys such as `all` or `unit:<id>`: a viewer without one of them is never shown it. The
    /// module's describer has the last word.
    pub scopes: Vec<String>,
    /// Gone from the module, so to be taken out of the index.
    pub gone: bool,
    /// Order of change: the next call asks for what comes after.
    pub cursor: i64,
}

/// Feeds the index.
pub trait SearchSource: Send + Sync {
    /// The module whose things these are.
    fn module(&self) -> &'static str;

    /// Up to `limit` documents changed after `cursor`, in order of change.
    ///
    /// # Errors
    /// As any read.
    fn changed_since(&self, conn: &mut DbConn, cursor: i64, limit: i64) -> StoreResult<Vec<Document>>;
}
