//! All SQL of the notices.

pub mod delivery;
pub mod notice;
mod schema;
pub mod setting;
