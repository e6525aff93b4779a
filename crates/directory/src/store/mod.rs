//! All SQL of the directory, one file per noun.

pub mod appointments;
pub mod around;
pub mod as_of;
pub mod attempts;
mod candidates;
pub mod credentials;
pub mod faces;
pub mod grams;
pub mod grants;
pub mod groups;
pub mod history;
pub mod local_persons;
pub mod moves;
pub mod people_search;
pub mod persons;
pub mod pieces;
pub mod posts;
pub mod preferences;
pub mod requests;
pub mod schema;
pub mod schema_sign_in;
pub mod schema_sync;
pub mod second_factors;
pub mod sessions;
pub mod sync;
pub mod tokens;
pub mod units;
