//! Change how a source that people come from is reached, which a second person approves: whoever answers
//! there says whose password is right.

use super::keep_source::{check, note_secret_kept, secret_file, write_private};
use crate::model::proposal::Proposal;
use crate::model::secret::digest;
use crate::store::sync::sources;
use crate::{Error, Options};
use maru_kernel::{Event, hex};
use maru_store::Tx;
use std::path::PathBuf;

/// Keeps the reading account's password beside the one in use until the change to `config` is approved. It
/// never is in the request itself (S-129).
pub(super) fn set_aside(options: &Options, name: &str, config: &str, password: &str) -> Result<(), Error> {
    write_private(&aside(options, name, config), password)
}

/// Forgets the password that was set aside for a change nobody wants any more.
pub(super) fn forget(options: &Options, proposal: &Proposal) {
    if let Proposal::Source { name, config, .. } = proposal {
        // There is none when no password was typed.
        let _ = std::fs::remove_file(aside(options, name, config));
    }
}

/// Whether the change can be made to the source as it is now.
pub(super) fn check_repointing(
    tx: &mut Tx<'_>,
    options: &Options,
    name: &str,
    from: &str,
    config: &str,
) -> Result<(), Error> {
    let kept = sources::find(tx.conn(), name)?.ok_or_else(|| Error::NoSource(name.to_owned()))?;
    if kept.config != from {
        return Err(Error::SourceChanged);
    }
    check(options, name, Some(from), config)
}

/// Carries out what was approved.
pub(super) fn carry_out(tx: &mut Tx<'_>, options: &Options, name: &str, config: &str) -> Result<(), Error> {
    let old = sources::find(tx.conn(), name)?.ok_or_else(|| Error::NoSource(name.to_owned()))?;
    sources::save(tx, name, config, old.every_minutes, old.enabled)?;
    tx.record(&Event::new("directory.source_kept").with(serde_json::json!({ "source": name })))?;
    let waiting = aside(options, name, config);
    if waiting.exists() {
        let moved = std::fs::rename(waiting, secret_file(options, name));
        moved.map_err(|e| Error::SecretUnwritable(e.to_string()))?;
        note_secret_kept(tx, name)?;
    }
    Ok(())
}

/// The name tells the change it is for, so that two requests do not take each other's.
fn aside(options: &Options, name: &str, config: &str) -> PathBuf {
    let mark: String = hex(&digest(config)).chars().take(16).collect();
    options.secrets_folder.join(format!("{name}.{mark}.proposed"))
}
