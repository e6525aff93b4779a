//! What the pages of records print.

mod handover;
mod records;

pub use handover::{SheetPage, SheetsPage};
pub use records::{ClassRow, RecordsPage};

/// One of the views of a list.
pub struct Tab {
    pub href: &'static str,
    pub label: &'static str,
    pub current: bool,
}
