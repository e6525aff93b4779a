//! `maru migrate sqlite-to-postgres`: the house moves from the embedded database to the agency's, by a set that nobody keeps.

use super::backup::source;
use super::restore::{as_json, hand_back, tell};
use super::{config, operator, path, print};
use crate::belongings::Account;
use crate::config::{Config, Storage};
use crate::house;
use crate::occupied;
use crate::problem::Problem;
use crate::scratch::Scratch;
use crate::texts::T;
use clap::ArgMatches;
use maru_backup::{BackupKey, Replace, Restored, Target};
use maru_kernel::Timestamp;
use std::path::{Path, PathBuf};

/// What is put together lies in the data folder, which has the room.
const SCRATCH: &str = "moving";

/// Runs the command.
///
/// # Errors
/// [`Problem::NoPostgres`] while the configuration names none, or whatever a backup and a restore say.
pub fn run(matches: &ArgMatches, t: T) -> Result<(), Problem> {
    let config = config(matches)?;
    let address = config.storage.of_owner().address()?;
    if address.file().is_some() {
        return Err(Problem::NoPostgres);
    }
    let (folder, cause) = (&config.storage.folder, operator());
    let (house, _nobody_else) = (house::known(&config)?, occupied::lock(folder)?);
    let target = Target {
        folder,
        server: Some(&address),
        modules: &house.migrations(),
        keeps: &house.offers.keeps,
        replace: Replace::Folder,
        cause: &cause,
        now: Timestamp::now(),
    };
    let owner = Account::of(folder);
    // What a run that was killed has left goes first.
    drop(Scratch::named(folder, SCRATCH, "")?);
    let done = match maru_backup::finish(&target)? {
        Some(done) => done,
        None => moved(matches, &config, &target)?,
    };
    house::open_up(&config)?;
    hand_back(folder, owner)?;
    match matches.get_flag("json") {
        true => print(&as_json(&done)),
        false => tell(&done, folder, t),
    }
    Ok(())
}

/// Moves what is in the embedded database. The service is stopped: we hold its lock.
fn moved(matches: &ArgMatches, config: &Config, target: &Target<'_>) -> Result<Restored, Problem> {
    let mut embedded = config.clone();
    embedded.storage = Storage { database: None, password: None, owner: None, ..embedded.storage };
    if !embedded.storage.address()?.file().is_some_and(|file| file.exists()) {
        return Err(Problem::NoSqlite(config.storage.folder.display().to_string()));
    }
    let scratch = Scratch::named(&config.storage.folder, SCRATCH, "")?;
    // Nothing has the embedded database open when it is moved away.
    let (set, key) = sealed(matches, &embedded, scratch.path(), target)?;
    Ok(maru_backup::restore(&set, &key, target)?)
}

fn sealed(
    matches: &ArgMatches,
    embedded: &Config,
    scratch: &Path,
    target: &Target<'_>,
) -> Result<(PathBuf, BackupKey), Problem> {
    let running = house::open(embedded, false)?;
    let (source, _) = source(&running, embedded, &path(matches, "config"))?;
    Ok(maru_backup::make_once(source, scratch, target.cause)?)
}
