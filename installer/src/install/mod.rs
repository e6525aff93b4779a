//! `maru install` and `maru uninstall`: a house on a machine, step by step. Each step tells whether it is done;
//! so an installation that was cut off anywhere goes on by the same command, and one that is finished changes nothing.

mod account;
mod alone;
mod another;
mod answers;
mod error;
mod place;
mod questions;
mod report;
mod run;
mod sheet;
mod step;
mod steps;
mod systemd;
mod uninstall;
mod visitor;

pub use alone::Alone;
#[cfg(test)]
pub use answers::SAMPLE;
pub use answers::{Answers, sample};
pub use error::InstallError;
pub use place::Place;
pub use questions::ask;
pub use report::{Line, State};
pub use run::{Mode, run};
pub use steps::{is_our_unit, write_manual, write_units};
pub use systemd::{UNIT, by_systemd, is, runs, start_service, systemctl};
pub use uninstall::{Removal, Removed, uninstall};
pub use visitor::Visitor;
