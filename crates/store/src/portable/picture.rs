//! A picture of all tables, kept where they are: taken before they are changed, put back if that was a mistake.
//!
//! It is no backup: it lies on the same disk. But it is there in the time of a copy, and going back to it is one
//! transaction of PostgreSQL, or one rename beside the embedded database.

use super::catalogue::{self, quoted};
use super::fill::{empty, put_references_on, take_references_off, whole};
use crate::db::first_connection;
use crate::migrate::{ModuleMigrations, migrate_to};
use crate::pool::Opener;
use crate::whole_file::{FileRights, put_whole, unfinished};
use crate::writer::write_transaction;
use crate::{Address, DbConn, StoreError, StoreResult, tls_bridge};
use diesel::connection::SimpleConnection;
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Integer, Text};
use maru_kernel::Timestamp;
use rustix::fs::OFlags;
use std::fs::File;
use std::io::ErrorKind;
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// For so long those who have just ended may still be connected.
const PATIENCE: Duration = Duration::from_secs(10);
/// The list of steps.
const STEPS: &str = "store_migrations";

/// Takes a picture of all tables as they are now; an earlier one is forgotten.
///
/// # Errors
/// [`StoreError::InUse`] while somebody works with them, or as any write: a full disk, or no right to make a schema.
pub fn keep_picture(address: &Address) -> StoreResult<()> {
    forget_picture(address)?;
    opened(address, |conn| {
        match address.file() {
            // Whoever else serves a file is kept out by a lock beside it.
            Some(file) => keep_file(conn, file),
            None => alone(conn).and_then(|()| whole(conn, keep_tables)),
        }
    })
}

/// Whether there is a picture.
///
/// # Errors
/// As any read.
pub fn is_picture_kept(address: &Address) -> StoreResult<bool> {
    match address.file() {
        Some(file) => Ok(beside(file).exists()),
        None => opened(address, |conn| {
            let kept = Schemas::of(conn)?.kept;
            is_there(conn, &kept)
        }),
    }
}

/// Makes the tables what they were in the picture, which is used up by that. Done or not done, nothing between.
///
/// # Errors
/// [`StoreError::NoFile`] when there is no picture, [`StoreError::Newer`] when this program does not know its steps,
/// or as any write.
pub fn put_picture_back(address: &Address, modules: &[ModuleMigrations], now: Timestamp) -> StoreResult<()> {
    match address.file() {
        Some(file) => put_file_back(file).map_err(|e| StoreError::Failed(e.to_string())),
        None => opened(address, |conn| {
            whole(conn, |conn| put_tables_back(conn, modules, now))?;
            forget_tables(conn)
        }),
    }
}

/// Throws the picture away, if there is one.
///
/// # Errors
/// As any write.
pub fn forget_picture(address: &Address) -> StoreResult<()> {
    match address.file() {
        Some(file) => [beside(file), unfinished(&beside(file))]
            .iter()
            .try_for_each(|file| remove(file))
            .map_err(|e| StoreError::Failed(e.to_string())),
        None => opened(address, forget_tables),
    }
}

pub(super) fn opened<T>(
    address: &Address,
    work: impl FnOnce(&mut DbConn) -> StoreResult<T>,
) -> StoreResult<T> {
    let (address, _bridge) = tls_bridge::encrypt(address)?;
    work(&mut first_connection(&Opener { address, read_only: false })?)
}

/// `.before-upgrade.maru.sqlite`, in the same folder.
fn beside(file: &Path) -> PathBuf {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    file.with_file_name(format!(".before-upgrade.{name}"))
}

/// The copy gets its name once it is whole and on disk. The folder belongs to the account of the service and this may be
/// root: what that account puts where the copy shall be is never followed, nor written into.
fn keep_file(conn: &mut DbConn, file: &Path) -> StoreResult<()> {
    #[derive(QueryableByName)]
    struct Folded {
        #[diesel(sql_type = Integer)]
        busy: i32,
    }
    let folded: Folded = diesel::sql_query("PRAGMA wal_checkpoint(TRUNCATE)").get_result(conn)?;
    // Kept open until all is done: closing it would give up the locks that SQLite holds on the same file.
    let no_link = OFlags::NOFOLLOW.bits().cast_signed();
    let failed = |e: std::io::Error| StoreError::Failed(e.to_string());
    let mut source = File::options().read(true).custom_flags(no_link).open(file).map_err(failed)?;
    write_transaction(conn, |_nobody_writes| {
        // What was written since lies in the log, and would be missing.
        if folded.busy != 0 || std::fs::metadata(log(file, "-wal")).is_ok_and(|log| log.len() > 0) {
            return Err(StoreError::InUse);
        }
        let about = source.metadata().map_err(failed)?;
        let rights = FileRights { mode: about.mode() & 0o777, owner: Some((about.uid(), about.gid())) };
        put_whole(&beside(file), &mut source, rights).map_err(failed)
    })
}

/// A file that the embedded database keeps beside itself.
fn log(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// The log of what was changed goes first: it belongs to the database that is about to go, and the picture is whole.
fn put_file_back(file: &Path) -> std::io::Result<()> {
    let picture = beside(file);
    if !std::fs::symlink_metadata(&picture)?.is_file() {
        return Err(ErrorKind::InvalidData.into());
    }
    for ending in ["-wal", "-shm", "-journal"] {
        remove(&log(file, ending))?;
    }
    // A log that came back after a power cut would be read into the picture.
    sync_folder(file)?;
    std::fs::rename(&picture, file)?;
    sync_folder(file)
}

fn remove(file: &Path) -> std::io::Result<()> {
    match std::fs::remove_file(file) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn sync_folder(file: &Path) -> std::io::Result<()> {
    File::open(file.parent().unwrap_or(Path::new("/")))?.sync_all()
}

/// The schema of the tables, the one their picture is kept in, and the beginning of the names of those that are thrown
/// away: what others have put into them stays there.
struct Schemas {
    here: String,
    kept: String,
    gone: String,
}

impl Schemas {
    fn of(conn: &mut DbConn) -> StoreResult<Schemas> {
        let here: String = diesel::select(sql::<Text>("current_schema()::text")).get_result(conn)?;
        let (kept, gone) = (format!("{here}_before_upgrade"), format!("{here}_after_upgrade"));
        Ok(Schemas { here, kept, gone })
    }
}

pub(super) fn is_there(conn: &mut DbConn, schema: &str) -> StoreResult<bool> {
    let there = sql::<Bool>("EXISTS (SELECT FROM pg_namespace WHERE nspname = ").bind::<Text, _>(schema);
    Ok(diesel::select(there.sql(")")).get_result(conn)?)
}

/// Waits until no other process of ours is connected: whoever was killed a moment ago is not gone at once. What the server
/// sees of connections is sooner true than any lease.
fn alone(conn: &mut DbConn) -> StoreResult<()> {
    let others = "EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() \
                  AND pid <> pg_backend_pid() AND application_name = current_setting('application_name'))";
    let began = Instant::now();
    while diesel::select(sql::<Bool>(others)).get_result(conn)? {
        if began.elapsed() > PATIENCE {
            return Err(StoreError::InUse);
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    Ok(())
}

/// A cut may have left more than the picture.
fn forget_tables(conn: &mut DbConn) -> StoreResult<()> {
    let Schemas { kept, gone, .. } = Schemas::of(conn)?;
    let older =
        format!("SELECT nspname::text AS name FROM pg_namespace WHERE starts_with(nspname, '{gone}')");
    let mut all = names(conn, &older)?;
    all.push(kept);
    all.iter().try_for_each(|schema| drop_schema(conn, schema))
}

/// Table by table: a server counts the locks of one transaction, and a house has many tables and indexes.
fn drop_schema(conn: &mut DbConn, schema: &str) -> StoreResult<()> {
    if !is_there(conn, schema)? {
        return Ok(());
    }
    let tables = format!(
        "SELECT relname::text AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = '{}'::regnamespace \
         AND relowner = current_user::regrole",
        quoted(schema)
    );
    let schema = quoted(schema);
    for table in names(conn, &tables)? {
        conn.batch_execute(&format!("DROP TABLE {schema}.{} CASCADE", quoted(&table)))?;
    }
    let functions = format!(
        "SELECT oid::regprocedure::text AS name FROM pg_proc WHERE pronamespace = '{schema}'::regnamespace \
         AND proowner = current_user::regrole"
    );
    for function in names(conn, &functions)? {
        conn.batch_execute(&format!("DROP FUNCTION {function} CASCADE"))?;
    }
    // Somebody else's things are in it when this is refused: they stay, under this name.
    let _ = conn.batch_execute(&format!("DROP SCHEMA {schema}"));
    Ok(())
}

fn keep_tables(conn: &mut DbConn) -> StoreResult<()> {
    let Schemas { here, kept, gone } = Schemas::of(conn)?;
    let (here, kept, gone) = (quoted(&here), quoted(&kept), quoted(&gone));
    // Going back renames the schema; whoever may not shall know it now.
    conn.batch_execute(&format!(
        "ALTER SCHEMA {here} RENAME TO {gone}; ALTER SCHEMA {gone} RENAME TO {here}"
    ))?;
    conn.batch_execute(&format!("CREATE SCHEMA {kept}"))?;
    let tables: Vec<String> = catalogue::tables(conn)?.iter().map(|table| quoted(table)).collect();
    // All of one moment, and nobody writes what would not be in it.
    conn.batch_execute(&format!(
        "SET LOCAL lock_timeout = '{}s'; LOCK TABLE {} IN SHARE MODE",
        PATIENCE.as_secs(),
        tables.join(", ")
    ))?;
    for table in &tables {
        conn.batch_execute(&format!("CREATE TABLE {kept}.{table} AS TABLE {table}"))?;
    }
    Ok(())
}

/// The tables are made as the steps of that time made them, with their indexes and rules, and then filled.
fn put_tables_back(conn: &mut DbConn, modules: &[ModuleMigrations], now: Timestamp) -> StoreResult<()> {
    let Schemas { here, kept, gone } = Schemas::of(conn)?;
    if !is_there(conn, &kept)? {
        return Err(StoreError::NoFile(kept));
    }
    let at = now.as_microsecond();
    let (here, from, used) = (quoted(&here), quoted(&kept), quoted(&format!("{gone}_{at}_picture")));
    let gone = quoted(&format!("{gone}_{at}"));
    conn.batch_execute(&format!("ALTER SCHEMA {here} RENAME TO {gone}; CREATE SCHEMA {here}"))?;
    let steps = names(conn, &format!("SELECT key AS name FROM {from}.{STEPS} ORDER BY key"))?;
    migrate_to(conn, modules, &steps, now)?;
    let references = take_references_off(conn)?;
    for table in catalogue::tables(conn)? {
        let columns = written_columns(conn, &table)?;
        let columns = catalogue::list(columns.iter().map(String::as_str));
        let table = quoted(&table);
        empty(conn, &table)?;
        conn.batch_execute(&format!("INSERT INTO {table} ({columns}) SELECT {columns} FROM {from}.{table}"))?;
    }
    put_references_on(conn, &references)?;
    // With this it counts as used up, in the same moment in which the tables count.
    Ok(conn.batch_execute(&format!("ALTER SCHEMA {from} RENAME TO {used}"))?)
}

/// All but what the server computes from others.
fn written_columns(conn: &mut DbConn, table: &str) -> StoreResult<Vec<String>> {
    names(
        conn,
        &format!(
            "SELECT attname::text AS name FROM pg_attribute WHERE attrelid = '{}'::regclass AND attnum > 0 \
             AND NOT attisdropped AND attgenerated = '' ORDER BY attnum",
            quoted(table)
        ),
    )
}

fn names(conn: &mut DbConn, query: &str) -> StoreResult<Vec<String>> {
    let found: Vec<Name> = diesel::sql_query(query).load(conn)?;
    Ok(found.into_iter().map(|row| row.name).collect())
}

#[derive(QueryableByName)]
struct Name {
    #[diesel(sql_type = Text)]
    name: String,
}
