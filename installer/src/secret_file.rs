//! Secrets in files of their own, with the sentences an operator gets about them (S-189).

use crate::problem::Problem;
use maru_store::SecretError;
use std::path::Path;

/// The 32 bytes in the file, made by chance when the file is missing.
///
/// # Errors
/// The file cannot be made, has another length, or others can read it.
pub fn key(path: &Path) -> Result<[u8; 32], Problem> {
    maru_store::secret(path).map_err(|e| problem(path, &e))
}

/// Refuses a secret that other accounts can read.
///
/// # Errors
/// Readable by others, or missing.
pub fn refuse_readable(path: &Path) -> Result<(), Problem> {
    maru_store::refuse_readable(path).map_err(|e| problem(path, &e))
}

/// Refuses a secret handed over by systemd that other accounts can read.
///
/// # Errors
/// Readable by others, or missing.
pub fn refuse_readable_credential(path: &Path) -> Result<(), Problem> {
    maru_store::refuse_readable_credential(path).map_err(|e| problem(path, &e))
}

fn problem(path: &Path, error: &SecretError) -> Problem {
    let name = path.display().to_string();
    match error {
        SecretError::Readable => Problem::KeyReadable(name),
        SecretError::Length(bytes) => Problem::KeyLength { path: name, bytes: *bytes },
        SecretError::Io(error) => Problem::file(path, error),
    }
}
