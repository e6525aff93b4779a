//! One installation or removal at a time: two would undo one another's files.

use super::InstallError;
use super::place::Place;
use crate::problem::Problem;
use std::fs::{File, TryLockError};

/// Keeps others from it until it is dropped, or the process ends in whatever way.
#[derive(Debug)]
pub struct Alone(#[expect(dead_code, reason = "the lock ends with the file")] File);

impl Alone {
    /// With a folder for the lock, if there is none yet.
    ///
    /// # Errors
    /// [`InstallError::AtWork`]; a folder that cannot be written.
    pub fn make(place: &Place) -> Result<Alone, Problem> {
        let folder = place.configuration();
        std::fs::create_dir_all(&folder).map_err(|e| Problem::file(&folder, &e))?;
        let path = folder.join(".install.lock");
        let file =
            File::options().create(true).append(true).open(&path).map_err(|e| Problem::file(&path, &e))?;
        match file.try_lock() {
            Ok(()) => Ok(Alone(file)),
            Err(TryLockError::WouldBlock) => Err(InstallError::AtWork.into()),
            Err(TryLockError::Error(error)) => Err(Problem::file(&path, &error)),
        }
    }

    /// Nothing where there is nothing that could be installed or removed.
    ///
    /// # Errors
    /// As [`Alone::make`].
    pub fn if_there(place: &Place) -> Result<Option<Alone>, Problem> {
        place.configuration().exists().then(|| Alone::make(place)).transpose()
    }
}
