//! All SQL of the audit log, one file per noun.

pub mod checkpoints;
pub mod events;
pub mod findings;
pub mod keys;
pub mod order;
pub mod reviews;
mod schema;
pub mod seals;
pub mod space;
