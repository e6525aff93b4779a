//! Secrets in files of their own: made once, readable by the service's account only (S-189).

use crate::problem::Problem;
use std::io::Write;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::Path;

/// The 32 bytes in the file, made by chance when the file is missing.
///
/// # Errors
/// The file cannot be made, has another length, or others can read it.
pub fn key(path: &Path) -> Result<[u8; 32], Problem> {
    if !path.exists() {
        make(path)?;
    }
    refuse_readable(path)?;
    let bytes = std::fs::read(path).map_err(|e| Problem::file(path, &e))?;
    <[u8; 32]>::try_from(bytes.as_slice()).map_err(|e| Problem::certificate(path, &e))
}

/// Refuses a secret that other accounts can read.
///
/// # Errors
/// Readable by others, or missing.
pub fn refuse_readable(path: &Path) -> Result<(), Problem> {
    let mode = std::fs::metadata(path).map_err(|e| Problem::file(path, &e))?.permissions().mode();
    if mode & 0o077 == 0 { Ok(()) } else { Err(Problem::KeyReadable(path.display().to_string())) }
}

fn make(path: &Path) -> Result<(), Problem> {
    let failed = |e: std::io::Error| Problem::file(path, &e);
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(failed)?;
    }
    let mut file =
        std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).map_err(failed)?;
    file.write_all(&rand::random::<[u8; 32]>()).map_err(failed)?;
    file.sync_all().map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use maru_testkit::TempFolder;

    #[test]
    fn s_189_a_key_is_made_once_and_kept_to_ourselves() {
        let folder = TempFolder::new();
        let path = folder.path().join("keys/master");
        let made = key(&path).unwrap();
        assert_eq!(key(&path).unwrap(), made);
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
        assert!(matches!(key(&path), Err(Problem::KeyReadable(_))));
    }
}
