//! The nouns of files and their rules.

pub mod disposition;
mod file;
pub mod kind;
pub mod name;
pub mod range;

pub use file::{File, Scan};
