//! Puts together what of a machine goes into a set.

use super::{AUTHORITY_KEY, CREDENTIALS, Outside, beside, beside_of, credential, named};
use crate::config::{Config, HANDED_OVER};
use crate::problem::Problem;
use maru_backup::{Loose, MACHINE};
use std::fs::File;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// What goes into a set, and what should and cannot be read.
#[derive(Debug, Default)]
pub struct Gathered {
    /// What goes in.
    pub loose: Vec<Loose>,
    /// Files and folders that root alone may read and that nobody handed over.
    pub closed: Vec<PathBuf>,
}

/// Puts together what a bare machine needs; `file` is the configuration.
///
/// # Errors
/// A database address that is none.
pub fn gather(config: &Config, file: &Path) -> Result<Gathered, Problem> {
    gather_with(config, file, std::env::var_os(HANDED_OVER).map(PathBuf::from).as_deref())
}

pub(super) fn gather_with(config: &Config, file: &Path, handed: Option<&Path>) -> Result<Gathered, Problem> {
    let mut all = named(config, file)?;
    all.extend(beside(file));
    let mut gathered = Gathered::default();
    match names_in(&beside_of(file).join(CREDENTIALS)) {
        Ok(names) => all.extend(names.iter().map(|name| credential(file, name))),
        Err(folder) if handed.is_none() => gathered.closed.push(folder),
        Err(_) => {}
    }
    for Outside { name, file, .. } in all {
        match File::open(&file).map_err(|error| error.kind()) {
            Err(ErrorKind::PermissionDenied) if handed.is_none() => gathered.closed.push(file),
            Err(ErrorKind::PermissionDenied | ErrorKind::NotFound) => {}
            // What else is wrong with it is told when it is read.
            _ => gathered.loose.push(Loose { name, file }),
        }
    }
    for (name, file) in handed.map(handed_over).unwrap_or_default() {
        if gathered.loose.iter().all(|there| there.name != name) {
            gathered.loose.push(Loose { name, file });
        }
    }
    Ok(gathered)
}

/// What systemd hands over, by its name in a set. What is blank stands for a file that is not there.
fn handed_over(folder: &Path) -> Vec<(String, PathBuf)> {
    let is_blank = |file: &Path| std::fs::read(file).is_ok_and(|bytes| bytes.trim_ascii().is_empty());
    let names = names_in(folder).unwrap_or_default();
    let all = names.into_iter().map(|name| match name == AUTHORITY_KEY.0 {
        true => (format!("{MACHINE}{}", AUTHORITY_KEY.1), folder.join(name)),
        false => (format!("{MACHINE}{CREDENTIALS}/{name}"), folder.join(name)),
    });
    all.filter(|(_, file)| !is_blank(file)).collect()
}

/// The names of the files in a folder; none when it is not there.
fn names_in(folder: &Path) -> Result<Vec<String>, PathBuf> {
    let entries = match std::fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::PermissionDenied => {
            return Err(folder.to_owned());
        }
        entries => entries.into_iter().flatten().flatten(),
    };
    let files = entries.filter(|entry| entry.path().is_file());
    let mut names: Vec<String> = files.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort();
    Ok(names)
}
