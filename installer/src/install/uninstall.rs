//! `maru uninstall`: takes the service away. Data stays unless it is asked for twice.

use super::InstallError;
use super::alone::Alone;
use super::place::{ACCOUNT, Place};
use super::steps::{UNITS, manual_places};
use super::systemd::by_systemd;
use crate::config::Config;
use crate::occupied;
use crate::problem::Problem;
use maru_store::Address;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Command;

/// How much is taken away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Removal {
    /// Service and program.
    Program,
    /// Data, configuration, keys and the account as well, by whoever typed the agency's name.
    Everything {
        /// The name that was typed.
        agency: String,
    },
}

/// What a removal has done.
#[derive(Clone, Debug, Default)]
pub struct Removed {
    /// What is gone now.
    pub gone: Vec<PathBuf>,
    /// What is left to its administrator: the PostgreSQL database.
    pub database: Option<Left>,
}

/// A PostgreSQL database that is left.
#[derive(Clone, Debug)]
pub struct Left {
    /// Its name.
    pub name: String,
    /// Where it is.
    pub place: String,
    /// What an administrator types there to drop it with its roles.
    pub command: String,
}

/// Removes; what is gone already is no failure, so that the call may be repeated.
///
/// # Errors
/// Before anything is removed: [`InstallError::OtherName`], [`InstallError::AtWork`], and [`Problem::FolderInUse`] while
/// somebody other than systemd serves what is to be deleted. Later what the system refuses.
pub fn uninstall(place: &Place, removal: &Removal) -> Result<Removed, Problem> {
    let config = match removal {
        Removal::Program => None,
        Removal::Everything { agency } => named(place, agency)?,
    };
    let _alone = Alone::if_there(place)?;
    if by_systemd(place) {
        stop(place)?;
    }
    // Where the configuration is gone already, so are the data.
    let data = config.as_ref().map_or_else(|| place.data(), |config| config.storage.folder.clone());
    let is_all = matches!(removal, Removal::Everything { .. });
    let _occupied = (is_all && data.exists()).then(|| occupied::lock(&data)).transpose()?;
    let mut removed = Removed { gone: Vec::new(), database: config.as_ref().and_then(left) };
    let units = UNITS.iter().map(|(name, _)| place.units().join(name));
    for file in units.chain([place.program()]) {
        remove(&file, |path| std::fs::remove_file(path), &mut removed.gone)?;
    }
    remove_manual(place, &mut removed.gone)?;
    if is_all {
        // The configuration goes last: it says whose house this is, should this be cut off.
        remove(&data, empty_and_remove, &mut removed.gone)?;
        if std::fs::remove_dir(place.data()).is_ok() {
            removed.gone.push(place.data());
        }
        remove(&place.upgrade(), |path| std::fs::remove_dir_all(path), &mut removed.gone)?;
        remove(&place.configuration(), |path| std::fs::remove_dir_all(path), &mut removed.gone)?;
        if place.account().is_some() {
            run(Command::new("userdel").arg(ACCOUNT), "userdel")?;
        }
    }
    Ok(removed)
}

/// One line for each folder is enough to read; of the others' pages nothing goes.
fn remove_manual(place: &Place, gone: &mut Vec<PathBuf>) -> Result<(), Problem> {
    let (files, folders) = manual_places(place)?;
    let mut pages = Vec::new();
    for file in files {
        remove(&file, |path| std::fs::remove_file(path), &mut pages)?;
    }
    gone.extend(folders.into_iter().filter(|folder| std::fs::remove_dir(folder).is_ok()));
    Ok(())
}

/// A folder that is a disk of its own stays, empty.
fn empty_and_remove(folder: &Path) -> std::io::Result<()> {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() == ErrorKind::ResourceBusy => Ok(()),
        done => done,
    }
}

fn left(config: &Config) -> Option<Left> {
    let Ok(Address::Postgres(server)) = Address::parse(config.storage.database.as_deref()?) else {
        return None;
    };
    let roles = [server.user(), config.storage.owner.as_deref()].into_iter().flatten();
    let name = server.database().or(server.user())?;
    let drops = roles.map(|role| format!(" -c 'DROP ROLE \"{role}\"'")).collect::<String>();
    let command = format!("sudo -u postgres psql -c 'DROP DATABASE \"{name}\"'{drops}");
    Some(Left { name: name.to_owned(), place: server.place(), command })
}

/// The configuration of the house whose name was typed; none where nothing is left.
fn named(place: &Place, typed: &str) -> Result<Option<Config>, Problem> {
    let file = place.configuration_file();
    if !file.exists() {
        // The configuration goes last. Where there is none but data, nothing says whose they are.
        let data = place.data();
        return if data.exists() {
            Err(InstallError::Nameless(data.display().to_string()).into())
        } else {
            Ok(None)
        };
    }
    let config = Config::read(&file)?;
    if config.agency.name == typed {
        Ok(Some(config))
    } else {
        Err(InstallError::OtherName(config.agency.name).into())
    }
}

/// Stops what there is: an installation that was cut off has written some of the units only.
fn stop(place: &Place) -> Result<(), Problem> {
    let units = UNITS.iter().map(|(name, _)| *name).filter(|name| place.units().join(name).exists());
    run(Command::new("systemctl").args(["disable", "--now"]).args(units), "systemctl disable")
}

fn run(command: &mut Command, name: &str) -> Result<(), Problem> {
    super::steps::system(name, command)
}

fn remove(
    path: &Path,
    how: impl Fn(&Path) -> std::io::Result<()>,
    gone: &mut Vec<PathBuf>,
) -> Result<(), Problem> {
    match how(path) {
        Ok(()) => {
            gone.push(path.to_owned());
            Ok(())
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(Problem::file(path, &error)),
    }
}
