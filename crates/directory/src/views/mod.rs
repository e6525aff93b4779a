//! What the templates of this module print.

pub mod sign_in;
pub mod people;
pub mod person;
