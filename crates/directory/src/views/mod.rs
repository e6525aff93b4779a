//! What the templates of this module print.

pub mod admin;
pub mod changes;
pub mod locks;
pub mod me;
pub mod password;
pub mod people;
pub mod person;
pub mod rights;
pub mod run;
pub mod run_words;
pub mod sign_in;
pub mod source;
pub mod step_words;
pub mod tested;
