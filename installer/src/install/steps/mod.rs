//! The steps in their order.

mod administrators;
mod backup_key;
mod configuration;
mod database;
mod directory;
mod folders;
mod ownership;
mod preflight;
mod program;
mod self_test;
mod start;
mod tables;
mod tls;
mod units;

pub use start::{UNIT, has_systemd};
pub use units::UNITS;

use super::InstallError;
use super::step::Step;
use crate::problem::Problem;
use std::process::Command;

/// All of them. Each builds on those before it.
pub const STEPS: &[Step] = &[
    folders::STEP,
    program::STEP,
    tls::STEP,
    database::STEP,
    configuration::STEP,
    preflight::STEP,
    tables::STEP,
    directory::STEP,
    administrators::STEP,
    backup_key::STEP,
    ownership::STEP,
    units::STEP,
    start::STEP,
    self_test::STEP,
];

/// Runs a program of the system and waits for it.
pub(super) fn system(name: &str, command: &mut Command) -> Result<(), Problem> {
    let failed = |reason: String| InstallError::Program { program: name.to_owned(), reason };
    let done = command.output().map_err(|e| failed(e.to_string()))?;
    if done.status.success() {
        return Ok(());
    }
    Err(failed(String::from_utf8_lossy(&done.stderr).trim().to_owned()).into())
}
