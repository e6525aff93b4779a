//! One process at a time serves the embedded database.
//!
//! What a server remembers beside the database it remembers alone: sessions that end on a full disk, open
//! sockets, requests of an address, the news of the home page. Two of them on one file would also wait for one
//! another at every write, and a demonstration would be furnished twice. Houses on PostgreSQL are served by as
//! many processes as one likes, beside one another but never beside a restore: there they are told apart by leases and locks in the database, and files are
//! written under their digests. Commands beside a server write through the database alone and hold nothing.

use crate::config::Config;
use crate::problem::Problem;
use rustix::fs::OFlags;
use std::fs::{File, TryLockError};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::time::{Duration, Instant};

/// The file that is locked, below `storage.folder`; it stays, and it is the lock that counts.
const NAME: &str = "serving.lock";

/// For so long a process that has ended may still hold a folder.
const PATIENCE: Duration = Duration::from_secs(10);

/// Keeps others from serving the same folder until it is dropped, or the process ends in whatever way.
#[derive(Debug)]
pub struct Occupied(#[expect(dead_code, reason = "the lock ends with the file")] File);

/// Takes the folder to serve from it: alone when the database is in it, beside other servers of the same PostgreSQL
/// otherwise.
///
/// # Errors
/// [`Problem::FolderInUse`], also while a house is restored into it; a folder that cannot be written.
pub fn occupy(config: &Config) -> Result<Occupied, Problem> {
    let is_shared = config.storage.database.is_some();
    take(&config.storage.folder, if is_shared { File::try_lock_shared } else { File::try_lock })
}

/// Takes the folder wherever the database is: nobody serves from it meanwhile.
///
/// # Errors
/// [`Problem::FolderInUse`]; a folder that cannot be written.
pub fn lock(folder: &Path) -> Result<Occupied, Problem> {
    take(folder, File::try_lock)
}

/// As [`lock`]; whoever was killed a moment ago still holds the folder until the system has put everything away.
///
/// # Errors
/// As [`lock`].
pub fn lock_patiently(folder: &Path) -> Result<Occupied, Problem> {
    let began = Instant::now();
    loop {
        match lock(folder) {
            Err(Problem::FolderInUse(_)) if began.elapsed() < PATIENCE => {
                std::thread::sleep(Duration::from_millis(100));
            }
            taken => return taken,
        }
    }
}

fn take(folder: &Path, how: fn(&File) -> Result<(), TryLockError>) -> Result<Occupied, Problem> {
    std::fs::create_dir_all(folder).map_err(|e| Problem::file(folder, &e))?;
    let path = folder.join(NAME);
    // Root takes this lock too, in a folder of the service's account: a link there must lead nowhere (S-177).
    let no_link = OFlags::NOFOLLOW.bits().cast_signed();
    let opened = File::options().create(true).append(true).custom_flags(no_link).open(&path);
    let file = opened.map_err(|e| Problem::file(&path, &e))?;
    match how(&file) {
        Ok(()) => Ok(Occupied(file)),
        Err(TryLockError::WouldBlock) => Err(Problem::FolderInUse(folder.display().to_string())),
        Err(TryLockError::Error(error)) => Err(Problem::file(&path, &error)),
    }
}
