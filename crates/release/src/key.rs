//! The key that signs releases stays with whoever ships them; its public half is what a house trusts (S-431).

use crate::error::Error;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use maru_kernel::hex;
use sha2::{Digest, Sha256};
use std::fs::OpenOptions;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

/// What stands before an Ed25519 public key in DER (RFC 8410, SubjectPublicKeyInfo).
const SPKI: [u8; 12] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];
/// What stands before an Ed25519 private key in DER (RFC 8410, OneAsymmetricKey, version 1).
const PKCS8: [u8; 16] =
    [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];
const PUBLIC: &str = "PUBLIC KEY";
const PRIVATE: &str = "PRIVATE KEY";

/// An Ed25519 public key as PEM, which openssl reads too.
pub fn public_pem(key: &[u8; 32]) -> String {
    pem(PUBLIC, &[&SPKI[..], key].concat())
}

/// Signs releases (Ed25519, RFC 8032).
pub struct ReleaseKey(SigningKey);

/// Checks what [`ReleaseKey`] signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrustedKey(VerifyingKey);

impl ReleaseKey {
    /// Makes a key in the file `to`, which must not be there, readable by its owner only.
    ///
    /// # Errors
    /// [`Error::Exists`], [`Error::File`].
    pub fn make(to: &Path) -> Result<ReleaseKey, Error> {
        let key = SigningKey::from_bytes(&rand::random());
        let text = pem(PRIVATE, &[&PKCS8[..], key.as_bytes()].concat());
        let write = || {
            let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(to)?;
            file.write_all(text.as_bytes())?;
            file.sync_all()
        };
        match write() {
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
                Err(Error::Exists(to.display().to_string()))
            }
            done => done.map(|()| ReleaseKey(key)).map_err(|e| Error::file(to, &e)),
        }
    }

    /// Reads what [`ReleaseKey::make`] or `openssl genpkey -algorithm ed25519` has made.
    ///
    /// # Errors
    /// [`Error::Key`] when others can read it (S-189) or it is none.
    pub fn read(file: &Path) -> Result<ReleaseKey, Error> {
        let wrong = |reason: String| Error::Key { path: file.display().to_string(), reason };
        maru_store::refuse_readable(file).map_err(|e| wrong(e.to_string()))?;
        let secret = of_pem(file, PRIVATE, &PKCS8)?;
        Ok(ReleaseKey(SigningKey::from_bytes(&secret)))
    }

    /// Signs these bytes.
    pub fn sign(&self, bytes: &[u8]) -> [u8; 64] {
        self.0.sign(bytes).to_bytes()
    }

    /// What checks it.
    pub fn trusted(&self) -> TrustedKey {
        TrustedKey(self.0.verifying_key())
    }
}

impl TrustedKey {
    /// Reads a public key as PEM.
    ///
    /// # Errors
    /// [`Error::NoKey`] when there is none, [`Error::Key`] for anything else.
    pub fn read(file: &Path) -> Result<TrustedKey, Error> {
        if !file.exists() {
            return Err(Error::NoKey(file.display().to_string()));
        }
        let bytes = of_pem(file, PUBLIC, &SPKI)?;
        let no_point = |e: ed25519_dalek::SignatureError| Error::Key {
            path: file.display().to_string(),
            reason: e.to_string(),
        };
        Ok(TrustedKey(VerifyingKey::from_bytes(&bytes).map_err(no_point)?))
    }

    /// The key as PEM.
    pub fn to_pem(&self) -> String {
        public_pem(self.0.as_bytes())
    }

    /// What two people compare, by telephone or on paper: the SHA-256 of the key in DER, in hexadecimal digits.
    pub fn fingerprint(&self) -> String {
        hex(&Sha256::digest([&SPKI[..], self.0.as_bytes()].concat()))
    }

    /// Checks a signature over these bytes.
    ///
    /// # Errors
    /// [`Error::Forged`].
    pub fn verify(&self, bytes: &[u8], signature: &[u8]) -> Result<(), Error> {
        let signature = Signature::from_slice(signature).or(Err(Error::Forged))?;
        self.0.verify_strict(bytes, &signature).or(Err(Error::Forged))
    }
}

fn pem(kind: &str, der: &[u8]) -> String {
    format!("-----BEGIN {kind}-----\n{}\n-----END {kind}-----\n", STANDARD.encode(der))
}

/// The 32 bytes after `head` in a file of PEM (RFC 7468).
fn of_pem(file: &Path, kind: &str, head: &[u8]) -> Result<[u8; 32], Error> {
    let text = std::fs::read_to_string(file).map_err(|e| Error::file(file, &e))?;
    let (begin, end) = (format!("-----BEGIN {kind}-----"), format!("-----END {kind}-----"));
    let inside = text.split_once(&begin).and_then(|(_, rest)| rest.split_once(&end));
    let key = inside.and_then(|(inside, _)| {
        let inside: String = inside.split_whitespace().collect();
        STANDARD.decode(inside).ok()?.strip_prefix(head)?.try_into().ok()
    });
    key.ok_or_else(|| Error::Key { path: file.display().to_string(), reason: format!("Ed25519 {kind}") })
}

#[cfg(test)]
mod tests {
    use super::*;
    use maru_testkit::TempFolder;
    use std::os::unix::fs::PermissionsExt;
    use std::process::Command;

    #[test]
    fn s_189_a_key_is_made_once_for_its_owner_alone() {
        let folder = TempFolder::new();
        let file = folder.path().join("release.key");
        let key = ReleaseKey::make(&file).unwrap();
        assert!(matches!(ReleaseKey::make(&file), Err(Error::Exists(_))));
        assert_eq!(ReleaseKey::read(&file).unwrap().trusted(), key.trusted());
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
        assert!(matches!(ReleaseKey::read(&file), Err(Error::Key { .. })));
        let none = folder.path().join("none.pem");
        assert!(matches!(TrustedKey::read(&none), Err(Error::NoKey(_))));
        std::fs::write(&none, "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n").unwrap();
        assert!(matches!(TrustedKey::read(&none), Err(Error::Key { .. })));
    }

    #[test]
    fn openssl_makes_the_same_keys_and_signatures() {
        let folder = TempFolder::new();
        let at = |name: &str| folder.path().join(name);
        let openssl = |words: &[&str]| {
            let done = Command::new("openssl").args(words).current_dir(folder.path()).output().unwrap();
            assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        };
        openssl(&["genpkey", "-algorithm", "ed25519", "-out", "theirs.key"]);
        openssl(&["pkey", "-in", "theirs.key", "-pubout", "-out", "theirs.pem"]);
        std::fs::set_permissions(at("theirs.key"), std::fs::Permissions::from_mode(0o600)).unwrap();
        let key = ReleaseKey::read(&at("theirs.key")).unwrap();
        let trusted = TrustedKey::read(&at("theirs.pem")).unwrap();
        assert_eq!(trusted, key.trusted());
        std::fs::write(at("ours.pem"), trusted.to_pem()).unwrap();
        std::fs::write(at("text"), "text").unwrap();
        std::fs::write(at("text.sig"), key.sign(b"text")).unwrap();
        let check = "pkeyutl -verify -pubin -inkey ours.pem -rawin -in text -sigfile text.sig";
        openssl(&check.split(' ').collect::<Vec<_>>());
        assert!(trusted.verify(b"text", &key.sign(b"text")).is_ok());
        assert!(trusted.verify(b"texts", &key.sign(b"text")).is_err());
        assert!(trusted.verify(b"text", b"short").is_err());
    }
}
