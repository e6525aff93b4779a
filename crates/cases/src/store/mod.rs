//! All SQL of this crate.

pub mod case;
pub mod deferral;
pub mod export;
pub mod hold;
pub mod reading;
pub mod round;
mod schema;
pub mod switch;
pub mod tally;
