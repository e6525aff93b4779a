//! Whether the house that is there is another version's: that one is moved on by `maru upgrade` alone, which makes a
//! backup first and knows the way back.

use super::InstallError;
use super::place::Place;
use super::report::Report;
use super::steps::{is_this_program, tables_found};
use crate::config::Config;
use crate::problem::Problem;
use maru_store::{Steps, StoreError};

/// Looks before anything is touched. A first installation that another version was cut off at may be taken over
/// while there are no tables yet.
///
/// # Errors
/// [`InstallError::AnotherVersion`]; tables of a newer program, whichever program stands.
pub fn refuse(place: &Place) -> Result<(), Problem> {
    let is_ours = is_this_program(place)?;
    if !is_ours && Report::is_kept(place) {
        return Err(InstallError::AnotherVersion.into());
    }
    let file = place.configuration_file();
    if !file.exists() {
        return Ok(());
    }
    match Config::read(&file).and_then(|config| tables_found(&config)) {
        Ok(Steps::Newer(step)) => Err(StoreError::Newer(step).into()),
        Ok(Steps::None) => Ok(()),
        // What is wrong with its own house is told, and mended, by the steps.
        _ if is_ours => Ok(()),
        _ => Err(InstallError::AnotherVersion.into()),
    }
}
