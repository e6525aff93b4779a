//! Three keys: the public one that sets are sealed for and the one that signs them stay with the house; the
//! secret one that opens them is kept elsewhere (S-194).

use crate::error::Error;
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use maru_kernel::{hex, unhex};
use maru_seal::{Identity, Recipient};
use maru_store::{FileRights, SecretError, put_new, put_whole, secret};
use sha2::{Digest, Sha256};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// What is signed, so that no other signature of the house can stand for it.
const PURPOSE: &[u8] = b"maru backup set 1";
const SIGNED_BY: &str = "# signed by: ";

/// Signs sets (Ed25519, RFC 8032).
pub struct Signer(SigningKey);

/// Checks what [`Signer`] signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedBy(VerifyingKey);

/// What the house keeps: it can make sets and not open them.
pub struct HouseKeys {
    folder: PathBuf,
}

/// What is kept elsewhere: it opens the sets of one house, and tells them from those of others.
#[derive(Debug)]
pub struct BackupKey {
    /// Opens sets.
    pub identity: Identity,
    /// The house whose sets they are.
    pub signed_by: SignedBy,
}

impl Signer {
    /// Signs what was summed up.
    pub fn sign(&self, digest: Sha256) -> [u8; 64] {
        self.0.sign(&message(digest)).to_bytes()
    }

    /// Signs a report as it is; it says itself what it is for.
    pub fn sign_report(&self, report: &[u8]) -> [u8; 64] {
        self.0.sign(report).to_bytes()
    }

    /// What checks it.
    pub fn signed_by(&self) -> SignedBy {
        SignedBy(self.0.verifying_key())
    }
}

impl SignedBy {
    /// The public key (RFC 8032, 32 bytes).
    pub fn to_bytes(&self) -> [u8; 32] {
        self.0.to_bytes()
    }

    /// Checks a signature over what was summed up.
    ///
    /// # Errors
    /// [`Error::Forged`].
    pub fn verify(&self, digest: Sha256, signature: &[u8]) -> Result<(), Error> {
        let signature = Signature::from_slice(signature).or(Err(Error::Damaged))?;
        self.0.verify_strict(&message(digest), &signature).or(Err(Error::Forged))
    }
}

fn message(digest: Sha256) -> Vec<u8> {
    [PURPOSE, digest.finalize().as_slice()].concat()
}

impl HouseKeys {
    /// The keys in the folder of keys.
    pub fn of(folder: &Path) -> HouseKeys {
        HouseKeys { folder: folder.to_owned() }
    }

    /// The key that signs, made when there is none.
    ///
    /// # Errors
    /// Others can read it, it is none, or it cannot be made.
    pub fn signer(&self) -> Result<Signer, Error> {
        let file = self.folder.join("backup-signing.key");
        let secret = secret(&file).map_err(|error| match error {
            SecretError::Io(error) => Error::file(&file, &error),
            other => Error::Key { path: file.display().to_string(), reason: other.to_string() },
        })?;
        Ok(Signer(SigningKey::from_bytes(&secret)))
    }

    /// Whom sets are for.
    ///
    /// # Errors
    /// [`Error::NoRecipient`] before [`HouseKeys::make`].
    pub fn recipient(&self) -> Result<Recipient, Error> {
        let file = self.recipient_file();
        let text = match std::fs::read_to_string(&file) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Err(Error::NoRecipient),
            read => read.map_err(|e| Error::file(&file, &e))?,
        };
        let no_key = || Error::Key { path: file.display().to_string(), reason: "age1…".to_owned() };
        text.parse().ok().ok_or_else(no_key)
    }

    /// Makes the key that opens sets in `to`, which must not be there yet, and seals from now on for it. What was
    /// sealed for another one stays so.
    ///
    /// # Errors
    /// A file that cannot be written.
    pub(crate) fn make(&self, to: &Path) -> Result<BackupKey, Error> {
        let key = BackupKey { identity: Identity::make(), signed_by: self.signer()?.signed_by() };
        put_new(to, &mut key.to_text().as_bytes(), FileRights::OURS).map_err(|e| Error::file(to, &e))?;
        self.seal_for(&key)?;
        Ok(key)
    }

    /// A key that is written nowhere: what is sealed for it is opened by whoever has called, or by nobody.
    ///
    /// # Errors
    /// A folder that cannot be written.
    pub(crate) fn make_unwritten(&self) -> Result<BackupKey, Error> {
        let key = BackupKey { identity: Identity::make(), signed_by: self.signer()?.signed_by() };
        self.seal_for(&key)?;
        Ok(key)
    }

    fn seal_for(&self, key: &BackupKey) -> Result<(), Error> {
        // The secret half is safe before anything is sealed for the public one.
        let (file, line) = (self.recipient_file(), format!("{}\n", key.identity.recipient()));
        put_whole(&file, &mut line.as_bytes(), FileRights::OURS).map_err(|e| Error::file(&file, &e))
    }

    fn recipient_file(&self) -> PathBuf {
        self.folder.join("backup.recipient")
    }
}

impl BackupKey {
    /// Reads the file that [`HouseKeys::make`] has made.
    ///
    /// # Errors
    /// It cannot be read, others can read it, or it is none.
    pub fn read(file: &Path) -> Result<BackupKey, Error> {
        let path = || file.display().to_string();
        maru_store::refuse_readable(file).map_err(|error| match error {
            SecretError::Io(error) => Error::file(file, &error),
            other => Error::Key { path: path(), reason: other.to_string() },
        })?;
        let bytes = std::fs::read(file).map_err(|e| Error::file(file, &e))?;
        let no_key = || Error::Key { path: path(), reason: "AGE-SECRET-KEY-1…".to_owned() };
        String::from_utf8(bytes).ok().and_then(|text| BackupKey::of_text(&text)).ok_or_else(no_key)
    }

    fn of_text(text: &str) -> Option<BackupKey> {
        let signed_by = text.lines().find_map(|line| line.strip_prefix(SIGNED_BY))?;
        let signed_by = SignedBy(VerifyingKey::from_bytes(&unhex(signed_by.trim())?.try_into().ok()?).ok()?);
        let secret = text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'))?;
        Some(BackupKey { identity: secret.parse().ok()?, signed_by })
    }

    /// The file, which the tool `age` can read too.
    fn to_text(&self) -> String {
        let (public, signer) = (self.identity.recipient(), hex(self.signed_by.0.as_bytes()));
        let secret = self.identity.to_line();
        format!("# Maru backup key\n# public key: {public}\n{SIGNED_BY}{signer}\n{secret}\n")
    }
}
