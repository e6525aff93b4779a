//! Files that are there whole or not at all, with the rights they shall have from their first moment (S-189).

use std::fs::{File, OpenOptions, Permissions};
use std::io::{self, ErrorKind, Read};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt, fchown};
use std::path::{Path, PathBuf};

/// Whose a file is and who may read it.
#[derive(Clone, Copy, Debug)]
pub struct FileRights {
    /// As of chmod(1).
    pub mode: u32,
    /// Account and group; those of whoever writes when left out.
    pub owner: Option<(u32, u32)>,
}

impl FileRights {
    /// For the account that writes it, alone.
    pub const OURS: FileRights = FileRights { mode: 0o600, owner: None };
}

/// Writes the file beside its place and puts it there once it is on disk; what was there is replaced. One process at a time
/// does so with one file: what an interrupted one has left beside it goes.
///
/// # Errors
/// A folder that cannot be written; what cannot be read.
pub fn put_whole(path: &Path, content: &mut dyn Read, rights: FileRights) -> io::Result<()> {
    let beside = beside(path, "");
    // It may belong to anybody.
    match std::fs::remove_file(&beside) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let beside = Beside::written(beside, content, rights)?;
    std::fs::rename(&beside.0, path)?;
    sync_folder_of(path)
}

/// As [`put_whole`], of any number of processes at once, and nothing is replaced.
///
/// # Errors
/// [`ErrorKind::AlreadyExists`]; as [`put_whole`].
pub fn put_new(path: &Path, content: &mut dyn Read, rights: FileRights) -> io::Result<()> {
    if path.symlink_metadata().is_ok() {
        return Err(ErrorKind::AlreadyExists.into());
    }
    let beside = Beside::written(beside(path, &format!("{:08x}.", rand::random::<u32>())), content, rights)?;
    match std::fs::hard_link(&beside.0, path) {
        // Memory sticks know no second name for a file.
        Err(error) if matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::Unsupported) => {
            std::fs::rename(&beside.0, path)?;
        }
        linked => linked?,
    }
    drop(beside);
    sync_folder_of(path)
}

/// A file that goes away unless it got its name.
struct Beside(PathBuf);

impl Beside {
    fn written(path: PathBuf, content: &mut dyn Read, rights: FileRights) -> io::Result<Beside> {
        let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path)?;
        let beside = Beside(path);
        io::copy(content, &mut file)?;
        if let Some((account, group)) = rights.owner {
            fchown(&file, Some(account), Some(group))?;
        }
        file.set_permissions(Permissions::from_mode(rights.mode))?;
        file.sync_all()?;
        Ok(beside)
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

/// What [`put_whole`] calls a file before it is whole.
pub(crate) fn unfinished(path: &Path) -> PathBuf {
    beside(path, "")
}

/// `.NAME.unfinished` in the same folder.
fn beside(path: &Path, apart: &str) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{apart}unfinished"))
}

fn sync_folder_of(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;
    use maru_testkit::TempFolder;
    use std::os::unix::fs::MetadataExt;

    fn names(folder: &TempFolder) -> usize {
        std::fs::read_dir(folder.path()).unwrap().count()
    }

    #[test]
    fn s_189_a_file_has_its_rights_from_the_first_moment_and_leaves_nothing_beside_it() {
        let folder = TempFolder::new();
        let file = folder.path().join("maru.toml");
        std::fs::write(beside(&file, ""), "half").unwrap();
        put_whole(&file, &mut &b"whole"[..], FileRights { mode: 0o640, owner: None }).unwrap();
        assert_eq!(std::fs::metadata(&file).unwrap().mode() & 0o7777, 0o640);
        put_whole(&file, &mut &b"newer"[..], FileRights::OURS).unwrap();
        assert_eq!(std::fs::metadata(&file).unwrap().mode() & 0o7777, 0o600);
        assert_eq!((std::fs::read(&file).unwrap(), names(&folder)), (b"newer".to_vec(), 1));
        assert!(put_whole(&folder.path().join("none/a"), &mut &b""[..], FileRights::OURS).is_err());
    }

    #[test]
    fn what_is_there_is_not_replaced_and_what_cannot_be_read_leaves_nothing() {
        let folder = TempFolder::new();
        let file = folder.path().join("maru.key");
        put_new(&file, &mut &b"first"[..], FileRights::OURS).unwrap();
        let again = put_new(&file, &mut &b"second"[..], FileRights::OURS);
        assert_eq!(again.unwrap_err().kind(), ErrorKind::AlreadyExists);
        assert_eq!((std::fs::read(&file).unwrap(), names(&folder)), (b"first".to_vec(), 1));
        let mut no_file = File::open(folder.path()).unwrap();
        assert!(put_new(&folder.path().join("other"), &mut no_file, FileRights::OURS).is_err());
        assert_eq!(names(&folder), 1);
    }
}
