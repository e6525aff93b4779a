//! Which release a house runs, kept in its database: so it goes with the data wherever they are restored.

use crate::offers::UPGRADED;
use maru_kernel::{Event, Timestamp};
use maru_store::{DbConn, StoreResult, Tx, setting};
use semver::Version;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Under these names the database keeps it.
const VERSION: &str = "release.version";
const MADE_AT: &str = "release.made_at";

/// Which release something is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// Its version.
    pub version: Version,
    /// When it was made.
    pub made_at: Timestamp,
}

/// `1.2.0 (2026-11-23 09:10 UTC)`.
impl fmt::Display for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.version, self.made_at.strftime("%Y-%m-%d %H:%M UTC"))
    }
}

/// The release that was installed last; `None` for a house that was installed from a single program.
///
/// # Errors
/// As any read.
pub fn installed(conn: &mut DbConn) -> StoreResult<Option<Identity>> {
    let (version, made_at) = (setting(conn, VERSION)?, setting(conn, MADE_AT)?);
    let version = version.and_then(|version| version.parse().ok());
    let made_at = made_at.and_then(|made_at| made_at.parse().ok());
    Ok(version.zip(made_at).map(|(version, made_at)| Identity { version, made_at }))
}

/// Writes down that the house runs this release, and tells the audit log.
///
/// # Errors
/// As any write.
pub fn note_installed(tx: &mut Tx<'_>, release: &Identity) -> StoreResult<()> {
    let before = installed(tx.conn())?;
    if before.as_ref() == Some(release) {
        return Ok(());
    }
    tx.set(VERSION, &release.version.to_string())?;
    tx.set(MADE_AT, &release.made_at.to_string())?;
    let details = serde_json::json!({ "to": release, "from": before });
    tx.record(&Event::new(UPGRADED).with(details)).map(|_| ())
}
