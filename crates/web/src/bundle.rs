//! An archive to take away, with a list by which anybody can check what is in it.

use crate::{Download, Made};
use maru_kernel::hex;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::io::{self, Read, Write};
use std::path::Path;
use zip::write::{SimpleFileOptions, StreamWriter, ZipWriter};
use zip::{CompressionMethod, DateTime};

/// The list: a digest and a name a line, as `sha256sum --check` reads it.
pub const LIST: &str = "SHA256SUMS";

const CHUNK: usize = 64 * 1024;
/// Contents from which on an archive needs longer numbers.
const LARGE: u64 = 1 << 31;

/// A ZIP archive that is being written, as a [`Download`] is, or into something that seals it first. Its entries bear no time, so
/// that the same contents make the same bytes.
pub struct Bundle<W: Write = Download> {
    zip: ZipWriter<StreamWriter<W>>,
    list: String,
}

/// How an entry is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    /// Made smaller, as text is.
    Packed,
    /// As it is, as pictures and other archives are.
    Stored,
}

impl Bundle<Download> {
    /// Begins an archive in a folder that only our own account may read.
    ///
    /// # Errors
    /// As [`Download::begin`].
    pub fn begin(folder: &Path) -> io::Result<Bundle> {
        Ok(Bundle::onto(Download::begin(folder)?))
    }

    /// Adds the list and ends the archive.
    ///
    /// # Errors
    /// A disk that is full.
    pub fn finish(self) -> io::Result<Made> {
        self.end()?.finish()
    }
}

impl<W: Write> Bundle<W> {
    /// Begins an archive that is written to `to`, from its beginning to its end and never back.
    pub fn onto(to: W) -> Bundle<W> {
        Bundle { zip: ZipWriter::new_stream(to), list: String::new() }
    }

    /// Adds a content of `size` bytes, as far as that is known, under a name that was not there yet. Returns its digest.
    ///
    /// # Errors
    /// A content that cannot be read, or a disk that is full.
    pub fn add(
        &mut self,
        name: &str,
        packing: Packing,
        size: u64,
        mut content: impl Read,
    ) -> io::Result<String> {
        let method = match packing {
            Packing::Packed => CompressionMethod::Deflated,
            Packing::Stored => CompressionMethod::Stored,
        };
        let options = SimpleFileOptions::default()
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644)
            .compression_method(method)
            .large_file(size > LARGE);
        self.zip.start_file(name, options)?;
        let (mut digest, mut chunk) = (Sha256::new(), vec![0; CHUNK]);
        loop {
            let length = content.read(&mut chunk)?;
            let bytes = chunk.get(..length).unwrap_or_default();
            if bytes.is_empty() {
                break;
            }
            digest.update(bytes);
            self.zip.write_all(bytes)?;
        }
        let digest = hex(&digest.finalize());
        let _ = writeln!(self.list, "{digest}  {name}");
        Ok(digest)
    }

    /// Adds the list, ends the archive and gives back what it was written to.
    ///
    /// # Errors
    /// As what it is written to.
    pub fn end(mut self) -> io::Result<W> {
        let list = std::mem::take(&mut self.list);
        self.add(LIST, Packing::Packed, list.len() as u64, list.as_bytes())?;
        Ok(self.zip.finish()?.into_inner())
    }
}
