//! All SQL of files, one file per noun.

pub mod blobs;
pub mod links;
mod schema;
