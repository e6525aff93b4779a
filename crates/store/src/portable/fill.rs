//! Fills an empty database of either kind with tables that were read elsewhere.
//!
//! PostgreSQL is filled in one transaction: whatever happens, all is there or nothing. The embedded database is
//! filled in a file that nobody uses yet and that counts for nothing until it is moved into its place.

use super::catalogue::{self, Column, Kind, Table, list, quoted};
use super::cell::Cell;
use super::closed::forget_mark;
use super::read::Snapshot;
use crate::db::first_connection;
use crate::migrate::{ModuleMigrations, migrate, migrate_to};
use crate::node::{ids_after, is_leased};
use crate::pool::Opener;
use crate::writer::write_transaction;
use crate::{Address, DbConn, StoreError, StoreResult, Tx, Utc, UtcTime, setting, tls_bridge};
use diesel::connection::{SimpleConnection, TransactionManager};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, BoxedSqlQuery, QueryFragment, QueryId, SqlQuery};
use diesel::sql_types::{Array, BigInt, Binary, Bool, Integer, Nullable, SmallInt, Text};
use diesel::sqlite::Sqlite;
use maru_kernel::{Cause, Timestamp};
use std::collections::BTreeMap;

/// The list of steps, which is filled by making the tables.
const STEPS: &str = "store_migrations";
/// Under this name a restored database keeps which set it was filled from.
const RESTORED: &str = "store.restored_from";
/// Values in one statement of the embedded database, which takes 32,766 at most.
const VALUES: usize = 16_000;

/// What a database is filled from.
#[derive(Clone, Debug)]
pub struct Restored<'s> {
    /// The name of the set, kept in the database.
    pub set: &'s str,
    /// The keys of the steps that its tables were made by.
    pub steps: &'s [String],
    /// Why it is filled.
    pub cause: &'s Cause,
    /// When.
    pub now: Timestamp,
    /// Put the tables that are there aside, in a schema of this name. PostgreSQL only.
    pub aside: Option<&'s str>,
}

/// A database being filled.
pub struct Filling<'a> {
    conn: &'a mut DbConn,
    known: BTreeMap<String, Vec<Column>>,
}

/// Makes the tables as `from` had them, lets `work` fill them, brings them up to date, and lets `finish` write
/// what else is wanted. On PostgreSQL all of it is one transaction.
///
/// # Errors
/// [`StoreError::Newer`] for tables of a newer program, [`StoreError::NotEmpty`] where there are tables
/// already, rows that point at none, what `work` and `finish` return, or as any write.
pub fn fill<T, E: From<StoreError>>(
    address: &Address,
    modules: &[ModuleMigrations],
    from: &Restored<'_>,
    work: impl FnOnce(&mut Filling<'_>) -> Result<T, E>,
    finish: impl FnOnce(&mut Tx<'_>) -> Result<(), E>,
) -> Result<T, E> {
    let (address, _bridge) = tls_bridge::encrypt(address)?;
    let opener = Opener { address, read_only: false };
    let mut conn = first_connection(&opener)?;
    if !conn.is_sqlite() {
        return whole(&mut conn, |conn| filled(conn, modules, from, work, finish));
    }
    let run = |conn: &mut DbConn, sql: &str| conn.batch_execute(sql).map_err(StoreError::from);
    // A crash leaves a file behind that nobody looks at; so nothing is flushed before the end.
    run(&mut conn, "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF")?;
    let done = filled(&mut conn, modules, from, work, finish)?;
    // A table of words that a step made anew is read by its connection as long as that lives, and the journal cannot change meanwhile.
    drop(conn);
    let mut conn = first_connection(&opener)?;
    run(&mut conn, "PRAGMA synchronous = FULL; PRAGMA journal_mode = WAL; PRAGMA wal_checkpoint(TRUNCATE)")?;
    Ok(done)
}

/// The set a database was filled from, if it was; `None` also where there are no tables.
///
/// # Errors
/// As any read.
pub fn restored_from(address: &Address) -> StoreResult<Option<String>> {
    if address.file().is_some_and(|file| !file.exists()) {
        return Ok(None);
    }
    let (address, _bridge) = tls_bridge::encrypt(address)?;
    let mut conn = first_connection(&Opener { address, read_only: false })?;
    if catalogue::tables(&mut conn)?.iter().any(|t| t == "store_settings") {
        setting(&mut conn, RESTORED)
    } else {
        Ok(None)
    }
}

pub(super) fn whole<T, E: From<StoreError>>(
    conn: &mut DbConn,
    work: impl FnOnce(&mut DbConn) -> Result<T, E>,
) -> Result<T, E> {
    type Manager = <DbConn as Connection>::TransactionManager;
    Manager::begin_transaction(conn).map_err(StoreError::from)?;
    match work(conn) {
        Ok(done) => {
            Manager::commit_transaction(conn).map_err(StoreError::from)?;
            Ok(done)
        }
        Err(error) => {
            let _ = Manager::rollback_transaction(conn);
            Err(error)
        }
    }
}

fn filled<T, E: From<StoreError>>(
    conn: &mut DbConn,
    modules: &[ModuleMigrations],
    from: &Restored<'_>,
    work: impl FnOnce(&mut Filling<'_>) -> Result<T, E>,
    finish: impl FnOnce(&mut Tx<'_>) -> Result<(), E>,
) -> Result<T, E> {
    make_room(conn, from)?;
    migrate_to(conn, modules, from.steps, from.now)?;
    forget_mark(conn)?;
    let references = take_references_off(conn)?;
    let done = work(&mut Filling { conn: &mut *conn, known: BTreeMap::new() })?;
    put_references_on(conn, &references)?;
    migrate(conn, modules, from.now, true)?;
    let ids = ids_after(conn, 0, from.now)?;
    let mut stop = None;
    let written = write_transaction(conn, |conn| {
        let mut tx = Tx::new(conn, from.cause, &ids, from.now);
        let finished = tx.set(RESTORED, from.set).map_err(E::from).and_then(|()| finish(&mut tx));
        finished.map_err(|error| {
            stop = Some(error);
            diesel::result::Error::RollbackTransaction
        })
    });
    match (written, stop) {
        (Ok(()), _) => Ok(done),
        (Err(_), Some(error)) => Err(error),
        (Err(error), None) => Err(StoreError::from(error).into()),
    }
}

/// Nothing that is there is written over.
fn make_room(conn: &mut DbConn, from: &Restored<'_>) -> StoreResult<()> {
    if !catalogue::tables(conn)?.iter().any(|table| table == STEPS) {
        return Ok(());
    }
    if from.aside.is_some() && is_leased(conn, from.now)? {
        return Err(StoreError::InUse);
    }
    let (Some(aside), DbConn::Pg(c)) = (from.aside, conn) else { return Err(StoreError::NotEmpty) };
    let here: String = diesel::select(diesel::dsl::sql::<Text>("current_schema()::text")).get_result(c)?;
    let (here, aside) = (quoted(&here), quoted(aside));
    Ok(c.batch_execute(&format!("ALTER SCHEMA {here} RENAME TO {aside}; CREATE SCHEMA {here}"))?)
}

#[derive(QueryableByName)]
pub(super) struct Reference {
    #[diesel(sql_type = Text)]
    of: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    rule: String,
}

/// Rows come table by table, so what they point at may come later. The embedded database has been told not to
/// look; PostgreSQL looks at each statement.
pub(super) fn take_references_off(conn: &mut DbConn) -> StoreResult<Vec<Reference>> {
    let DbConn::Pg(c) = conn else { return Ok(Vec::new()) };
    let found: Vec<Reference> = diesel::sql_query(
        "SELECT conrelid::regclass::text AS of, conname::text AS name, pg_get_constraintdef(oid) AS rule \
         FROM pg_constraint WHERE contype = 'f' \
         AND connamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())",
    )
    .load(c)?;
    for it in &found {
        c.batch_execute(&format!("ALTER TABLE {} DROP CONSTRAINT {}", it.of, quoted(&it.name)))?;
    }
    Ok(found)
}

/// Looks at every reference.
pub(super) fn put_references_on(conn: &mut DbConn, references: &[Reference]) -> StoreResult<()> {
    #[derive(QueryableByName)]
    struct Broken {
        #[diesel(sql_type = Text)]
        of: String,
    }
    match conn {
        DbConn::Pg(c) => {
            for it in references {
                let (of, name, rule) = (&it.of, quoted(&it.name), &it.rule);
                c.batch_execute(&format!("ALTER TABLE {of} ADD CONSTRAINT {name} {rule}"))?;
            }
        }
        DbConn::Sqlite(c) => {
            let sql = "SELECT \"table\" AS of FROM pragma_foreign_key_check LIMIT 1";
            let broken: Option<Broken> = diesel::sql_query(sql).get_result(c).optional()?;
            if let Some(broken) = broken {
                return Err(StoreError::Conflict(format!("{} points at a row that is gone", broken.of)));
            }
        }
    }
    Ok(())
}

impl Filling<'_> {
    /// What has been filled in so far, as the database gives it back.
    pub fn written(&mut self) -> Snapshot<'_> {
        Snapshot::of(self.conn)
    }

    /// Takes away what making `table` has put into it, and refuses one that has no such columns.
    ///
    /// # Errors
    /// [`StoreError::Failed`] for a table that does not fit the steps it was made by, or as any write.
    pub fn begin(&mut self, table: &Table) -> StoreResult<()> {
        let misfit = || StoreError::Failed(format!("{} does not fit its steps", table.name));
        if !catalogue::tables(self.conn)?.contains(&table.name) {
            return Err(misfit());
        }
        let columns = catalogue::columns(self.conn, &table.name)?;
        if !columns.iter().map(|c| &c.name).eq(&table.columns) {
            return Err(misfit());
        }
        self.known.insert(table.name.clone(), columns);
        empty(self.conn, &quoted(&table.name))
    }

    /// Puts rows into `table`, which has been begun.
    ///
    /// # Errors
    /// A value that its column cannot take, or as any write.
    pub fn rows(&mut self, table: &Table, rows: &[Vec<Cell>]) -> StoreResult<()> {
        let columns = self.known.get(&table.name).map(Vec::as_slice).unwrap_or_default();
        if rows.iter().any(|row| row.len() != columns.len()) {
            return Err(StoreError::Failed(format!("a row of {} has too few values", table.name)));
        }
        match self.conn {
            DbConn::Pg(c) => insert_postgres(&table.name, columns, rows)?.execute(c).map(|_| ())?,
            DbConn::Sqlite(_) => {
                let at_once = (VALUES / columns.len().max(1)).max(1);
                write_transaction(self.conn, |conn| match conn {
                    DbConn::Sqlite(c) => rows.chunks(at_once).try_for_each(|rows| {
                        InsertSqlite { table: &table.name, columns, rows }.execute(c).map(|_| ())
                    }),
                    DbConn::Pg(_) => Ok(()),
                })?;
            }
        }
        Ok(())
    }
}

/// Takes away what making a table has put into it. Where rows must never be deleted, none were made.
pub(super) fn empty(conn: &mut DbConn, table: &str) -> StoreResult<()> {
    let sql = format!("SELECT 1 AS number FROM {table} LIMIT 1");
    let filled: Option<One> = diesel::sql_query(sql).get_result(conn).optional()?;
    if filled.is_some() {
        diesel::sql_query(format!("DELETE FROM {table}")).execute(conn)?;
    }
    Ok(())
}

#[derive(QueryableByName)]
struct One {
    #[diesel(sql_type = Integer)]
    #[expect(dead_code, reason = "only whether there is a row matters")]
    number: i32,
}

/// Many rows in one statement, prepared once for each length.
struct InsertSqlite<'r> {
    table: &'r str,
    columns: &'r [Column],
    rows: &'r [Vec<Cell>],
}

impl QueryFragment<Sqlite> for InsertSqlite<'_> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Sqlite>) -> QueryResult<()> {
        let names = list(self.columns.iter().map(|c| c.name.as_str()));
        out.push_sql(&format!("INSERT INTO {} ({names}) VALUES ", quoted(self.table)));
        for (number, row) in self.rows.iter().enumerate() {
            out.push_sql(if number == 0 { "(" } else { ", (" });
            for (number, cell) in row.iter().enumerate() {
                if number > 0 {
                    out.push_sql(", ");
                }
                match cell {
                    Cell::Null => out.push_bind_param::<Nullable<BigInt>, _>(&None::<i64>)?,
                    Cell::Number(number) => out.push_bind_param::<BigInt, _>(number)?,
                    Cell::Text(text) => out.push_bind_param::<Text, _>(text)?,
                    Cell::Bytes(bytes) => out.push_bind_param::<Binary, _>(bytes)?,
                }
            }
            out.push_sql(")");
        }
        Ok(())
    }
}

impl QueryId for InsertSqlite<'_> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl RunQueryDsl<SqliteConnection> for InsertSqlite<'_> {}

/// Column by column: one list of values for each.
fn insert_postgres<'q>(
    table: &str,
    columns: &[Column],
    rows: &[Vec<Cell>],
) -> StoreResult<BoxedSqlQuery<'q, Pg, SqlQuery>> {
    let names = list(columns.iter().map(|c| c.name.as_str()));
    let lists: Vec<String> = (1..=columns.len()).map(|n| format!("${n}")).collect();
    let sql = format!(
        "INSERT INTO {} ({names}) SELECT * FROM unnest({}) AS incoming",
        quoted(table),
        lists.join(", ")
    );
    let mut query = diesel::sql_query(sql).into_boxed::<Pg>();
    for (place, column) in columns.iter().enumerate() {
        let cells = || rows.iter().filter_map(move |row| row.get(place));
        query = bind_column(query, column.kind, cells)
            .ok_or_else(|| StoreError::Failed(format!("{table}.{} cannot take its values", column.name)))?;
    }
    Ok(query)
}

/// `None` when a value does not fit the column.
fn bind_column<'q, 'c, I: Iterator<Item = &'c Cell>>(
    query: BoxedSqlQuery<'q, Pg, SqlQuery>,
    kind: Kind,
    cells: impl Fn() -> I,
) -> Option<BoxedSqlQuery<'q, Pg, SqlQuery>> {
    fn numbers<'c, T>(
        cells: impl Iterator<Item = &'c Cell>,
        fit: impl Fn(i64) -> Option<T>,
    ) -> Option<Vec<Option<T>>> {
        let one = |cell: &Cell| match cell {
            Cell::Null => Some(None),
            Cell::Number(number) => fit(*number).map(Some),
            Cell::Text(_) | Cell::Bytes(_) => None,
        };
        cells.map(one).collect()
    }
    Some(match kind {
        Kind::Big | Kind::Any => query.bind::<Array<Nullable<BigInt>>, _>(numbers(cells(), Some)?),
        Kind::Middle => {
            query.bind::<Array<Nullable<Integer>>, _>(numbers(cells(), |n| i32::try_from(n).ok())?)
        }
        Kind::Small => {
            query.bind::<Array<Nullable<SmallInt>>, _>(numbers(cells(), |n| i16::try_from(n).ok())?)
        }
        Kind::Truth => query.bind::<Array<Nullable<Bool>>, _>(numbers(cells(), |n| Some(n != 0))?),
        Kind::Instant => {
            let at = |n| Timestamp::from_microsecond(n).ok().map(Utc);
            query.bind::<Array<Nullable<UtcTime>>, _>(numbers(cells(), at)?)
        }
        Kind::Text => {
            let one = |cell: &Cell| match cell {
                Cell::Null => Some(None),
                Cell::Text(text) => Some(Some(text.clone())),
                Cell::Number(_) | Cell::Bytes(_) => None,
            };
            query.bind::<Array<Nullable<Text>>, _>(cells().map(one).collect::<Option<Vec<_>>>()?)
        }
        Kind::Bytes => {
            let one = |cell: &Cell| match cell {
                Cell::Null => Some(None),
                Cell::Bytes(bytes) => Some(Some(bytes.clone())),
                Cell::Number(_) | Cell::Text(_) => None,
            };
            query.bind::<Array<Nullable<Binary>>, _>(cells().map(one).collect::<Option<Vec<_>>>()?)
        }
    })
}
