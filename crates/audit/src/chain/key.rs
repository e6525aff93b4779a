//! The key that signs checkpoints, kept in a file of its own: never in the database, never in a backup of it.

use crate::Error;
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use maru_kernel::{hex, unhex};
use maru_store::{make_secret, read_secret, secret};
use sha2::{Digest, Sha256};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

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
        secret(file).map(Key::of).map_err(|e| failed(file, &e))
    }

    /// Reads the key in `file` and makes nothing.
    ///
    /// # Errors
    /// [`Error::Key`] when the file cannot be read, others can read it, or it holds no key.
    pub fn read(file: &Path) -> Result<Key, Error> {
        read_secret(file).map(Key::of).map_err(|e| failed(file, &e))
    }

    fn of(secret: [u8; 32]) -> Key {
        Key(SigningKey::from_bytes(&secret))
    }

    /// Makes the key that is to follow the one in `file`, beside it; one left over from an attempt that
    /// was never written down is overwritten.
    ///
    /// # Errors
    /// [`Error::Key`] when it cannot be written.
    pub fn make_next(file: &Path) -> Result<Key, Error> {
        let next = next_file(file);
        match std::fs::remove_file(&next) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(failed(&next, &error)),
            _ => make_secret(&next).map(Key::of).map_err(|e| failed(&next, &e)),
        }
    }

    /// Puts the key made by [`Key::make_next`] into `file`; the old secret is gone then.
    ///
    /// # Errors
    /// [`Error::Key`] when there is none, or it is not `expected`.
    pub fn take_over(file: &Path, expected: &PublicKey) -> Result<Key, Error> {
        let next = next_file(file);
        let key =
            Key::read(&next).ok().filter(|key| key.public() == *expected).ok_or_else(|| Error::Key {
                path: file.display().to_string(),
                reason: format!("not the key in force, {}", expected.id()),
            })?;
        std::fs::rename(&next, file).map_err(|e| failed(file, &e))?;
        Ok(key)
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

fn next_file(file: &Path) -> PathBuf {
    file.with_extension("key.next")
}

fn failed(path: &Path, error: &dyn std::fmt::Display) -> Error {
    Error::Key { path: path.display().to_string(), reason: error.to_string() }
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

    /// All of it, as the database keeps it.
    pub fn to_bytes(&self) -> [u8; 32] {
        self.0.to_bytes()
    }

    /// The key of these 32 bytes.
    pub fn from_bytes(bytes: &[u8]) -> Option<PublicKey> {
        VerifyingKey::from_bytes(bytes.try_into().ok()?).ok().map(PublicKey)
    }

    /// Reads what [`PublicKey::to_hex`] wrote.
    pub fn from_hex(text: &str) -> Option<PublicKey> {
        PublicKey::from_bytes(&unhex(text.trim())?)
    }

    /// Whether the key's owner signed `text`.
    pub fn verifies(&self, text: &str, signature: &[u8]) -> bool {
        Signature::from_slice(signature).is_ok_and(|s| self.0.verify_strict(text.as_bytes(), &s).is_ok())
    }
}
