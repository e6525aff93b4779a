//! Keep how a source is read, when, and the password of its reading account.

use crate::access::{Allowed, Steer, Synchronisation};
use crate::mapping::{Mapper, SourceConfig, Writing};
use crate::store::sync::sources;
use crate::{Error, Options};
use maru_kernel::Event;
use maru_store::{StoreResult, Tx};
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Component, Path, PathBuf};

type Steering = Allowed<Steer, Synchronisation>;

/// Pauses between runs that may be chosen, in minutes.
pub const PAUSES: std::ops::RangeInclusive<i32> = 5..=1_440;

/// Adds a source, which does not run by itself yet.
///
/// # Errors
/// [`Error::SourceName`], [`Error::SourceExists`]; otherwise as for [`keep`].
pub fn add(
    tx: &mut Tx<'_>,
    allowed: &Steering,
    options: &Options,
    name: &str,
    config: &str,
) -> Result<(), Error> {
    if !is_name(name) {
        return Err(Error::SourceName);
    }
    if sources::find(tx.conn(), name)?.is_some() {
        return Err(Error::SourceExists);
    }
    check(options, name, None, config)?;
    sources::save(tx, name, config, 60, false)?;
    kept(tx, allowed, name)
}

/// Keeps another configuration of a source.
///
/// # Errors
/// [`Error::NoSource`], a mistake in the configuration, or [`Error::SourceFile`].
pub fn keep(
    tx: &mut Tx<'_>,
    allowed: &Steering,
    options: &Options,
    name: &str,
    config: &str,
) -> Result<(), Error> {
    let old = sources::find(tx.conn(), name)?.ok_or_else(|| Error::NoSource(name.to_owned()))?;
    check(options, name, Some(&old.config), config)?;
    sources::save(tx, name, config, old.every_minutes, old.enabled)?;
    kept(tx, allowed, name)
}

/// Keeps a configuration for the operator at the command line, who has the machine and all its files
/// anyway. A new source does not run by itself yet.
///
/// # Errors
/// [`Error::SourceName`], or a mistake in the configuration.
pub fn install(tx: &mut Tx<'_>, name: &str, config: &str) -> Result<(), Error> {
    if !is_name(name) {
        return Err(Error::SourceName);
    }
    Mapper::new(&SourceConfig::from_toml(config, None)?)?;
    let old = sources::find(tx.conn(), name)?;
    let (minutes, enabled) = old.map_or((60, false), |old| (old.every_minutes, old.enabled));
    sources::save(tx, name, config, minutes, enabled)?;
    tx.record(&Event::new("directory.source_kept").with(serde_json::json!({ "source": name })))?;
    Ok(())
}

/// Decides when a source is read by itself.
///
/// # Errors
/// [`Error::NoSource`], or as any write.
pub fn schedule(tx: &mut Tx<'_>, _: &Steering, name: &str, minutes: i32, enabled: bool) -> Result<(), Error> {
    let minutes = minutes.clamp(*PAUSES.start(), *PAUSES.end());
    let old = sources::find(tx.conn(), name)?.ok_or_else(|| Error::NoSource(name.to_owned()))?;
    sources::save(tx, name, &old.config, minutes, enabled)?;
    let details = serde_json::json!({ "source": name, "minutes": minutes, "enabled": enabled });
    tx.record(&Event::new("directory.source_scheduled").with(details))?;
    Ok(())
}

fn kept(tx: &mut Tx<'_>, _: &Steering, name: &str) -> Result<(), Error> {
    let details = serde_json::json!({ "source": name });
    tx.record(&Event::new("directory.source_kept").with(details))?;
    Ok(())
}

/// Whether a configuration can be used, and names no file that is not for it. Somebody who steers
/// synchronisation must not be able to have any file of the machine read, or sent to a server of their
/// choice as a password.
///
/// # Errors
/// As for [`keep`].
pub fn check(options: &Options, name: &str, old: Option<&str>, config: &str) -> Result<(), Error> {
    let new = Writing::of(config)?;
    let old = old.and_then(|old| Writing::of(old).ok());
    let secret = secret_file(options, name);
    for path in ["ldif", "connection.ca_file", "connection.password_file"] {
        let file = new.text_at(path);
        let unchanged = old.as_ref().is_some_and(|old| old.text_at(path) == file);
        let fits = match path {
            "connection.password_file" => Path::new(file) == secret,
            _ => lies_in(&options.secrets_folder, Path::new(file)),
        };
        if !file.is_empty() && !unchanged && !fits {
            return Err(Error::SourceFile(options.secrets_folder.display().to_string()));
        }
    }
    Mapper::new(&SourceConfig::from_toml(config, None)?)?;
    Ok(())
}

fn lies_in(folder: &Path, file: &Path) -> bool {
    file.starts_with(folder) && !file.components().any(|part| part == Component::ParentDir)
}

/// Small letters, digits and hyphens, at most 32, a letter first: it becomes part of file names.
fn is_name(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.len() <= 32
        && name.chars().all(plain)
        && name != "new"
}

/// The file with the reading account's password.
pub fn secret_file(options: &Options, name: &str) -> PathBuf {
    options.secrets_folder.join(format!("{name}.password"))
}

/// Keeps the reading account's password in its file, for our own account alone; the database never sees
/// it (S-129).
///
/// # Errors
/// [`Error::SecretUnwritable`].
pub fn write_secret(options: &Options, name: &str, password: &str) -> Result<(), Error> {
    let write = || {
        std::fs::create_dir_all(&options.secrets_folder)?;
        let file = secret_file(options, name);
        let fresh = file.with_extension("new");
        let mut out =
            std::fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&fresh)?;
        writeln!(out, "{password}")?;
        out.sync_all()?;
        std::fs::rename(fresh, file)
    };
    write().map_err(|e: std::io::Error| Error::SecretUnwritable(e.to_string()))
}

/// Notes that the password was changed.
///
/// # Errors
/// As any write.
pub fn note_secret(tx: &mut Tx<'_>, _: &Steering, name: &str) -> StoreResult<()> {
    tx.record(&Event::new("directory.source_secret_kept").with(serde_json::json!({ "source": name })))?;
    Ok(())
}

/// Notes that a configuration was tried.
///
/// # Errors
/// As any write.
pub fn note_test(tx: &mut Tx<'_>, _: &Steering, name: &str, worked: bool) -> StoreResult<()> {
    let details = serde_json::json!({ "source": name, "worked": worked });
    tx.record(&Event::new("directory.source_tested").with(details))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_plain() {
        for (name, fits) in [
            ("agency", true),
            ("hr-2", true),
            ("", false),
            ("new", false),
            ("2a", false),
            ("../a", false),
            ("A", false),
        ] {
            assert_eq!(is_name(name), fits, "{name}");
        }
    }

    #[test]
    fn s_129_files_lie_in_the_folder() {
        let folder = Path::new("/var/lib/maru/keys/sources");
        assert!(lies_in(folder, Path::new("/var/lib/maru/keys/sources/hr.ldif")));
        assert!(!lies_in(folder, Path::new("/var/lib/maru/keys/sources/../master.key")));
        assert!(!lies_in(folder, Path::new("/etc/passwd")));
    }
}
