//! The nouns of the audit log and their rules.

pub mod csv;
pub mod filter;
pub mod mark;
pub mod report;
