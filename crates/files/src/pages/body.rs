//! A part of a file as the body of an answer, read as it is sent.

use actix_web::body::SizedStream;
use actix_web::web::Bytes;
use futures_util::Stream;
use std::io::SeekFrom;
use std::path::Path;
use tokio::fs::File;
use tokio::io::{AsyncReadExt, AsyncSeekExt};

const CHUNK: u64 = 64 * 1024;

/// What a browser may do with content that came from people: nothing (S-108).
pub const SANDBOX: &str = "default-src 'none'; style-src 'none'; sandbox; frame-ancestors 'none'";

/// `length` bytes of the file in `path`, from `first` on.
pub async fn part(
    path: &Path,
    first: u64,
    length: u64,
) -> std::io::Result<SizedStream<impl Stream<Item = std::io::Result<Bytes>> + use<>>> {
    let mut file = File::open(path).await?;
    file.seek(SeekFrom::Start(first)).await?;
    let chunks = futures_util::stream::try_unfold((file, length), |(mut file, left)| async move {
        if left == 0 {
            return Ok(None);
        }
        let mut chunk = vec![0; usize::try_from(left.min(CHUNK)).unwrap_or_default()];
        file.read_exact(&mut chunk).await?;
        let left = left - chunk.len() as u64;
        Ok(Some((Bytes::from(chunk), (file, left))))
    });
    Ok(SizedStream::new(length, chunks))
}
