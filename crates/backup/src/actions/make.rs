//! Makes a set while the house is served.

use crate::error::Error;
use crate::keys::HouseKeys;
use crate::offers::{LAST, MADE};
use crate::partial::Partial;
use crate::set::{FORMAT, FileHead, Head, SetWriter, Sums};
use maru_contract::{Content, Keeps};
use maru_kernel::{Cause, Event, hex};
use maru_store::{Db, Snapshot, snapshot};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{BufWriter, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Files are read in pieces of this size.
const PIECE: usize = 256 * 1024;

/// What lies outside the data folder and is for the machine alone: a restore does not put it into the data folder, where the
/// service could read it.
pub const MACHINE: &str = "machine/";

/// The house that is backed up.
pub struct Source<'h> {
    /// Its database.
    pub db: &'h Db,
    /// The names of its modules.
    pub modules: Vec<&'h str>,
    /// What modules say of their own.
    pub keeps: &'h [Arc<dyn Keeps>],
    /// Where its keys are.
    pub keys: HouseKeys,
    /// Files beside database and contents: keys, the log of checkpoints, configuration.
    pub loose: Vec<Loose>,
    /// The agency's name.
    pub agency: &'h str,
    /// The program's version.
    pub program: &'h str,
}

/// A file that no row points at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loose {
    /// Its path below the data folder, or below `configuration/` or [`MACHINE`].
    pub name: String,
    /// Where it lies.
    pub file: PathBuf,
}

/// A set that was made.
#[derive(Clone, Debug)]
pub struct Made {
    /// What it says of itself.
    pub head: Head,
    /// What is in it.
    pub sums: Sums,
    /// Its length.
    pub bytes: u64,
}

/// All files below `folder`, which is called `name`, sorted; nothing where there is no folder.
///
/// # Errors
/// As the file system.
pub fn loose_in(folder: &Path, name: &str) -> Result<Vec<Loose>, Error> {
    let failed = |e: std::io::Error| Error::file(folder, &e);
    let entries = match std::fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.map_err(failed)?,
    };
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry.map_err(failed)?;
        let inside = format!("{name}/{}", entry.file_name().to_string_lossy());
        if entry.file_type().map_err(failed)?.is_dir() {
            found.extend(loose_in(&entry.path(), &inside)?);
        } else {
            found.push(Loose { name: inside, file: entry.path() });
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(found)
}

/// Makes a set in the file `to`, which must not be there, and writes down that it was made. It appears under
/// its name when it is whole and on disk. Sets beside it that were cut off are removed.
///
/// # Errors
/// [`Error::NoRecipient`], [`Error::Exists`], or as the database and the file system.
pub fn make(source: &Source<'_>, to: &Path, cause: &Cause) -> Result<Made, Error> {
    let (partial, file) = Partial::begin(to)?;
    let (made, file) = write(source, file, to)?;
    partial.finish(&file)?;
    let (set, rows, contents) = (made.head.set.clone(), made.sums.rows(), made.sums.contents);
    let (missing, bytes) = (made.sums.missing.len(), made.bytes);
    source.db.write_blocking(cause, move |tx| {
        let at = tx.now().to_string();
        tx.set(LAST, &at)?;
        let details = serde_json::json!({
            "set": set, "rows": rows, "contents": contents, "missing": missing, "bytes": bytes,
        });
        tx.record(&Event::new(MADE).with(details)).map(|_| ()).map_err(Error::from)
    })?;
    Ok(made)
}

fn write(source: &Source<'_>, file: File, to: &Path) -> Result<(Made, File), Error> {
    let (recipient, signer) = (source.keys.recipient()?, source.keys.signer()?);
    let failed = |e: std::io::Error| Error::file(to, &e);
    let out = BufWriter::new(file);
    // Nothing that the picture points at is taken away before it was copied.
    let holds: Result<Vec<_>, _> = source.keeps.iter().map(|keeps| keeps.hold()).collect();
    let _holds = holds?;
    // The log of checkpoints is older than the picture, so that it never tells of what is not in it.
    let loose = read_loose(&source.loose)?;
    let (head, out, sums) = source.db.read_blocking(|conn| {
        snapshot(conn, |seen| {
            let head = head(source, seen)?;
            let mut set = SetWriter::begin(out, &recipient, &head)?;
            tables(source, seen, &mut set)?;
            for (name, bytes) in &loose {
                set.file(&FileHead { name: name.clone(), content: false })?;
                bytes.chunks(PIECE).try_for_each(|bytes| set.data(bytes))?;
            }
            contents(source, seen, &mut set)?;
            let (out, sums) = set.finish(&signer)?;
            Ok::<_, Error>((head, out, sums))
        })
    })?;
    let file = out.into_inner().map_err(|e| failed(e.into_error()))?;
    let bytes = file.metadata().map_err(failed)?.len();
    Ok((Made { head, sums, bytes }, file))
}

/// These files are small; they are read at once, so that they belong to one moment.
fn read_loose(loose: &[Loose]) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let mut found = Vec::with_capacity(loose.len());
    for it in loose {
        match std::fs::read(&it.file) {
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            read => found.push((it.name.clone(), read.map_err(|e| Error::file(&it.file, &e))?)),
        }
    }
    Ok(found)
}

fn head(source: &Source<'_>, seen: &mut Snapshot<'_>) -> Result<Head, Error> {
    Ok(Head {
        format: FORMAT,
        set: source.db.new_id().to_string(),
        made_at: source.db.now().to_string(),
        program: source.program.to_owned(),
        database: if source.db.is_sqlite() { "sqlite" } else { "postgres" }.to_owned(),
        agency: source.agency.to_owned(),
        steps: seen.steps()?,
    })
}

fn tables<W: Write>(
    source: &Source<'_>,
    seen: &mut Snapshot<'_>,
    set: &mut SetWriter<W>,
) -> Result<(), Error> {
    let left_out: Vec<&str> = source.keeps.iter().flat_map(|keeps| keeps.left_out()).copied().collect();
    for table in seen.tables(&source.modules)? {
        if left_out.contains(&table.name.as_str()) {
            continue;
        }
        set.table(&table)?;
        seen.rows(&table, |row| set.row(&row))?;
    }
    Ok(())
}

fn contents<W: Write>(
    source: &Source<'_>,
    seen: &mut Snapshot<'_>,
    set: &mut SetWriter<W>,
) -> Result<(), Error> {
    for keeps in source.keeps {
        let mut last: Option<Content> = None;
        loop {
            let some = keeps.contents(seen.conn(), last.as_ref())?;
            if some.is_empty() {
                break;
            }
            some.iter().try_for_each(|content| copy(content, set))?;
            last = some.into_iter().next_back();
        }
    }
    Ok(())
}

/// A content that is damaged or gone must not keep the house from being backed up: it is named.
fn copy<W: Write>(content: &Content, set: &mut SetWriter<W>) -> Result<(), Error> {
    let Ok(file) = File::open(&content.file) else { return set.missing(&content.name) };
    set.file(&FileHead { name: content.name.clone(), content: true })?;
    match hashed(file, |bytes| set.data(bytes))? {
        Some(found) if content.sha256.as_ref().is_none_or(|wanted| *wanted == found) => Ok(()),
        _ => set.missing(&content.name),
    }
}

/// The SHA-256 of a file that is read piece by piece, in hexadecimal digits; `None` when it cannot be read to its end.
pub(super) fn hashed(
    mut file: File,
    mut each: impl FnMut(&[u8]) -> Result<(), Error>,
) -> Result<Option<String>, Error> {
    let (mut digest, mut piece) = (Sha256::new(), vec![0; PIECE]);
    loop {
        let Ok(count) = file.read(&mut piece) else { return Ok(None) };
        let bytes = piece.get(..count).unwrap_or_default();
        if bytes.is_empty() {
            return Ok(Some(hex(&digest.finalize())));
        }
        digest.update(bytes);
        each(bytes)?;
    }
}
