//! `maru doctor`.

use super::preflight::examine;
use crate::checks;
use crate::problem::Problem;
use clap::ArgMatches;
use maru_kernel::Lang;

/// Looks and tells.
///
/// # Errors
/// [`Problem::Findings`] when something is wrong.
pub fn run(matches: &ArgMatches, lang: Lang) -> Result<(), Problem> {
    let is_whole = matches.get_flag("whole");
    examine(matches, lang, |config, around| Ok(checks::doctor(config, &around, is_whole)))
}
