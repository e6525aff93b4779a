//! A content while it arrives: counted, hashed and written, never whole in memory (S-166).

use super::{Folder, HEAD, is_whole};
use crate::Error;
use maru_kernel::hex;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use tokio::io::AsyncWriteExt;

/// A file that is removed when dropped, unless it was moved into its place or somebody else sees to it.
#[derive(Debug)]
struct Partial {
    path: PathBuf,
    is_ours: bool,
}

impl Partial {
    fn new(path: PathBuf) -> Partial {
        Partial { path, is_ours: true }
    }
}

impl Drop for Partial {
    fn drop(&mut self) {
        if self.is_ours {
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

/// A content while it arrives.
pub struct Incoming {
    file: tokio::fs::File,
    partial: Partial,
    digest: Sha256,
    head: Vec<u8>,
    size: u64,
    largest: u64,
}

/// A content that arrived whole, not yet in its place.
#[derive(Debug)]
pub struct Received {
    partial: Partial,
    /// SHA-256 in hexadecimal digits.
    pub hash: String,
    /// Bytes.
    pub size: u64,
    /// The first bytes.
    pub head: Vec<u8>,
}

impl Incoming {
    /// Begins a content of at most `largest` bytes.
    ///
    /// # Errors
    /// As the file system.
    pub async fn begin(folder: &Folder, largest: u64) -> Result<Incoming, Error> {
        let path = folder.partial();
        let file = tokio::fs::File::options().write(true).create_new(true).open(&path).await?;
        let (digest, head) = (Sha256::new(), Vec::new());
        Ok(Incoming { file, partial: Partial::new(path), digest, head, size: 0, largest })
    }

    /// Takes the next bytes.
    ///
    /// # Errors
    /// [`Error::TooLarge`], or as the file system.
    pub async fn write(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.size += bytes.len() as u64;
        if self.size > self.largest {
            return Err(Error::TooLarge(self.largest));
        }
        let missing = HEAD.saturating_sub(self.head.len());
        self.head.extend(bytes.iter().take(missing));
        self.digest.update(bytes);
        self.file.write_all(bytes).await?;
        Ok(())
    }

    /// That was all.
    ///
    /// # Errors
    /// As the file system.
    pub async fn finish(mut self) -> Result<Received, Error> {
        self.file.flush().await?;
        self.file.sync_all().await?;
        let hash = hex(&self.digest.finalize());
        Ok(Received { partial: self.partial, hash, size: self.size, head: self.head })
    }
}

impl Received {
    /// Where it lies now.
    pub fn path(&self) -> &Path {
        &self.partial.path
    }

    /// One that came piece by piece and is whole now. It stays where it lies unless it is put in its place. Reads all of it.
    ///
    /// # Errors
    /// As the file system.
    pub fn arrived(path: &Path) -> Result<Received, Error> {
        let (mut file, mut digest) = (File::open(path)?, Sha256::new());
        let (mut head, mut size, mut chunk) = (Vec::new(), 0, vec![0; HEAD * 8]);
        loop {
            let length = file.read(&mut chunk)?;
            let bytes = chunk.get(..length).unwrap_or_default();
            if bytes.is_empty() {
                break;
            }
            head.extend(bytes.iter().take(HEAD.saturating_sub(head.len())));
            digest.update(bytes);
            size += length as u64;
        }
        let partial = Partial { path: path.to_owned(), is_ours: false };
        Ok(Received { partial, hash: hex(&digest.finalize()), size, head })
    }

    /// Puts it in its place. A whole content that lies there already stays; a damaged one is healed by this. What came piece by
    /// piece stays where it lies as well, for its sender to go on with when no row can be written.
    ///
    /// # Errors
    /// As the file system.
    pub fn place(&self, folder: &Folder) -> Result<(), Error> {
        let to = folder.path(&self.hash);
        // What cannot even be read is damaged.
        if is_whole(&to, &self.hash).unwrap_or(false) {
            return Ok(());
        }
        if self.partial.is_ours {
            return Ok(folder.place(&self.partial.path, &to)?);
        }
        let linked = Partial::new(folder.partial());
        std::fs::hard_link(&self.partial.path, &linked.path)?;
        Ok(folder.place(&linked.path, &to)?)
    }
}

/// A content made by ourselves, such as a picture written anew.
///
/// # Errors
/// As the file system.
pub fn from_bytes(folder: &Folder, bytes: &[u8]) -> Result<Received, Error> {
    let partial = Partial::new(folder.partial());
    std::fs::write(&partial.path, bytes)?;
    let head = bytes.iter().take(HEAD).copied().collect();
    Ok(Received { partial, hash: hex(&Sha256::digest(bytes)), size: bytes.len() as u64, head })
}
