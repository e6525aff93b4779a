//! What is searched for, and what of a text goes into the index.

mod grams;
mod place;
mod query;

pub use grams::Grams;
pub use place::Place;
pub use query::{Query, Word};
