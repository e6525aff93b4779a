//! The nouns of files and their rules.

mod file;
pub mod kind;
pub mod name;
pub mod range;

pub use file::{File, Scan};
