//! `maru uninstall`: takes the service away. Data stays unless it is asked for twice.

use super::InstallError;
use super::place::{ACCOUNT, Place};
use super::steps::{UNIT, UNITS, has_systemd};
use crate::config::Config;
use crate::problem::Problem;
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

/// Removes; what is gone already is no failure, so that the call may be repeated. Returns what is gone now.
///
/// # Errors
/// [`InstallError::OtherName`] before anything is touched; what the system refuses.
pub fn uninstall(place: &Place, removal: &Removal) -> Result<Vec<PathBuf>, Problem> {
    if let Removal::Everything { agency } = removal {
        named(place, agency)?;
    }
    if place.is_the_machine() && has_systemd() && place.units().join(UNIT).exists() {
        stop(place)?;
    }
    let units = place.units();
    let mut files: Vec<PathBuf> = UNITS.iter().map(|(name, _)| units.join(name)).collect();
    files.push(place.program());
    let mut gone = Vec::new();
    for file in files {
        remove(&file, |path| std::fs::remove_file(path), &mut gone)?;
    }
    if matches!(removal, Removal::Everything { .. }) {
        // The configuration goes last: it says whose house this is, should this be cut off.
        for folder in [place.data(), place.configuration()] {
            remove(&folder, |path| std::fs::remove_dir_all(path), &mut gone)?;
        }
        if place.account().is_some() {
            run(Command::new("userdel").arg(ACCOUNT), "userdel")?;
        }
    }
    Ok(gone)
}

fn named(place: &Place, typed: &str) -> Result<(), Problem> {
    let file = place.configuration_file();
    if !file.exists() {
        // The configuration goes last. Where there is none but data, nothing says whose they are.
        let data = place.data();
        return if data.exists() {
            Err(InstallError::Nameless(data.display().to_string()).into())
        } else {
            Ok(())
        };
    }
    let name = Config::read(&file)?.agency.name;
    if name == typed { Ok(()) } else { Err(InstallError::OtherName(name).into()) }
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
