//! `maru upgrade`: brings a house up to a signed release, or leaves it as it was.
//!
//! The service is stopped, a picture of the tables is kept beside them, the new program changes the tables and is tried
//! behind a closed door. Nobody can write meanwhile, so going back loses nothing. Only a program that has proved itself
//! takes the old one's place. Cut off at any moment, the next call takes back or finishes what was begun.

mod back;
mod error;
mod look;
mod newcomer;
mod run;
mod service;
mod state;

pub use error::UpgradeError;
pub use newcomer::settle;
pub use run::{Outcome, Upgrade};
pub use state::is_unfinished;
