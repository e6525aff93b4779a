//! `maru restore`.

use super::backup::{CONFIGURATION, tls_files};
use super::{config, operator, path, print};
use crate::belongings::{self, Owner};
use crate::config::Config;
use crate::house;
use crate::occupied;
use crate::problem::Problem;
use crate::texts::T;
use clap::ArgMatches;
use maru_backup::{BackupKey, Replace, Restored, Target, Verified};
use maru_kernel::Timestamp;
use std::path::Path;

/// Runs the command.
///
/// # Errors
/// Whatever the backup says, or anything on the way there.
pub fn run(matches: &ArgMatches, t: T) -> Result<(), Problem> {
    let (key, cause) = (BackupKey::read(&path(matches, "key"))?, operator());
    let file = path(matches, "config");
    if !file.exists() {
        bring_configuration(&path(matches, "file"), &key, &file)?;
    }
    let config = config(matches)?;
    let house = house::known(&config)?;
    let _nobody_else = occupied::lock(&config.storage.folder)?;
    let address = config.storage.of_owner().address()?;
    let target = Target {
        folder: &config.storage.folder,
        server: address.file().is_none().then_some(&address),
        modules: &house.migrations(),
        keeps: &house.offers.keeps,
        replace: if matches.get_flag("replace") { Replace::All } else { Replace::Nothing },
        cause: &cause,
        now: Timestamp::now(),
    };
    let owner = Owner::of(&config.storage.folder);
    let done = maru_backup::restore(&path(matches, "file"), &key, &target)?;
    hand_back(&config.storage.folder, owner)?;
    house::open_up(&config)?;
    if matches.get_flag("json") {
        print(&as_json(&done));
    } else {
        tell(&done, &config.storage.folder, t);
    }
    Ok(())
}

/// On a machine without a configuration that of the set is used: it and its TLS files go where they were, as far
/// as nothing is there.
fn bring_configuration(set: &Path, key: &BackupKey, to: &Path) -> Result<(), Problem> {
    let found = maru_backup::files_in(set, key, &format!("{CONFIGURATION}/"))?;
    let put = |name: &str, to: &Path| match found.get(name) {
        Some(bytes) if !to.exists() => write(to, bytes).map_err(|e| Problem::file(to, &e)),
        _ => Ok(()),
    };
    put("maru.toml", to)?;
    let config = Config::read(to)?;
    for (name, file) in tls_files(&config) {
        put(name, file)?;
    }
    Ok(())
}

fn write(to: &Path, bytes: &[u8]) -> std::io::Result<()> {
    if let Some(folder) = to.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(to, bytes)
}

/// Whoever owned the folder before owns what was restored into it, also when root has done it for them.
///
/// # Errors
/// As the file system.
pub fn hand_back(folder: &Path, owner: Option<Owner>) -> Result<(), Problem> {
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
