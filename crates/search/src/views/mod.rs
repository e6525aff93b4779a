//! What the search page prints.

mod results;

pub use results::{Group, Results, tabs};
