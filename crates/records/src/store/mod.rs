//! All SQL of records.

pub mod disposal;
pub mod hold;
pub mod schedule;
mod schema;
pub mod worksheet;
