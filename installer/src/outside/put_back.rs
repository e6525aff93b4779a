//! Puts back on a bare machine what a set has of it.

use super::{CONFIGURATION, CREDENTIALS, ROOT, beside, beside_of, credential, named};
use crate::belongings::Account;
use crate::config::Config;
use crate::problem::Problem;
use crate::whole_file::{Rights, folder, put};
use maru_backup::MACHINE;
use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Component, Path};

/// Puts back what a set has for a machine without the configuration `file`, as far as nothing is there. The configuration
/// comes last: cut off before, all of it is done again.
///
/// # Errors
/// A set without a configuration, one that cannot be used, or as the file system.
pub fn put_back(
    found: &BTreeMap<String, Vec<u8>>,
    file: &Path,
    account: Option<Account>,
) -> Result<(), Problem> {
    let path = || file.display().to_string();
    let text = found.get(&format!("{CONFIGURATION}/maru.toml")).ok_or_else(|| Problem::ConfigMissing {
        path: path(),
        reason: std::io::Error::from(ErrorKind::NotFound).to_string(),
    })?;
    let config = Config::parse(&String::from_utf8_lossy(text))
        .map_err(|reason| Problem::ConfigWrong { path: path(), reason })?;
    let credentials =
        found.keys().filter_map(|name| credential_named(name)).map(|name| credential(file, name));
    let named = named(&config, file)?.into_iter().rev();
    for outside in beside(file).chain(credentials).chain(named) {
        if let Some(content) = found.get(&outside.name).filter(|_| !outside.file.exists()) {
            make_folder(file, &outside.file, account)?;
            put(&outside.file, content, outside.reader.rights(account))?;
        }
    }
    Ok(())
}

/// The name of a secret, which leads nowhere else.
pub(super) fn credential_named(name: &str) -> Option<&str> {
    let name = name.strip_prefix(MACHINE)?.strip_prefix(CREDENTIALS)?.strip_prefix('/')?;
    let mut steps = Path::new(name).components();
    let is_plain = matches!((steps.next(), steps.next()), (Some(Component::Normal(_)), None));
    is_plain.then_some(name)
}

/// The folder of a file, made as an installation makes it; one that is there keeps its rights.
fn make_folder(configuration: &Path, file: &Path, account: Option<Account>) -> Result<(), Problem> {
    let (ours, root) = (beside_of(configuration), account.map(|_| ROOT));
    let read = Rights { mode: 0o750, ..Rights::readable_by(account) };
    let rights = |path: &Path| match path {
        path if path == ours || path == ours.join("tls") => read,
        path if path == ours.join(CREDENTIALS) => Rights { mode: 0o700, owner: root },
        _ => Rights { mode: 0o755, owner: root },
    };
    let missing: Vec<&Path> = beside_of(file).ancestors().take_while(|path| !path.exists()).collect();
    missing.into_iter().rev().try_for_each(|path| folder(path, rights(path)))
}
