//! All SQL of the search module.

pub mod document;
pub mod matching;
mod schema;
pub mod source;
