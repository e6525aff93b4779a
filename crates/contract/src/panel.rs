//! What a module shows on the home page as a short list.

use maru_kernel::{Lang, Timestamp, Viewer};
use maru_store::{DbConn, StoreResult};
use std::sync::Arc;

/// Reads the newest few things for one viewer, newest first.
pub type PanelLines = Arc<dyn Fn(&mut DbConn, &Viewer, Lang) -> StoreResult<Vec<PanelLine>> + Send + Sync>;

/// A card of the home page: the newest few things of one kind, and the way to all of them.
#[derive(Clone)]
pub struct Panel {
    /// Stable name.
    pub key: &'static str,
    /// The permission its page asks for; none for what everybody has.
    pub permission: Option<&'static str>,
    /// What the things are called.
    pub label: fn(Lang) -> &'static str,
    /// What stands there when there are none.
    pub none: fn(Lang) -> &'static str,
    /// The icon's name in the sprite, for the empty card.
    pub icon: &'static str,
    /// Where all of them are.
    pub href: &'static str,
    /// Position, lowest first.
    pub order: u16,
    /// Reads them.
    pub lines: PanelLines,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PanelLine {
    /// Where it opens.
    pub href: String,
    /// What it is.
    pub title: String,
    /// More of it; may be empty.
    pub line: String,
    /// One word for its state; may be empty.
    pub mark: String,
    /// The tint of that word: `blue`, `green`, `amber`, `red` or empty.
    pub tone: &'static str,
    /// When.
    pub at: Timestamp,
    /// Whether it is new to the viewer.
    pub is_new: bool,
}
