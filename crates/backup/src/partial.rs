//! A set while it is written: `NAME.partial`, locked by whoever writes it, so that one that was cut off is told from one
//! that grows.

use crate::error::Error;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

const ENDING: &str = ".partial";
/// What the names of sets that are put into a folder begin and end with.
const OURS: (&str, &str) = ("maru-", ".backup.partial");

/// A file that goes away unless it got its name.
#[derive(Debug)]
pub struct Partial {
    path: PathBuf,
    to: PathBuf,
}

impl Partial {
    /// Begins the set `to`, which must not be there. Sets in the same folder that were cut off are removed.
    ///
    /// # Errors
    /// [`Error::Exists`], also while another process writes the same set; as the file system.
    pub fn begin(to: &Path) -> Result<(Partial, File), Error> {
        if to.symlink_metadata().is_ok() {
            return Err(Error::Exists(to.display().to_string()));
        }
        let mut name = to.file_name().unwrap_or_default().to_owned();
        name.push(ENDING);
        let path = to.with_file_name(name);
        remove_dead(&path);
        remove_dead_sets(folder_of(to));
        let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path);
        let file = file.map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => Error::Exists(path.display().to_string()),
            _ => Error::file(&path, &error),
        })?;
        let partial = Partial { path, to: to.to_owned() };
        match file.try_lock() {
            // Another process has just taken it for a dead one.
            Err(TryLockError::WouldBlock) => Err(Error::Exists(partial.path.display().to_string())),
            // A file system without locks: nobody takes sets away from it either.
            Ok(()) | Err(TryLockError::Error(_)) => Ok((partial, file)),
        }
    }

    /// The set is whole: it gets its name once it is on disk.
    ///
    /// # Errors
    /// As the file system.
    pub fn finish(self, file: &File) -> Result<(), Error> {
        let finish = || {
            file.sync_all()?;
            std::fs::rename(&self.path, &self.to)?;
            File::open(folder_of(&self.to))?.sync_all()
        };
        finish().map_err(|e| Error::file(&self.to, &e))
    }
}

impl Drop for Partial {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.path);
    }
}

fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A set that cannot be removed keeps nobody from making another.
fn remove_dead_sets(folder: &Path) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with(OURS.0) && name.ends_with(OURS.1) {
            remove_dead(&entry.path());
        }
    }
}

/// Removes the file unless somebody writes it. Only who has the lock of the very file that bears the name removes it: it may
/// have got its own name meanwhile, and another set this one.
fn remove_dead(path: &Path) {
    let remove = || -> io::Result<()> {
        let about = std::fs::symlink_metadata(path)?;
        let file = OpenOptions::new().write(true).open(path)?;
        let locked = about.is_file() && file.try_lock().is_ok();
        let same = |a: std::fs::Metadata, b: &std::fs::Metadata| (a.dev(), a.ino()) == (b.dev(), b.ino());
        if locked && same(std::fs::symlink_metadata(path)?, &file.metadata()?) {
            std::fs::remove_file(path)?;
        }
        Ok(())
    };
    let _ = remove();
}

#[cfg(test)]
mod tests {
    use super::*;
    use maru_testkit::TempFolder;

    #[test]
    fn sets_that_were_cut_off_go_and_those_that_grow_stay() {
        let folder = TempFolder::new();
        let path = |name: &str| folder.path().join(name);
        let names = || {
            let entries = std::fs::read_dir(folder.path()).unwrap();
            let mut names: Vec<_> = entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
            names.sort();
            names
        };
        for dead in ["maru-1.backup.partial", "maru-4.backup.partial", "notes.partial"] {
            std::fs::write(path(dead), "half").unwrap();
        }
        let (growing, growing_file) = Partial::begin(&path("maru-2.backup")).unwrap();
        assert_eq!(names(), ["maru-2.backup.partial", "notes.partial"], "only sets are ours");
        assert!(matches!(Partial::begin(&path("maru-2.backup")), Err(Error::Exists(_))));
        let (next, file) = Partial::begin(&path("maru-3.backup")).unwrap();
        next.finish(&file).unwrap();
        assert_eq!(names(), ["maru-2.backup.partial", "maru-3.backup", "notes.partial"]);
        growing.finish(&growing_file).unwrap();
        assert!(matches!(Partial::begin(&path("maru-2.backup")), Err(Error::Exists(_))));
        drop(Partial::begin(&path("maru-5.backup")).unwrap());
        assert_eq!(names(), ["maru-2.backup", "maru-3.backup", "notes.partial"]);
    }
}
