//! Pages of cases, ready to print.

mod begin;
mod case;
pub mod copy;
mod exports;
mod items;
mod list;
mod open;
mod stage;
mod switch;

pub use begin::{BeginPage, Typed};
pub use case::{CasePage, Known, Ways};
pub use exports::{ExportPage, ExportWays, Wish};
pub use items::{Content, FilePage, ItemPage, ItemsPage, LeafPage};
pub use list::ListPage;
pub use open::{OpenPage, ToldPage};
pub use switch::SwitchPage;
