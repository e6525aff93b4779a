//! Reads a set from beginning to end and writes nothing.

use crate::error::Error;
use crate::keys::BackupKey;
use crate::set::{Head, Part, SetReader, Sums};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

/// A set that is whole, unchanged and the house's own.
#[derive(Clone, Debug)]
pub struct Verified {
    /// What it says of itself.
    pub head: Head,
    /// What is in it.
    pub sums: Sums,
}

/// Proves that the set in `file` can be restored with `key`.
///
/// # Errors
/// As [`crate::restore`], as far as it reads.
pub fn verify(file: &Path, key: &BackupKey) -> Result<Verified, Error> {
    let mut set = open(file, key)?;
    while set.next_part()?.is_some() {}
    Ok(Verified { head: set.head().clone(), sums: set.sums()?.clone() })
}

/// The files of the set whose path begins with one of `folders`, once all of the set is proved: for a machine that has
/// no configuration yet.
///
/// # Errors
/// As [`verify`].
pub fn files_in(file: &Path, key: &BackupKey, folders: &[&str]) -> Result<BTreeMap<String, Vec<u8>>, Error> {
    let (mut set, mut found, mut open_file) = (open(file, key)?, BTreeMap::new(), None);
    while let Some(part) = set.next_part()? {
        match part {
            Part::File(head) => {
                let wanted = folders.iter().any(|folder| head.name.starts_with(folder));
                open_file = wanted.then(|| found.entry(head.name).or_insert_with(Vec::new));
            }
            Part::Data(bytes) => open_file.iter_mut().for_each(|file| file.extend(&bytes)),
            Part::Table(_) | Part::Rows(_) | Part::Missing => {}
        }
    }
    Ok(found)
}

/// Opens a set.
pub fn open(file: &Path, key: &BackupKey) -> Result<SetReader<BufReader<File>>, Error> {
    let opened = File::open(file).map_err(|e| Error::file(file, &e))?;
    SetReader::begin(BufReader::with_capacity(1 << 17, opened), key)
}
