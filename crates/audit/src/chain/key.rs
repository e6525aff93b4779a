//! The key that signs checkpoints, kept in a file of its own: never in the database, never in a backup of it.

use super::hex;
use crate::Error;
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};
use std::fs::OpenOptions;
use std::io::{ErrorKind, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

/// Signs checkpoints (Ed25519, RFC 8032).
#[derive(Clone)]
pub struct Key(SigningKey);

/// Checks what [`Key`] signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicKey(VerifyingKey);

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Key({})", self.public().id())
    }
}

impl Key {
    /// Reads the key in `file`; makes one, readable by its owner alone, when there is none.
    ///
    /// # Errors
    /// [`Error::Key`] when the file cannot be read or made, or holds no key.
    pub fn open(file: &Path) -> Result<Key, Error> {
        let failed = |reason: String| Error::Key { path: file.display().to_string(), reason };
        match std::fs::File::open(file) {
            Ok(found) => read(found).map_err(failed),
            Err(error) if error.kind() == ErrorKind::NotFound => {
                make(file).map_err(|e| failed(e.to_string()))
            }
            Err(error) => Err(failed(error.to_string())),
        }
    }

    /// The half that may be known to everybody.
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key())
    }

    /// The signature over `text`.
    pub fn sign(&self, text: &str) -> [u8; 64] {
        self.0.sign(text.as_bytes()).to_bytes()
    }
}

fn read(mut file: std::fs::File) -> Result<Key, String> {
    let mut secret = [0; 32];
    file.read_exact(&mut secret).map_err(|e| e.to_string())?;
    let mut rest = [0; 1];
    match file.read(&mut rest) {
        Ok(0) => Ok(Key(SigningKey::from_bytes(&secret))),
        Ok(_) => Err("longer than 32 bytes".to_owned()),
        Err(error) => Err(error.to_string()),
    }
}

fn make(file: &Path) -> std::io::Result<Key> {
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let secret: [u8; 32] = rand::random();
    let mut made = OpenOptions::new().write(true).create_new(true).mode(0o600).open(file)?;
    made.write_all(&secret)?;
    made.sync_all()?;
    Ok(Key(SigningKey::from_bytes(&secret)))
}

impl PublicKey {
    /// A short name: the first 16 digits of its SHA-256.
    pub fn id(&self) -> String {
        hex(&Sha256::digest(self.0.as_bytes())).chars().take(16).collect()
    }

    /// All of it, for the operator's notes.
    pub fn to_hex(&self) -> String {
        hex(self.0.as_bytes())
    }

    /// Whether the key's owner signed `text`.
    pub fn verifies(&self, text: &str, signature: &[u8]) -> bool {
        Signature::from_slice(signature).is_ok_and(|s| self.0.verify_strict(text.as_bytes(), &s).is_ok())
    }
}
