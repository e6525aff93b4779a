//! Files that are there whole or not at all, with the rights they shall have from their first moment (S-189).

use crate::belongings::{self, Owner};
use crate::problem::Problem;
use std::fs::{File, OpenOptions, Permissions};
use std::io::{Read, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt, fchown};
use std::path::{Path, PathBuf};

/// Whose a file is and who may read it.
#[derive(Clone, Copy, Debug)]
pub struct Rights {
    /// As of chmod(1).
    pub mode: u32,
    /// Whose it is; whoever installs when left out.
    pub owner: Option<Owner>,
}

impl Rights {
    /// For the installing account alone.
    pub const OURS: Rights = Rights { mode: 0o600, owner: None };

    /// Belongs to root; the group of the service may read it.
    pub fn readable_by(account: Option<Owner>) -> Rights {
        Rights { mode: 0o640, owner: account.map(|a| Owner { uid: 0, gid: a.gid }) }
    }

    /// For the service alone.
    pub fn of(account: Option<Owner>) -> Rights {
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
    write(path, content, rights).map_err(|e| Problem::file(path, &e))
}

fn write(path: &Path, content: &mut dyn Read, rights: Rights) -> std::io::Result<()> {
    let (beside, folder) = (beside(path), path.parent().unwrap_or(Path::new("/")));
    // What an interrupted run has left there may belong to anybody.
    match std::fs::remove_file(&beside) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&beside)?;
    std::io::copy(content, &mut file)?;
    if let Some(owner) = rights.owner {
        fchown(&file, Some(owner.uid), Some(owner.gid))?;
    }
    file.set_permissions(Permissions::from_mode(rights.mode))?;
    file.flush()?;
    file.sync_all()?;
    std::fs::rename(&beside, path)?;
    File::open(folder)?.sync_all()
}

/// `.NAME.unfinished` in the same folder.
fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.unfinished"))
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

#[cfg(test)]
mod tests {
    use super::*;
    use maru_testkit::TempFolder;

    #[test]
    fn s_189_a_file_has_its_rights_from_the_first_moment_and_leaves_nothing_beside_it() {
        let folder = TempFolder::new();
        let file = folder.path().join("maru.toml");
        let rights = Rights { mode: 0o640, owner: None };
        std::fs::write(beside(&file), "half").unwrap();
        put(&file, b"whole", rights).unwrap();
        assert!(
            is(&file, b"whole", rights) && !is(&file, b"other", rights) && !is(&file, b"whole", Rights::OURS)
        );
        put(&file, b"newer", Rights::OURS).unwrap();
        assert!(is(&file, b"newer", Rights::OURS));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
        assert!(put(&folder.path().join("none/maru.toml"), b"", rights).is_err());
    }
}
