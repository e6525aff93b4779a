//! Files and folders with the owners and rights an installed house gives them (S-189); how they are written is the store's.

use crate::belongings::{self, Account};
use crate::problem::Problem;
use maru_store::{FileRights, put_whole};
use std::fs::{File, Permissions};
use std::io::{ErrorKind, Read};
use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};
use std::path::Path;

/// Whose a file is and who may read it.
#[derive(Clone, Copy, Debug)]
pub struct Rights {
    /// As of chmod(1).
    pub mode: u32,
    /// Whose it is; whoever installs when left out.
    pub owner: Option<Account>,
}

impl Rights {
    /// For the installing account alone.
    pub const OURS: Rights = Rights { mode: 0o600, owner: None };

    /// Belongs to root; the group of the service may read it.
    pub fn readable_by(account: Option<Account>) -> Rights {
        Rights { mode: 0o640, owner: account.map(|a| Account { uid: 0, gid: a.gid }) }
    }

    /// For the service alone.
    pub fn of(account: Option<Account>) -> Rights {
        Rights { mode: 0o600, owner: account }
    }

    /// Whether the file or folder is as it shall be.
    pub fn hold(&self, path: &Path) -> bool {
        std::fs::symlink_metadata(path).is_ok_and(|found| {
            let owner = self.owner.is_none_or(|o| (found.uid(), found.gid()) == (o.uid, o.gid));
            found.mode() & 0o7777 == self.mode && owner
        })
    }
}

impl From<Rights> for FileRights {
    fn from(rights: Rights) -> FileRights {
        FileRights { mode: rights.mode, owner: rights.owner.map(|owner| (owner.uid, owner.gid)) }
    }
}

/// Whether the file holds just this, with these rights.
pub fn is(path: &Path, content: &[u8], rights: Rights) -> bool {
    rights.hold(path) && std::fs::read(path).is_ok_and(|found| found == content)
}

/// Writes the file: beside it first, then in its place.
///
/// # Errors
/// A folder that cannot be written.
pub fn put(path: &Path, content: &[u8], rights: Rights) -> Result<(), Problem> {
    copy(path, &mut &*content, rights)
}

/// As [`put()`], from wherever the content comes.
///
/// # Errors
/// As [`put()`], and what cannot be read.
pub fn copy(path: &Path, content: &mut dyn Read, rights: Rights) -> Result<(), Problem> {
    put_whole(path, content, rights.into()).map_err(|e| Problem::file(path, &e))
}

/// As [`put()`], and nothing is replaced.
///
/// # Errors
/// As [`put()`]; a file that is there.
pub fn put_new(path: &Path, content: &[u8], rights: Rights) -> Result<(), Problem> {
    maru_store::put_new(path, &mut &*content, rights.into()).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => maru_backup::Error::Exists(path.display().to_string()).into(),
        _ => Problem::file(path, &error),
    })
}

/// Makes the folder, or gives it the rights it shall have.
///
/// # Errors
/// [`Problem::File`].
pub fn folder(path: &Path, rights: Rights) -> Result<(), Problem> {
    let make = || {
        std::fs::create_dir_all(path)?;
        let folder = File::from(belongings::opened(path)?);
        if let Some(owner) = rights.owner {
            fchown(&folder, Some(owner.uid), Some(owner.gid))?;
        }
        folder.set_permissions(Permissions::from_mode(rights.mode))
    };
    make().map_err(|e: std::io::Error| Problem::file(path, &e))
}
