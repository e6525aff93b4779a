//! `maru support-bundle`.

use super::{config, path, print};
use crate::checks::Around;
use crate::checks::bundle::bundle;
use crate::house;
use crate::problem::Problem;
use crate::texts::T;
use clap::ArgMatches;
use std::fs::OpenOptions;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;

/// Writes the file; one that is there is left alone.
///
/// # Errors
/// The configuration cannot be read, or the file cannot be made.
pub fn run(matches: &ArgMatches, t: T) -> Result<(), Problem> {
    let (config, to) = (config(matches)?, path(matches, "to"));
    let around = Around::new(t.0, house::known(&config)?.migrations());
    let failed = |e: std::io::Error| Problem::file(&to, &e);
    let made = bundle(&config, &around).map_err(failed)?;
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&to).map_err(failed)?;
    file.write_all(&made).and_then(|()| file.sync_all()).map_err(failed)?;
    print(&t.check_bundled(to.display()));
    Ok(())
}
