//! Whether a bundle may be taken, found out before anything is touched.

use super::UpgradeError;
use crate::config::Config;
use crate::install::Place;
use crate::problem::Problem;
use maru_kernel::Timestamp;
use maru_release::{Bundle, Identity, Made, Standing, TrustedKey};
use maru_store::{Db, OpenOptions, applied_steps};
use rustix::fs::statvfs;
use std::path::Path;

/// Beside what is counted, so much stays free.
const SPARE: u64 = 64 << 20;

/// A bundle that is whole and signed, and how it stands to this house.
pub struct Looked {
    /// The bundle.
    pub bundle: Bundle,
    /// How it stands.
    pub standing: Standing,
    /// What the house runs, if it was a release.
    pub installed: Option<Identity>,
    /// What the key is recognised by.
    pub fingerprint: String,
}

/// Opens and proves the bundle.
///
/// # Errors
/// As [`maru_release::Error`]; a database that cannot be read; [`UpgradeError::NoRoom`].
pub fn look(file: &Path, place: &Place, config: &Config) -> Result<Looked, Problem> {
    let trusted = TrustedKey::read(&place.release_key())?;
    let mut bundle = Bundle::open(file, &trusted)?;
    bundle.verify()?;
    let options = OpenOptions { connections: 1, ..OpenOptions::new(config.storage.address()?) };
    // Whatever tables there are: whether this program knows them is what the steps are for.
    let db = Db::open_to_read(&options.address, &[])?;
    let (installed, steps) = db.read_blocking(|conn| -> maru_store::StoreResult<_> {
        Ok((maru_release::installed(conn)?, applied_steps(conn)?))
    })?;
    drop(db);
    let standing = bundle.manifest().stands_to(&this_program(place)?, installed.as_ref(), &steps)?;
    if standing == Standing::Newer {
        room(&bundle, place, config)?;
    }
    Ok(Looked { bundle, standing, installed, fingerprint: trusted.fingerprint() })
}

fn this_program(place: &Place) -> Result<Made, Problem> {
    let unreadable =
        |e: semver::Error| Problem::file(&place.program(), &std::io::Error::other(e.to_string()));
    let made_at = option_env!("MARU_MADE_AT").and_then(|seconds| seconds.parse().ok());
    Ok(Made {
        version: env!("CARGO_PKG_VERSION").parse().map_err(unreadable)?,
        made_at: made_at.and_then(|seconds| Timestamp::from_second(seconds).ok()),
    })
}

/// The new program and the old one lie side by side for a while, and so do the embedded database and its picture.
fn room(bundle: &Bundle, place: &Place, config: &Config) -> Result<(), Problem> {
    let programs: u64 = bundle.manifest().members.iter().map(|member| member.bytes).sum();
    enough(place.upgrade().parent().unwrap_or(Path::new("/")), programs.saturating_mul(3))?;
    match config.storage.address()?.file() {
        Some(file) => {
            let bytes = std::fs::metadata(file).map_err(|e| Problem::file(file, &e))?.len();
            // The picture, and what changing every row takes.
            enough(&config.storage.folder, bytes.saturating_mul(3))
        }
        None => Ok(()),
    }
}

fn enough(folder: &Path, needed: u64) -> Result<(), Problem> {
    let about = statvfs(folder).map_err(|e| Problem::file(folder, &e.into()))?;
    let free = about.f_bavail.saturating_mul(about.f_frsize);
    let needed = needed.saturating_add(SPARE);
    if free >= needed {
        return Ok(());
    }
    let (free, needed) = (free >> 20, needed >> 20);
    Err(UpgradeError::NoRoom { folder: folder.display().to_string(), free, needed }.into())
}
