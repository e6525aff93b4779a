//! A folder for the time being.

use crate::occupied::{self, Occupied};
use crate::problem::Problem;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

/// Before the names of all of them, so that a restore leaves them alone.
const PREFIX: &str = ".maru-";

/// A folder that goes when it is not needed any more.
pub struct Scratch {
    path: PathBuf,
    /// Tells one at work from one that was left.
    lock: Option<Occupied>,
}

impl Scratch {
    /// A new one in the system's folder for such.
    ///
    /// # Errors
    /// A folder that cannot be written.
    pub fn anywhere() -> Result<Scratch, Problem> {
        Scratch::at(std::env::temp_dir().join(format!("maru-{:016x}", rand::random::<u64>())))
    }

    /// A new one in `folder`, named for what it is for. What runs that were killed have left there under names that begin
    /// with `kind` goes first: it holds what a whole house holds.
    ///
    /// # Errors
    /// [`Problem::FolderInUse`] while another run has one of this name; a folder that cannot be written.
    pub fn named(folder: &Path, kind: &str, name: &str) -> Result<Scratch, Problem> {
        let prefix = format!("{PREFIX}{kind}");
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            if entry.file_name().to_string_lossy().starts_with(&prefix) {
                remove_dead(&entry.path());
            }
        }
        let path = folder.join(format!("{prefix}{name}"));
        if path.exists() {
            return Err(Problem::FolderInUse(path.display().to_string()));
        }
        let mut scratch = Scratch::at(path)?;
        scratch.lock = Some(occupied::lock(&scratch.path)?);
        Ok(scratch)
    }

    fn at(path: PathBuf) -> Result<Scratch, Problem> {
        std::fs::create_dir(&path).map_err(|e| Problem::file(&path, &e))?;
        Ok(Scratch { path, lock: None })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.path);
    }
}

/// Removes a folder of our own that nobody is at work in. What cannot be removed is told when its name is needed.
fn remove_dead(path: &Path) {
    let ours =
        |about: std::fs::Metadata| about.is_dir() && about.uid() == rustix::process::geteuid().as_raw();
    if path.symlink_metadata().is_ok_and(ours)
        && let Ok(_nobody_else) = occupied::lock(path)
    {
        let _ = std::fs::remove_dir_all(path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use maru_testkit::TempFolder;

    #[test]
    fn s_194_what_a_killed_run_has_left_goes_and_what_is_at_work_stays() {
        let folder = TempFolder::new();
        let left = folder.path().join(".maru-drill-old");
        std::fs::create_dir_all(left.join("keys")).unwrap();
        std::os::unix::fs::symlink(folder.path(), folder.path().join(".maru-drill-link")).unwrap();
        let other = folder.path().join(".maru-moving");
        std::fs::create_dir(&other).unwrap();
        let first = Scratch::named(folder.path(), "drill-", "first").unwrap();
        assert!(!left.exists() && other.exists() && first.path().exists());
        let second = Scratch::named(folder.path(), "drill-", "second").unwrap();
        assert!(first.path().exists() && second.path().exists());
        assert!(matches!(Scratch::named(folder.path(), "drill-", "first"), Err(Problem::FolderInUse(_))));
        let path = first.path().to_owned();
        drop(first);
        assert!(!path.exists() && folder.path().join(".maru-drill-link").symlink_metadata().is_ok());
    }
}
