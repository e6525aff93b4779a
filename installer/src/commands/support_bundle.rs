//! `maru support-bundle`.

use super::{config, path, print};
use crate::checks::Around;
use crate::checks::bundle::bundle;
use crate::house;
use crate::problem::Problem;
use crate::texts::T;
use crate::whole_file::{Rights, put_new};
use clap::ArgMatches;

/// Writes the file; one that is there is left alone.
///
/// # Errors
/// The configuration cannot be read, or the file cannot be made.
pub fn run(matches: &ArgMatches, t: T) -> Result<(), Problem> {
    let (config, to) = (config(matches)?, path(matches, "to"));
    let around = Around::new(t.0, house::known(&config)?.migrations());
    let made = bundle(&config, &around).map_err(|e| Problem::file(&to, &e))?;
    put_new(&to, &made, Rights::OURS)?;
    print(&t.check_bundled(to.display()));
    Ok(())
}
