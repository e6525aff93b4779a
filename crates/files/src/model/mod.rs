//! The nouns of files and their rules.

mod arriving;
mod file;
pub mod kind;
pub mod name;
pub mod range;

pub use arriving::Arriving;
pub use file::{File, Scan};
