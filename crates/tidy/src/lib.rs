//! House law: every rule that can be checked by reading the source tree, one file per rule, and
//! the tables that guide without refusing. `tests/house.rs` runs the rules over the real tree.

mod coverage;
mod exceptions;
mod offence;
mod packages;
mod rules;
mod sizes;
mod source;
mod template;
mod tree;

pub use coverage::coverage;
pub use offence::Offence;
pub use rules::{RULES, Rule};
pub use sizes::sizes;
pub use tree::Tree;
