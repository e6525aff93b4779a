//! The folder of contents: `ab/cd/<hash>`, thumbnails beside, unfinished ones in `partial/`, those that come piece by piece in
//! `arriving/`.

use maru_kernel::Id;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// The longer side of each thumbnail, in pixels.
pub const THUMBNAILS: [u32; 3] = [SMALLEST, 320, 1_280];
/// The smallest of them, for what stands beside a name.
pub const SMALLEST: u32 = 96;

const PARTIAL: &str = "partial";
const ARRIVING: &str = "arriving";

/// The folder; cheap to clone.
#[derive(Clone, Debug)]
pub struct Folder(PathBuf);

/// Held while contents are put in place and their rows written (shared), or while contents without rows
/// are taken away (alone). It keeps a collector of any process from taking what somebody just put there.
#[derive(Debug)]
pub struct Hold(#[expect(dead_code, reason = "the lock ends when the file is closed")] File);

impl Folder {
    /// Makes the folder if need be.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn open(path: &Path) -> io::Result<Folder> {
        fs::create_dir_all(path.join(PARTIAL))?;
        fs::create_dir_all(path.join(ARRIVING))?;
        Ok(Folder(path.to_owned()))
    }

    /// Waits for its turn to put contents in place.
    ///
    /// # Errors
    /// As the file system.
    pub fn hold_shared(&self) -> io::Result<Hold> {
        let file = self.lock_file()?;
        file.lock_shared()?;
        Ok(Hold(file))
    }

    /// Waits until nobody puts contents in place.
    ///
    /// # Errors
    /// As the file system.
    pub fn hold_alone(&self) -> io::Result<Hold> {
        let file = self.lock_file()?;
        file.lock()?;
        Ok(Hold(file))
    }

    /// Keeps contents from being taken away, for as long as somebody copies them. Others go on putting contents
    /// in place and removing files; what is left on disk by that is swept away later.
    ///
    /// # Errors
    /// As the file system.
    pub fn hold_all(&self) -> io::Result<Hold> {
        let file = self.lock_of("copying")?;
        file.lock_shared()?;
        Ok(Hold(file))
    }

    /// `None` while somebody copies the contents.
    fn hold_from_copying(&self) -> io::Result<Option<Hold>> {
        let file = self.lock_of("copying")?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Hold(file))),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    fn lock_file(&self) -> io::Result<File> {
        self.lock_of("lock")
    }

    fn lock_of(&self, name: &str) -> io::Result<File> {
        File::options().create(true).truncate(false).write(true).open(self.0.join(name))
    }

    /// Where a content lies. Only hexadecimal digits get here, so the path stays inside.
    pub fn path(&self, hash: &str) -> PathBuf {
        let part = |from: usize| hash.get(from..from + 2).unwrap_or("00");
        self.0.join(part(0)).join(part(2)).join(hash)
    }

    /// Where a thumbnail of a content lies.
    pub fn thumbnail(&self, hash: &str, size: u32) -> PathBuf {
        self.path(&format!("{hash}-{size}"))
    }

    /// Where unfinished things lie.
    pub fn scratch(&self) -> PathBuf {
        self.0.join(PARTIAL)
    }

    /// Where what is sent piece by piece lies until it is whole.
    pub fn arriving(&self, id: Id) -> PathBuf {
        self.0.join(ARRIVING).join(id.to_string())
    }

    /// A fresh path for something unfinished.
    pub fn partial(&self) -> PathBuf {
        self.scratch().join(format!("{:032x}", rand::random::<u128>()))
    }

    /// Moves a finished file to its place, so that it survives a power cut once this returns.
    ///
    /// # Errors
    /// As the file system.
    pub fn place(&self, from: &Path, to: &Path) -> io::Result<()> {
        let folder = to.parent().unwrap_or(&self.0);
        fs::create_dir_all(folder)?;
        File::open(from)?.sync_all()?;
        fs::rename(from, to)?;
        // Every folder on the way, for one of them may have been made a moment ago.
        folder.ancestors().take_while(|f| f.starts_with(&self.0)).try_for_each(|f| File::open(f)?.sync_all())
    }

    /// Takes a content and its thumbnails away; what is gone already does not matter. While somebody copies the
    /// contents it stays, without a row, until it is swept away.
    ///
    /// # Errors
    /// As the file system.
    pub fn remove(&self, hash: &str) -> io::Result<()> {
        let Some(_nobody_copies) = self.hold_from_copying()? else { return Ok(()) };
        let thumbnails = THUMBNAILS.into_iter().map(|size| self.thumbnail(hash, size));
        for path in thumbnails.chain([self.path(hash)]) {
            match fs::remove_file(path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        Ok(())
    }

    /// Takes away unfinished files nobody has written to for `age` (S-166). Returns how many.
    ///
    /// # Errors
    /// As the file system.
    pub fn clear_partial(&self, age: Duration) -> io::Result<usize> {
        self.clear(PARTIAL, age)
    }

    /// The same of what came piece by piece.
    ///
    /// # Errors
    /// As the file system.
    pub fn clear_arriving(&self, age: Duration) -> io::Result<usize> {
        self.clear(ARRIVING, age)
    }

    fn clear(&self, folder: &str, age: Duration) -> io::Result<usize> {
        let mut count = 0;
        for entry in fs::read_dir(self.0.join(folder))? {
            let entry = entry?;
            if is_older(&entry, age)? {
                fs::remove_file(entry.path())?;
                count += 1;
            }
        }
        Ok(count)
    }

    /// Calls `each` with the hash of every content that has lain in its place for `age`.
    ///
    /// # Errors
    /// As the file system, or what `each` returns.
    pub fn walk<E: From<io::Error>>(
        &self,
        age: Duration,
        mut each: impl FnMut(&str) -> Result<(), E>,
    ) -> Result<(), E> {
        for outer in folders(&self.0)? {
            for inner in folders(&outer)? {
                for entry in fs::read_dir(inner)? {
                    let entry = entry?;
                    let name = entry.file_name();
                    let hash = name.to_str().filter(|n| n.len() == 64);
                    if let Some(hash) = hash.filter(|_| is_older(&entry, age).unwrap_or(false)) {
                        each(hash)?;
                    }
                }
            }
        }
        Ok(())
    }
}

/// The fan-out folders: two hexadecimal digits each.
fn folders(path: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        if entry.file_name().len() == 2 && entry.file_type()?.is_dir() {
            found.push(entry.path());
        }
    }
    Ok(found)
}

fn is_older(entry: &fs::DirEntry, age: Duration) -> io::Result<bool> {
    let changed = entry.metadata()?.modified()?;
    Ok(SystemTime::now().duration_since(changed).is_ok_and(|old| old >= age))
}
