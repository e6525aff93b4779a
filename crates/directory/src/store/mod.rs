//! All SQL of the directory, one file per noun.

pub mod appointments;
pub mod grams;
pub mod groups;
pub mod history;
pub mod people_search;
pub mod persons;
pub mod posts;
pub mod schema;
pub mod units;
