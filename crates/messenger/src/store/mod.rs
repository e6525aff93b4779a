//! All SQL of the messenger.

pub mod alert;
pub mod asking;
pub mod call;
pub mod custody;
pub mod exhibits;
pub mod expiry;
pub mod mark;
pub mod member;
pub mod message;
pub mod presence;
pub mod reaction;
pub mod reminder;
pub mod room;
mod row;
pub mod scheduled;
mod schema;
mod spans;
pub mod waiting;
pub mod words;
