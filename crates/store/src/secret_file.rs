//! Secrets that must not be in the database: 32 bytes in a file of their own, made once, readable by the
//! service's account only (S-189).

use crate::whole_file::{FileRights, put_new};
use std::io::ErrorKind;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;
use thiserror::Error;

/// Why a secret cannot be used.
#[derive(Debug, Error)]
pub enum SecretError {
    /// Other accounts can read it, so it is none.
    #[error("other accounts can read it (chmod 600)")]
    Readable,
    /// Not 32 bytes: damaged, or not a key.
    #[error("it has {0} bytes instead of 32")]
    Length(usize),
    /// It cannot be read or written.
    #[error(transparent)]
    Io(#[from] std::io::Error),
}

/// The secret in `file`.
///
/// # Errors
/// Missing, unreadable, readable by others, or not 32 bytes.
pub fn read_secret(file: &Path) -> Result<[u8; 32], SecretError> {
    refuse_readable(file)?;
    let bytes = std::fs::read(file)?;
    <[u8; 32]>::try_from(bytes.as_slice()).or(Err(SecretError::Length(bytes.len())))
}

/// The secret in `file`, made by chance when there is none.
///
/// # Errors
/// As [`read_secret`], and a folder that cannot be written.
pub fn secret(file: &Path) -> Result<[u8; 32], SecretError> {
    match read_secret(file) {
        Err(SecretError::Io(error)) if error.kind() == ErrorKind::NotFound => make_secret(file),
        read => read,
    }
}

/// Makes a secret in `file`. It is written beside it first: a crash leaves no half of a key behind. Of two
/// processes that do this at once both get the same.
///
/// # Errors
/// A folder that cannot be written, or as [`read_secret`] for one that was there.
pub fn make_secret(file: &Path) -> Result<[u8; 32], SecretError> {
    let folder = file.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    match put_new(file, &mut rand::random::<[u8; 32]>().as_slice(), FileRights::OURS) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(error.into()),
        _ => {}
    }
    read_secret(file)
}

/// Refuses a secret handed over by systemd (`LoadCredential`) that other accounts can read. Where the service has
/// an account of its own, systemd keeps such a file for root and lets that account in by an access list, whose
/// mask is what the bits of the group say: on a file of root's own group they open it to nobody else.
///
/// # Errors
/// Readable by others, or missing.
pub fn refuse_readable_credential(file: &Path) -> Result<(), SecretError> {
    let about = std::fs::metadata(file)?;
    let masked = about.uid() == 0 && about.gid() == 0 && about.mode() & 0o037 == 0;
    if masked { Ok(()) } else { refuse_readable(file) }
}

/// Refuses a secret that other accounts can read.
///
/// # Errors
/// Readable by others, or missing.
pub fn refuse_readable(file: &Path) -> Result<(), SecretError> {
    let mode = std::fs::metadata(file)?.permissions().mode();
    if mode & 0o077 == 0 { Ok(()) } else { Err(SecretError::Readable) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use maru_testkit::TempFolder;

    #[test]
    fn s_189_a_secret_is_made_once_whole_and_kept_to_ourselves() {
        let folder = TempFolder::new();
        let file = folder.path().join("keys/master.key");
        let made = secret(&file).unwrap();
        assert_eq!(secret(&file).unwrap(), made);
        assert_eq!(make_secret(&file).unwrap(), made, "one that is there is not overwritten");
        let inside = std::fs::read_dir(folder.path().join("keys")).unwrap().count();
        assert_eq!(inside, 1, "nothing is left over");
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o640)).unwrap();
        assert!(matches!(secret(&file), Err(SecretError::Readable)));
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).unwrap();
        std::fs::write(&file, b"").unwrap();
        assert!(matches!(secret(&file), Err(SecretError::Length(0))), "half a key is never taken for one");
    }
}
