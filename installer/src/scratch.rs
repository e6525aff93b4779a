//! A folder for the time being.

use crate::problem::Problem;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// A folder that goes when it is not needed any more.
pub struct Scratch(PathBuf);

impl Scratch {
    /// A new one in the system's folder for such.
    ///
    /// # Errors
    /// A folder that cannot be written.
    pub fn anywhere() -> Result<Scratch, Problem> {
        Scratch::at(std::env::temp_dir().join(format!("maru-{:016x}", rand::random::<u64>())))
    }

    /// A new one in `folder`, named for what it is for. What a run that was killed has left there under this name
    /// goes first: it holds what a whole house holds.
    ///
    /// # Errors
    /// A folder that cannot be written.
    pub fn named(folder: &Path, name: &str) -> Result<Scratch, Problem> {
        let path = folder.join(format!(".maru-{name}"));
        match std::fs::remove_dir_all(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(Problem::file(&path, &error)),
            _ => Scratch::at(path),
        }
    }

    fn at(path: PathBuf) -> Result<Scratch, Problem> {
        std::fs::create_dir(&path).map_err(|e| Problem::file(&path, &e))?;
        Ok(Scratch(path))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
