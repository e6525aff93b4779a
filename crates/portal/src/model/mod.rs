//! Nouns and rules of the home page.

mod greeting;

pub use greeting::Greeting;
