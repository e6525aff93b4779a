//! The nouns of files and their rules.

pub mod disposition;
pub mod kind;
pub mod name;
pub mod range;
