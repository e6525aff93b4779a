//! Spaces, pages, rights and texts: no database, no HTTP, no clock.

pub mod archive;
pub mod blame;
pub mod bundle;
pub mod comment;
pub mod compare;
pub mod confirmation;
mod files;
pub mod four_eyes;
pub mod from_html;
mod keys;
mod label;
mod level;
pub mod markdown;
pub mod mention;
pub mod merge;
mod nesting;
mod outline;
mod page;
pub mod paper;
pub mod parts;
pub mod past;
pub mod review;
mod revision;
pub mod rights;
mod sanitise;
mod space;
pub mod tree;

pub use files::{files_named, versions};
pub use keys::{Keys, is_key, of_holder};
pub use label::labels;
pub use level::Level;
pub use outline::Outline;
pub use page::{LONGEST_TITLE, Page, Seen, page_ref, slug, title};
pub use revision::{Revision, State, Text};
pub use sanitise::sanitise;
pub use space::{Space, SpaceKind};
