//! All SQL of files, one file per noun.

pub mod arriving;
pub mod blobs;
pub mod links;
mod schema;
