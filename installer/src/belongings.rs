//! Whose the things in a folder are. They are looked at by handles, never by names from the top: whoever may write there
//! could exchange a folder for a link meanwhile and have us give away something else (S-177).

use rustix::fs::{AtFlags, Dir, FileType, Mode, OFlags, Stat, chownat, fchown, fstat, open, openat, statat};
use rustix::io::Errno;
use rustix::process::{Gid, Uid};
use std::ffi::CStr;
use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::os::unix::fs::MetadataExt;
use std::path::Path;

/// An account and its group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Account {
    /// The account.
    pub uid: u32,
    /// The group.
    pub gid: u32,
}

impl Account {
    /// Whose the folder is; `None` when it is not there.
    pub fn of(folder: &Path) -> Option<Account> {
        let about = std::fs::symlink_metadata(folder).ok()?;
        Some(Account { uid: about.uid(), gid: about.gid() })
    }

    fn has(self, about: &Stat) -> bool {
        (about.st_uid, about.st_gid) == (self.uid, self.gid)
    }
}

/// Whether all in the folder and the folder itself are the owner's.
///
/// # Errors
/// As the file system; what goes away meanwhile is no failure.
pub fn are_of(folder: &Path, owner: Account) -> io::Result<bool> {
    let mut foreign = 0;
    each_foreign(folder, owner, &mut |_, _| {
        foreign += 1;
        Ok(())
    })?;
    Ok(foreign == 0)
}

/// Gives the owner what is somebody else's there. Links are given, not what they lead to.
///
/// # Errors
/// As the file system; what goes away meanwhile is no failure.
pub fn give(folder: &Path, owner: Account) -> io::Result<()> {
    let (uid, gid) = (Some(Uid::from_raw(owner.uid)), Some(Gid::from_raw(owner.gid)));
    each_foreign(folder, owner, &mut |within, name| match name {
        Some(name) => passing(chownat(within, name, uid, gid, AtFlags::SYMLINK_NOFOLLOW)).map(|_| ()),
        None => Ok(fchown(within, uid, gid)?),
    })
}

/// Opens a folder that whoever owns the folder above it may have put there: neither of the two is a link.
///
/// # Errors
/// As the file system; a link.
pub fn opened(folder: &Path) -> io::Result<OwnedFd> {
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    match (folder.parent(), folder.file_name()) {
        (Some(above), Some(name)) => {
            Ok(openat(open(above, flags, Mode::empty())?, name, flags, Mode::empty())?)
        }
        _ => Ok(open(folder, flags, Mode::empty())?),
    }
}

type Each<'e> = dyn FnMut(BorrowedFd<'_>, Option<&CStr>) -> io::Result<()> + 'e;

fn each_foreign(folder: &Path, owner: Account, each: &mut Each<'_>) -> io::Result<()> {
    let top = opened(folder)?;
    if !owner.has(&fstat(&top)?) {
        each(top.as_fd(), None)?;
    }
    walk(&top, owner, each)
}

fn walk(folder: &OwnedFd, owner: Account, each: &mut Each<'_>) -> io::Result<()> {
    for entry in Dir::read_from(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        if matches!(name.to_bytes(), b"." | b"..") {
            continue;
        }
        let Some(about) = passing(statat(folder, name, AtFlags::SYMLINK_NOFOLLOW))? else { continue };
        if !owner.has(&about) {
            each(folder.as_fd(), Some(name))?;
        }
        if FileType::from_raw_mode(about.st_mode) == FileType::Directory {
            let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
            if let Some(below) = passing(openat(folder, name, flags, Mode::empty()))? {
                walk(&below, owner, each)?;
            }
        }
    }
    Ok(())
}

/// What has gone, or is a link now, is passed over.
fn passing<T>(done: Result<T, Errno>) -> io::Result<Option<T>> {
    match done {
        Ok(done) => Ok(Some(done)),
        Err(Errno::NOENT | Errno::LOOP | Errno::NOTDIR) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use maru_testkit::TempFolder;

    #[test]
    fn s_177_s_189_what_belongs_to_somebody_else_is_found_at_any_depth_and_links_are_not_followed() {
        let folder = TempFolder::new();
        let deep = folder.path().join("keys/sources");
        std::fs::create_dir_all(&deep).unwrap();
        std::fs::write(deep.join("agency.password"), "x").unwrap();
        std::os::unix::fs::symlink("/etc", folder.path().join("link")).unwrap();
        let ours = Account::of(folder.path()).unwrap();
        assert!(are_of(folder.path(), ours).unwrap());
        let (mut found, other) = (Vec::new(), Account { uid: ours.uid + 1, ..ours });
        each_foreign(folder.path(), other, &mut |_, name| {
            found.push(name.map(|name| name.to_string_lossy().into_owned()).unwrap_or_default());
            Ok(())
        })
        .unwrap();
        found.sort();
        assert_eq!(found, ["", "agency.password", "keys", "link", "sources"]);
        assert!(are_of(&folder.path().join("link"), ours).is_err(), "a link is no folder");
        std::os::unix::fs::symlink(folder.path().join("keys"), folder.path().join("other")).unwrap();
        assert!(opened(&folder.path().join("other/sources")).is_err(), "nor does one lead to it");
        assert!(opened(&deep).is_ok());
    }
}
