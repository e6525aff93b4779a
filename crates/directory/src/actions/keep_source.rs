//! Keep how a source is read, when, and the password of its reading account.

use super::change_rights::propose;
use super::repoint_source::set_aside;
use crate::access::{Allowed, Steer, Synchronisation};
use crate::mapping::{Mapper, SourceConfig, Writing, guarded, leads_elsewhere};
use crate::model::proposal::Proposal;
use crate::store::sync::sources;
use crate::{Error, Options};
use maru_kernel::{Event, Id, Viewer};
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

/// A configuration as it was typed.
#[derive(Clone, Debug)]
pub struct Typed {
    /// The source.
    pub name: String,
    /// The configuration as TOML.
    pub config: String,
    /// The password of the reading account; empty to go on with the one that is kept.
    pub secret: String,
    /// Why, for the second person.
    pub reason: String,
}

/// Keeps another configuration of a source. Once people come from it, a change of what decides to whom
/// their passwords are shown, or who somebody is, becomes a request that a second person approves; its id
/// is returned then.
///
/// # Errors
/// [`Error::NoSource`], whatever [`check_typed`] says, or the rules of requests.
pub fn keep(
    tx: &mut Tx<'_>,
    allowed: &Steering,
    options: &Options,
    viewer: &Viewer,
    typed: &Typed,
) -> Result<Option<Id>, Error> {
    let Typed { name, secret, reason, .. } = typed;
    let old = sources::find(tx.conn(), name)?.ok_or_else(|| Error::NoSource(name.clone()))?;
    let config = with_secret_file(options, typed)?;
    check_typed(options, &old.config, &Typed { config: config.clone(), ..typed.clone() })?;
    if sources::has_people(tx.conn(), name)? && !guarded(&old.config, &config)?.is_empty() {
        if !secret.is_empty() {
            set_aside(options, name, &config, secret)?;
        }
        let proposal = Proposal::Source { name: name.clone(), from: old.config, config };
        return propose(tx, options, viewer, proposal, reason);
    }
    sources::save(tx, name, &config, old.every_minutes, old.enabled)?;
    kept(tx, allowed, name)?;
    if !secret.is_empty() {
        note_secret_kept(tx, name)?;
    }
    Ok(None)
}

/// A password written beside the one in use. It takes that one's place when the transaction that keeps its
/// configuration is committed, and is gone when it is not: no writer of the database waits for the disk,
/// and an old configuration never gets a new password.
#[derive(Debug)]
pub struct Prepared {
    fresh: PathBuf,
    file: PathBuf,
}

impl Prepared {
    /// Puts the password in its place.
    ///
    /// # Errors
    /// [`Error::SecretUnwritable`].
    pub fn put(self) -> Result<(), Error> {
        std::fs::rename(&self.fresh, &self.file).map_err(|e| Error::SecretUnwritable(e.to_string()))
    }
}

impl Drop for Prepared {
    fn drop(&mut self) {
        // Gone already when it was put in its place.
        let _ = std::fs::remove_file(&self.fresh);
    }
}

/// Writes a password that was typed beside the one in use; `draft` tells two writers apart. Blocks.
///
/// # Errors
/// [`Error::SecretUnwritable`].
pub fn prepare_secret(options: &Options, draft: Id, typed: &Typed) -> Result<Option<Prepared>, Error> {
    if typed.secret.is_empty() {
        return Ok(None);
    }
    prepare(secret_file(options, &typed.name), draft, &typed.secret).map(Some)
}

fn prepare(file: PathBuf, draft: Id, secret: &str) -> Result<Prepared, Error> {
    let prepared = Prepared { fresh: file.with_extension(format!("{draft}.new")), file };
    write_private(&prepared.fresh, secret)?;
    Ok(prepared)
}

/// The configuration, naming the file of a password that was typed.
fn with_secret_file(options: &Options, typed: &Typed) -> Result<String, Error> {
    if typed.secret.is_empty() {
        return Ok(typed.config.clone());
    }
    let mut writing = Writing::of(&typed.config)?;
    writing.put("connection.password_file", &secret_file(options, &typed.name).display().to_string());
    Ok(writing.text())
}

/// As [`check`]; the password that is kept goes only where it went before, also in a test.
///
/// # Errors
/// [`Error::SecretAgain`], otherwise as [`check`].
pub fn check_typed(options: &Options, kept: &str, typed: &Typed) -> Result<(), Error> {
    check(options, &typed.name, Some(kept), &typed.config)?;
    let sends = !Writing::of(&typed.config)?.text_at("connection.bind_dn").is_empty();
    if sends && typed.secret.is_empty() && leads_elsewhere(kept, &typed.config)? {
        let is_there = !Writing::of(&typed.config)?.text_at("connection.password_file").is_empty();
        return if is_there { Err(Error::SecretAgain) } else { Ok(()) };
    }
    Ok(())
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
/// [`Error::NoSource`], [`Error::SourcePause`] out of [`PAUSES`], or as any write.
pub fn schedule(tx: &mut Tx<'_>, _: &Steering, name: &str, minutes: i32, enabled: bool) -> Result<(), Error> {
    if !PAUSES.contains(&minutes) {
        return Err(Error::SourcePause);
    }
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

/// Whether a configuration can be used, names no file that is not for it, and does not give up the
/// protection of the connection: that is for the operator at the command line alone. Somebody who steers
/// synchronisation must not be able to have any file of the machine read.
///
/// # Errors
/// A mistake in the configuration, [`Error::SourceFile`] or [`Error::InsecureLab`].
pub fn check(options: &Options, name: &str, old: Option<&str>, config: &str) -> Result<(), Error> {
    let new = Writing::of(config)?;
    let old = old.and_then(|old| Writing::of(old).ok());
    let secret = secret_file(options, name);
    for path in ["ldif", "connection.ca_file", "connection.password_file"] {
        let file = new.text_at(path);
        let unchanged = old.as_ref().is_some_and(|old| old.text_at(path) == file);
        let fits = match path {
            "connection.password_file" => Path::new(file) == secret,
            _ => lies_in(&options.secrets_folder, Path::new(file)) && !is_secret(Path::new(file)),
        };
        if !file.is_empty() && !unchanged && !fits {
            return Err(Error::SourceFile(options.secrets_folder.display().to_string()));
        }
    }
    let lab = |text: &Writing| !text.holds_at("connection.insecure_lab").is_empty();
    if lab(&new) && !old.as_ref().is_some_and(lab) {
        return Err(Error::InsecureLab);
    }
    Mapper::new(&SourceConfig::from_toml(config, None)?)?;
    Ok(())
}

/// Passwords lie in the same folder.
fn is_secret(file: &Path) -> bool {
    file.extension().is_some_and(|ending| ["password", "proposed", "new"].iter().any(|word| ending == *word))
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
pub(super) fn write_private(file: &Path, password: &str) -> Result<(), Error> {
    let write = || {
        file.parent().map_or(Ok(()), std::fs::create_dir_all)?;
        let fresh = file.with_extension("unfinished.new");
        let mut out =
            std::fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&fresh)?;
        writeln!(out, "{password}")?;
        out.sync_all()?;
        std::fs::rename(fresh, file)
    };
    write().map_err(|e: std::io::Error| Error::SecretUnwritable(e.to_string()))
}

/// Notes that the password was changed.
pub(super) fn note_secret_kept(tx: &mut Tx<'_>, name: &str) -> StoreResult<()> {
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
    fn a_password_counts_when_its_configuration_does() {
        let folder = std::env::temp_dir().join(format!("maru-secrets-{}", std::process::id()));
        let file = folder.join("hr.password");
        let now = || std::fs::read_to_string(&file).unwrap_or_default();
        let files = || std::fs::read_dir(&folder).unwrap().count();
        let prepare = |n, secret| prepare(file.clone(), Id::from_i64(n), secret).unwrap();
        let (given_up, kept) = (prepare(1, "one"), prepare(2, "two"));
        assert_eq!(now(), "");
        kept.put().unwrap();
        drop(given_up);
        assert_eq!((now().as_str(), files()), ("two\n", 1));
        drop(prepare(3, "three"));
        assert_eq!((now().as_str(), files()), ("two\n", 1));
        std::fs::remove_dir_all(&folder).unwrap();
    }

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
