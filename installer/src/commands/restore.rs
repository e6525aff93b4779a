//! `maru restore`.

use super::{config, operator, path, print};
use crate::belongings::{self, Account};
use crate::house;
use crate::install::Place;
use crate::occupied;
use crate::outside::{CONFIGURATION, put_back};
use crate::problem::Problem;
use crate::texts::T;
use crate::whole_file::{Rights, folder};
use clap::ArgMatches;
use maru_backup::{BackupKey, MACHINE, Replace, Restored, Target, Verified};
use maru_kernel::Timestamp;
use std::path::Path;

/// Runs the command.
///
/// # Errors
/// Whatever the backup says, or anything on the way there.
pub fn run(matches: &ArgMatches, t: T) -> Result<(), Problem> {
    let (key, cause) = (BackupKey::read(&path(matches, "key"))?, operator());
    let (set, file) = (path(matches, "file"), path(matches, "config"));
    let is_bare = !file.exists();
    if is_bare {
        let found = maru_backup::files_in(&set, &key, &[&format!("{CONFIGURATION}/"), MACHINE])?;
        put_back(&found, &file, service_account(&file, is_bare)?)?;
    }
    let account = service_account(&file, is_bare)?;
    let config = config(matches)?;
    let data = &config.storage.folder;
    if account.is_some() {
        folder(data, Rights { mode: 0o700, owner: account })?;
    }
    let house = house::known(&config)?;
    let _nobody_else = occupied::lock(data)?;
    let address = config.storage.of_owner().address()?;
    let target = Target {
        folder: data,
        server: address.file().is_none().then_some(&address),
        modules: &house.migrations(),
        keeps: &house.offers.keeps,
        replace: if matches.get_flag("replace") { Replace::All } else { Replace::Nothing },
        cause: &cause,
        now: Timestamp::now(),
    };
    let owner = account.or_else(|| Account::of(data));
    let done = maru_backup::restore(&set, &key, &target)?;
    hand_back(data, owner)?;
    house::open_up(&config)?;
    if matches.get_flag("json") {
        print(&as_json(&done));
    } else {
        tell(&done, data, t);
        if is_bare {
            print(&t.backup_brought(file.display()));
        }
    }
    Ok(())
}

/// The account of the service, where root restores the house of the machine itself; made like by an installation where
/// there is nothing of a house yet.
fn service_account(file: &Path, is_bare: bool) -> Result<Option<Account>, Problem> {
    let Some(place) = Place::new(None).ok().filter(|place| place.configuration_file() == file) else {
        return Ok(None);
    };
    match place.account() {
        None if is_bare => Account::make(&place.data()).map(Some),
        account => Ok(account),
    }
}

/// Whoever owned the folder before owns what was restored into it, also when root has done it for them.
///
/// # Errors
/// As the file system.
pub fn hand_back(folder: &Path, owner: Option<Account>) -> Result<(), Problem> {
    let Some(owner) = owner.filter(|_| rustix::process::geteuid().is_root()) else { return Ok(()) };
    belongings::give(folder, owner).map_err(|e| Problem::file(folder, &e))
}

/// Says what became of it.
pub fn tell(done: &Restored, folder: &Path, t: T) {
    match &done.read {
        Some(Verified { head, sums }) => {
            print(&t.backup_restored(&head.agency, &head.made_at, sums.contents, sums.rows()));
        }
        None => print(&t.backup_finished(&done.set)),
    }
    let configuration = folder.join(CONFIGURATION);
    if configuration.exists() {
        print(&t.backup_configuration(configuration.display()));
    }
    if let Some(before) = &done.before {
        print(&t.backup_before(before.display()));
    }
}

/// The same for programs.
pub fn as_json(done: &Restored) -> String {
    serde_json::json!({
        "set": done.set,
        "finished_earlier": done.read.is_none(),
        "head": done.read.as_ref().map(|read| &read.head),
        "sums": done.read.as_ref().map(|read| &read.sums),
        "before": done.before.as_ref().map(|path| path.display().to_string()),
    })
    .to_string()
}
