//! A file that is made to be taken away: without a name on disk, counted and hashed on the way.

use crate::disposition::{attachment, inline};
use actix_web::HttpResponse;
use actix_web::body::SizedStream;
use actix_web::http::header;
use actix_web::web::Bytes;
use maru_kernel::hex;
use sha2::{Digest, Sha256};
use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Read, Seek, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use tokio::io::AsyncReadExt;

const CHUNK: usize = 64 * 1024;
/// What a browser may do with a file that came from people: nothing (S-108).
const SANDBOX: &str = "default-src 'none'; sandbox";

/// A file that is being written. A crash leaves nothing of it behind, and nobody else can open it.
#[derive(Debug)]
pub struct Download {
    out: BufWriter<File>,
    digest: Sha256,
    bytes: u64,
}

/// A file ready to be sent; it is gone when closed.
#[derive(Debug)]
pub struct Made {
    file: File,
    /// Its length in bytes.
    pub bytes: u64,
    /// SHA-256 in hexadecimal digits.
    pub sha256: String,
}

impl Download {
    /// Begins a file in a folder that only our own account may read; makes the folder if need be.
    ///
    /// # Errors
    /// A folder that cannot be written.
    pub fn begin(folder: &Path) -> io::Result<Download> {
        std::fs::create_dir_all(folder)?;
        let path = folder.join(format!("export-{:032x}", rand::random::<u128>()));
        let file = OpenOptions::new().read(true).write(true).create_new(true).mode(0o600).open(&path)?;
        std::fs::remove_file(&path)?;
        Ok(Download { out: BufWriter::new(file), digest: Sha256::new(), bytes: 0 })
    }

    /// Ends the file.
    ///
    /// # Errors
    /// A disk that is full.
    pub fn finish(self) -> io::Result<Made> {
        let mut file = self.out.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.rewind()?;
        let sha256 = hex(&self.digest.finalize());
        Ok(Made { file, bytes: self.bytes, sha256 })
    }
}

impl Write for Download {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes)?;
        Ok(bytes.len())
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.out.write_all(bytes)?;
        self.digest.update(bytes);
        self.bytes += bytes.len() as u64;
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl Read for Made {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        self.file.read(bytes)
    }
}

impl Made {
    /// Reads it from its beginning again.
    ///
    /// # Errors
    /// As the file system.
    pub fn rewind(&mut self) -> io::Result<()> {
        self.file.rewind()
    }

    /// The file as an answer, to be kept under this name.
    pub fn send(self, media_type: &str, name: &str) -> HttpResponse {
        self.answer(media_type, attachment(name))
    }

    /// The file as an answer that is shown in place: for pictures only, which were written anew by ourselves.
    pub fn show(self, media_type: &str, name: &str) -> HttpResponse {
        self.answer(media_type, inline(name))
    }

    fn answer(self, media_type: &str, disposition: String) -> HttpResponse {
        let file = tokio::fs::File::from_std(self.file);
        let chunks = futures_util::stream::try_unfold(file, |mut file| async move {
            let mut chunk = vec![0; CHUNK];
            let length = file.read(&mut chunk).await?;
            chunk.truncate(length);
            Ok::<_, io::Error>((length > 0).then(|| (Bytes::from(chunk), file)))
        });
        HttpResponse::Ok()
            .content_type(media_type.to_owned())
            .insert_header((header::CONTENT_DISPOSITION, disposition))
            .insert_header((header::CONTENT_SECURITY_POLICY, SANDBOX))
            .insert_header(("x-content-sha256", self.sha256))
            .body(SizedStream::new(self.bytes, Box::pin(chunks)))
    }
}
