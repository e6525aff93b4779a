//! What a module lets people find.

use crate::Card;
use maru_kernel::{Lang, PersonId, Ref, Viewer};
use maru_store::{DbConn, StoreResult};
use std::sync::Arc;

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

    /// What its things are called on the tab of their own.
    fn label(&self, lang: Lang) -> &'static str;

    /// Up to `limit` documents changed after `cursor`, in order of change.
    ///
    /// # Errors
    /// As any read.
    fn changed_since(&self, conn: &mut DbConn, cursor: i64, limit: i64) -> StoreResult<Vec<Document>>;
}

/// Finds things by itself, without the index, because it knows better: people by name, unit and duty.
/// What it finds stands before everything else.
pub trait Finder: Send + Sync {
    /// Stable name of the tab: `people`.
    fn name(&self) -> &'static str;

    /// What the things are called.
    fn label(&self, lang: Lang) -> &'static str;

    /// The first `limit` things that fit, best first, only such as the viewer may see.
    ///
    /// # Errors
    /// As any read.
    fn find(
        &self,
        conn: &mut DbConn,
        viewer: &Viewer,
        lang: Lang,
        query: &str,
        limit: i64,
    ) -> StoreResult<Vec<Card>>;
}

/// The scope keys a viewer carries, such as `unit:<id>`; `all` and `person:<id>` go without saying.
pub type ScopeKeys = Arc<dyn Fn(&mut DbConn, &Viewer) -> StoreResult<Vec<String>> + Send + Sync>;

/// Somebody as a viewer although they are not asking right now, to show them what they may see by mail;
/// `None` when they are not here any more.
pub type ViewerOf = Arc<dyn Fn(&mut DbConn, PersonId) -> StoreResult<Option<Viewer>> + Send + Sync>;
