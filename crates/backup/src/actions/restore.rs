//! Restores a house from a set.

use super::make::MACHINE;
use super::verify::{Verified, open};
use crate::error::Error;
use crate::keys::BackupKey;
use crate::offers::RESTORED;
use crate::place::{Place, Ready, before, is_unfinished};
use crate::set::{Part, SetReader, Sums, TableSum};
use maru_contract::Keeps;
use maru_kernel::{Cause, Event, Timestamp};
use maru_store::{Address, Filling, ModuleMigrations, Table, Tx, fill, restored_from};
use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How a restore says that it fills the embedded database.
const EMBEDDED: &str = "sqlite";

/// Where a house is to be restored. Whoever calls keeps everybody else out meanwhile.
pub struct Target<'t> {
    /// The data folder.
    pub folder: &'t Path,
    /// The agency's PostgreSQL; the embedded database in the folder when left out.
    pub server: Option<&'t Address>,
    /// The tables this program knows.
    pub modules: &'t [ModuleMigrations],
    /// What modules say of their own.
    pub keeps: &'t [Arc<dyn Keeps>],
    /// What of a house that is there is kept aside, instead of refusing.
    pub replace: Replace,
    /// Why it is restored.
    pub cause: &'t Cause,
    /// When.
    pub now: Timestamp,
}

impl Target<'_> {
    /// Which database the house comes into.
    fn database(&self) -> String {
        self.server.map_or_else(|| EMBEDDED.to_owned(), Address::to_string)
    }
}

/// What of a house that is there may be replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replace {
    /// Nothing: folder and database have to be empty.
    Nothing,
    /// What is in the folder; the server's database has to be empty.
    Folder,
    /// Folder and database.
    All,
}

/// What was done.
#[derive(Clone, Debug)]
pub struct Restored {
    /// The name of the set that the house was restored from.
    pub set: String,
    /// What was read; `None` when a restore that had been cut off was finished, and the set that was named now
    /// was not looked at.
    pub read: Option<Verified>,
    /// Where the house is that was there before.
    pub before: Option<PathBuf>,
}

/// Restores the set in `file`. Nothing is replaced before all of it was read and proved; cut off at any moment, the
/// old house is there, or doing it again finishes the new one.
///
/// # Errors
/// [`Error::NotEmpty`], [`maru_store::StoreError::NotEmpty`], [`maru_store::StoreError::Newer`] for a set of a
/// newer program, a set that is damaged, forged or sealed for another key, or as database and file system.
pub fn restore(file: &Path, key: &BackupKey, target: &Target<'_>) -> Result<Restored, Error> {
    if let Some(finished) = finish(target)? {
        return Ok(finished);
    }
    let place = Place::at(target.folder)?;
    let mut set = open(file, key)?;
    if target.replace == Replace::Nothing && !place.is_empty()? {
        return Err(Error::NotEmpty(target.folder.display().to_string()));
    }
    place.begin()?;
    let head = set.head().clone();
    let ready = Ready { set: head.set.clone(), before: before(target.now), database: target.database() };
    let sums = fill_from(&mut set, &place, target, &ready).inspect_err(|_| {
        // What was put together is worth nothing, unless only PostgreSQL knows whether it has committed: then
        // the next restore asks it.
        if !is_unfinished(target.folder) {
            let _ = place.clear();
        }
    })?;
    let before = place.enter(&ready)?;
    Ok(Restored { set: ready.set, read: Some(Verified { head, sums }), before })
}

/// Finishes a restore that was cut off after all of it was proved, for which no set is needed; `None` when there was
/// none, or when its database never got the rows: then nothing of it is left.
///
/// # Errors
/// [`Error::OtherDatabase`] when it was begun with another one; as database and file system.
pub fn finish(target: &Target<'_>) -> Result<Option<Restored>, Error> {
    let place = Place::at(target.folder)?;
    let Some(ready) = place.ready()? else { return Ok(None) };
    // What the mark says is true of one database; looked for in another, a whole house would be thrown away.
    let database = target.database();
    if ready.database != database {
        return Err(Error::OtherDatabase { was: ready.database, now: database });
    }
    if !is_filled(target, &ready)? {
        place.clear()?;
        return Ok(None);
    }
    let before = place.enter(&ready)?;
    Ok(Some(Restored { set: ready.set, read: None, before }))
}

/// The mark in the folder is made just before PostgreSQL commits, so its database has the last word. The
/// embedded database is in the folder, whole when the mark is there.
fn is_filled(target: &Target<'_>, ready: &Ready) -> Result<bool, Error> {
    match target.server {
        Some(address) => Ok(restored_from(address)?.as_ref() == Some(&ready.set)),
        None => Ok(true),
    }
}

fn fill_from<R: BufRead>(
    set: &mut SetReader<R>,
    place: &Place,
    target: &Target<'_>,
    ready: &Ready,
) -> Result<Sums, Error> {
    let embedded = Address::Sqlite(place.house().join("maru.sqlite"));
    let address = target.server.unwrap_or(&embedded);
    let head = set.head().clone();
    let aside = format!("maru_{}", ready.before.trim_start_matches(['.', '-']).replace('-', "_"));
    let from = maru_store::Restored {
        set: &head.set,
        steps: &head.steps,
        cause: target.cause,
        now: target.now,
        aside: (target.replace == Replace::All).then_some(aside.as_str()),
    };
    let (keeps, details) = (target.keeps, serde_json::json!({ "set": head.set, "made_at": head.made_at }));
    let finish = |tx: &mut Tx<'_>| {
        keeps.iter().try_for_each(|keeps| keeps.remake(tx))?;
        tx.record(&Event::new(RESTORED).with(&details))?;
        // Beyond this there is only the commit.
        if target.server.is_some() { place.seal(ready) } else { Ok(()) }
    };
    let sums = fill(address, target.modules, &from, |filling| unpack(set, filling, place), finish)?;
    if target.server.is_none() {
        place.seal(ready)?;
    }
    Ok(sums)
}

/// Takes everything out of the set: rows into the database, files into the folder.
fn unpack<R: BufRead>(
    set: &mut SetReader<R>,
    filling: &mut Filling<'_>,
    place: &Place,
) -> Result<Sums, Error> {
    let mut tables: Vec<Table> = Vec::new();
    let mut file: Option<Box<dyn Write>> = None;
    while let Some(part) = set.next_part()? {
        match part {
            Part::Table(begun) => {
                filling.begin(&begun)?;
                tables.push(begun);
            }
            Part::Rows(rows) => filling.rows(tables.last().ok_or(Error::Damaged)?, &rows)?,
            Part::File(head) if head.name.starts_with(MACHINE) => file = Some(Box::new(std::io::sink())),
            Part::File(head) => file = Some(Box::new(place.create(&head.name)?)),
            Part::Data(bytes) => {
                let written = file.as_mut().ok_or(Error::Damaged)?.write_all(&bytes);
                written.map_err(|e| Error::file(&place.house(), &e))?;
            }
            Part::Missing => {}
        }
    }
    let sums = set.sums()?;
    refuse_different(filling, &tables, sums)?;
    Ok(sums.clone())
}

/// What the database gives back is what the set has said, row by row.
fn refuse_different(filling: &mut Filling<'_>, tables: &[Table], sums: &Sums) -> Result<(), Error> {
    let mut written = filling.written();
    for (table, said) in tables.iter().zip(&sums.tables) {
        if TableSum::of(&mut written, table)? != *said {
            return Err(Error::Differs(table.name.clone()));
        }
    }
    Ok(())
}
