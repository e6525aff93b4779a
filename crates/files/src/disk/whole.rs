//! Whether a content on disk is what its name says.

use super::HEAD;
use maru_kernel::hex;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

/// Reads the content in `path` and compares it with the hash it is named by; one that is not there is not
/// whole.
///
/// # Errors
/// As the file system.
pub fn is_whole(path: &Path, hash: &str) -> io::Result<bool> {
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error),
    };
    let (mut digest, mut chunk) = (Sha256::new(), vec![0; HEAD * 8]);
    loop {
        let length = file.read(&mut chunk)?;
        if length == 0 {
            break;
        }
        digest.update(chunk.get(..length).unwrap_or_default());
    }
    Ok(hex(&digest.finalize()) == hash)
}
