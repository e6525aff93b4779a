//! Makes the key that opens sets.

use crate::error::Error;
use crate::keys::{BackupKey, HouseKeys};
use crate::offers::KEY_MADE;
use maru_kernel::{Cause, Event};
use maru_store::Db;
use std::path::Path;

/// Makes a key in the file `to` and seals from now on for it; who did so is written down first. With `replace` also when
/// there is one.
///
/// # Errors
/// [`Error::HasRecipient`], [`Error::Exists`], or as any write.
pub fn make_key(
    db: &Db,
    keys: &HouseKeys,
    to: &Path,
    replace: bool,
    cause: &Cause,
) -> Result<BackupKey, Error> {
    if !replace && keys.recipient().is_ok() {
        return Err(Error::HasRecipient);
    }
    if to.exists() {
        return Err(Error::Exists(to.display().to_string()));
    }
    let details = serde_json::json!({ "replaces": keys.recipient().is_ok() });
    db.write_blocking(cause, move |tx| {
        tx.record(&Event::new(KEY_MADE).with(details)).map(|_| ()).map_err(Error::from)
    })?;
    keys.make(to)
}
