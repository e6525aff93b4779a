//! The data folder while a house is restored into it.
//!
//! All is put together in `.restoring/house`, where nobody looks. Once it is whole and on disk, `.restoring/ready`
//! says so: from then on the restored house counts. What was in the folder goes to `.before-<time>`, then the new
//! house comes in, then `.restoring` goes. A restore that was cut off before that moment has changed nothing; one
//! cut off after it is finished by the next.

use crate::error::Error;
use serde::{Deserialize, Serialize};
use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Component, Path, PathBuf};

const STAGE: &str = ".restoring";
const HOUSE: &str = "house";
const READY: &str = "ready";
const EMPTIED: &str = "emptied";
/// Before the time in the name of a folder with a house that was replaced.
const BEFORE: &str = ".before-";
/// Before what a command puts there for the time being.
const SCRATCH: &str = ".maru-";
/// Stays where it is: it is the lock that counts, and whoever restores holds it.
const LOCK: &str = "serving.lock";

/// Whether a house was restored into `folder` and is not in its place yet: it must not be entered.
pub fn is_unfinished(folder: &Path) -> bool {
    folder.join(STAGE).join(READY).exists()
}

/// The data folder.
pub struct Place {
    folder: PathBuf,
}

/// What `.restoring/ready` says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ready {
    /// The name of the set.
    pub set: String,
    /// The folder for what was there before.
    pub before: String,
    /// The database the house has come into, without account and password.
    pub database: String,
}

impl Place {
    /// The folder, made if need be.
    ///
    /// # Errors
    /// As the file system.
    pub fn at(folder: &Path) -> Result<Place, Error> {
        fs::create_dir_all(folder).map_err(|e| Error::file(folder, &e))?;
        Ok(Place { folder: folder.to_owned() })
    }

    /// Where the house is put together.
    pub fn house(&self) -> PathBuf {
        self.folder.join(STAGE).join(HOUSE)
    }

    /// What an earlier restore was about to do, if it was whole.
    ///
    /// # Errors
    /// As the file system.
    pub fn ready(&self) -> Result<Option<Ready>, Error> {
        let file = self.folder.join(STAGE).join(READY);
        match fs::read(&file) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            read => {
                let bytes = read.map_err(|e| Error::file(&file, &e))?;
                Ok(Some(serde_json::from_slice(&bytes).or(Err(Error::Damaged))?))
            }
        }
    }

    /// Whether there is a house, or anything else.
    ///
    /// # Errors
    /// As the file system.
    pub fn is_empty(&self) -> Result<bool, Error> {
        Ok(self.entries()?.is_empty())
    }

    /// Throws away what an earlier restore has put together and begins anew.
    ///
    /// # Errors
    /// As the file system.
    pub fn begin(&self) -> Result<(), Error> {
        self.clear()?;
        fs::create_dir_all(self.house()).map_err(|e| Error::file(&self.house(), &e))
    }

    /// Throws away what was put together.
    ///
    /// # Errors
    /// As the file system.
    pub fn clear(&self) -> Result<(), Error> {
        let stage = self.folder.join(STAGE);
        match fs::remove_dir_all(&stage) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(Error::file(&stage, &error)),
            _ => Ok(()),
        }
    }

    /// A new file of the house; `name` is its path, which must stay inside.
    ///
    /// # Errors
    /// [`Error::Damaged`] for a path that leads elsewhere, or as the file system.
    pub fn create(&self, name: &str) -> Result<File, Error> {
        let path = Path::new(name);
        let inside = path.components().all(|step| matches!(step, Component::Normal(_)));
        if !inside || path.components().next().is_none() {
            return Err(Error::Damaged);
        }
        let path = self.house().join(path);
        let create = || {
            fs::create_dir_all(path.parent().unwrap_or(&path))?;
            OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path)
        };
        create().map_err(|e| Error::file(&path, &e))
    }

    /// The house is whole: it is on disk, and counts from now on.
    ///
    /// # Errors
    /// As the file system.
    pub fn seal(&self, ready: &Ready) -> Result<(), Error> {
        let stage = self.folder.join(STAGE);
        let seal = || {
            sync_all(&stage.join(HOUSE))?;
            let beside = stage.join("ready.new");
            let mut file = File::create(&beside)?;
            file.write_all(&serde_json::to_vec(ready)?)?;
            file.sync_all()?;
            fs::rename(&beside, stage.join(READY))?;
            sync(&stage)?;
            sync(&self.folder)
        };
        seal().map_err(|e| Error::file(&stage, &e))
    }

    /// Puts the sealed house in its place. May be cut off anywhere and done again.
    ///
    /// # Errors
    /// As the file system; doing it again goes on where it stopped.
    pub fn enter(&self, ready: &Ready) -> Result<Option<PathBuf>, Error> {
        let stage = self.folder.join(STAGE);
        let before = self.folder.join(&ready.before);
        let enter = || {
            if !stage.join(EMPTIED).exists() {
                self.empty_into(&before)?;
                File::create(stage.join(EMPTIED))?.sync_all()?;
                sync(&stage)?;
            }
            for entry in fs::read_dir(stage.join(HOUSE))? {
                let entry = entry?;
                fs::rename(entry.path(), self.folder.join(entry.file_name()))?;
            }
            sync(&self.folder)?;
            // First what says that there is something to do, then what was needed for it.
            fs::remove_file(stage.join(READY))?;
            sync(&stage)?;
            fs::remove_dir_all(&stage)?;
            sync(&self.folder)
        };
        enter().map_err(|e| Error::file(&stage, &e))?;
        Ok(before.exists().then_some(before))
    }

    fn empty_into(&self, before: &Path) -> io::Result<()> {
        for name in self.entries().map_err(io::Error::other)? {
            fs::create_dir_all(before)?;
            fs::rename(self.folder.join(&name), before.join(&name))?;
        }
        if before.exists() { sync(before) } else { Ok(()) }
    }

    /// What is in the folder and belongs to a house.
    fn entries(&self) -> Result<Vec<PathBuf>, Error> {
        let failed = |e: io::Error| Error::file(&self.folder, &e);
        let mut found = Vec::new();
        for entry in fs::read_dir(&self.folder).map_err(failed)? {
            let name = entry.map_err(failed)?.file_name();
            if !stays(&name) {
                found.push(PathBuf::from(name));
            }
        }
        Ok(found)
    }
}

fn stays(name: &OsStr) -> bool {
    let text = name.to_string_lossy();
    text == STAGE
        || text == LOCK
        || text == "lost+found"
        || text.starts_with(BEFORE)
        || text.starts_with(SCRATCH)
}

/// The name for a house that is replaced at this moment.
pub fn before(now: maru_kernel::Timestamp) -> String {
    format!("{BEFORE}{}", now.strftime("%Y%m%d%H%M%S%3f"))
}

fn sync(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}

/// Every file and folder below, and `path` itself.
fn sync_all(path: &Path) -> io::Result<()> {
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() { sync_all(&entry.path())? } else { sync(&entry.path())? }
    }
    sync(path)
}
