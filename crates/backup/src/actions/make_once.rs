//! A set for one restore: nobody keeps it, nor the key that opens it.

use super::make::{Source, make};
use crate::error::Error;
use crate::keys::{BackupKey, HouseKeys};
use maru_kernel::Cause;
use std::path::{Path, PathBuf};

/// Makes a set of the house in `scratch`, for a key that is written nowhere; says where the set is.
///
/// # Errors
/// As [`make`].
pub fn make_once(source: Source<'_>, scratch: &Path, cause: &Cause) -> Result<(PathBuf, BackupKey), Error> {
    let (folder, set) = (scratch.join("keys"), scratch.join("house.backup"));
    std::fs::create_dir(&folder).map_err(|e| Error::file(&folder, &e))?;
    let keys = HouseKeys::of(&folder);
    let key = keys.make_unwritten()?;
    make(&Source { keys, ..source }, &set, cause)?;
    Ok((set, key))
}
