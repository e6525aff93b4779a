//! All SQL of the search module.

pub mod document;
mod fts5;
pub mod matching;
mod schema;
pub mod source;
mod tsvector;
