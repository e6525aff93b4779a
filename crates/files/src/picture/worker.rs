//! Works on pictures in threads of their own, two at a time, ten seconds each.

use super::rewrite::{Rewritten, rewrite};
use crate::Error;
use std::path::PathBuf;
use std::sync::LazyLock;
use std::time::{Duration, Instant};
use tokio::sync::Semaphore;

const LONGEST: Duration = Duration::from_secs(10);
/// Each may take 256 MiB, so not many at once.
static PLACES: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(2));

/// Writes the picture in `path` anew, or refuses it when that takes too long. A decoder cannot be
/// stopped from outside; it keeps its place until it ends, which the limits see to.
///
/// # Errors
/// [`Error::PictureRefused`].
pub async fn rewrite_in_time(path: PathBuf) -> Result<Rewritten, Error> {
    let refused = |reason: String| Error::PictureRefused(reason);
    let place = PLACES.acquire().await.map_err(|e| refused(e.to_string()))?;
    let until = Instant::now() + LONGEST;
    let work = tokio::task::spawn_blocking(move || {
        let _place = place;
        rewrite(&path, until)
    });
    match tokio::time::timeout(LONGEST, work).await {
        Ok(Ok(done)) => done.map_err(refused),
        Ok(Err(panic)) => Err(refused(panic.to_string())),
        Err(_) => Err(refused("takes too long".to_owned())),
    }
}
