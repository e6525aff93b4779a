//! What is done with files, one verb per file.

pub mod arrive;
pub mod attach;
pub mod check;
pub mod collect;
pub mod open;
pub mod remove;
pub mod scan;
pub mod upload;
