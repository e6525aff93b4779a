//! The verbs of the search module.

mod find;
mod index;
mod rebuild;

pub use find::{Found, Onlooker, find};
pub use index::index;
pub use rebuild::rebuild;
