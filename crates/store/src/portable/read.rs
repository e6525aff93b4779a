//! Reads all tables as they are at one instant, while others write.

use super::catalogue::{self, Column, Kind, Table, list, quoted};
use super::cell::{AnyRow, Cell};
use crate::{DbConn, StoreError, StoreResult};
use diesel::connection::{AnsiTransactionManager, DefaultLoadingMode, TransactionManager};
use diesel::pg::PgRowByRowLoadingMode;
use diesel::{Connection, RunQueryDsl};

/// What is of the processes that run and not of the house, and the list of steps, which comes by making them.
const NOT_TAKEN: [&str; 3] = ["store_locks", "store_migrations", "store_nodes"];

/// The database as it was at one instant.
pub struct Snapshot<'a> {
    conn: &'a mut DbConn,
}

/// Lets `work` see the database as it is now and stays for it. On the embedded database what is written
/// meanwhile waits in the journal, which grows until `work` ends.
///
/// # Errors
/// What `work` returns, or as any read.
pub fn snapshot<T, E: From<StoreError>>(
    conn: &mut DbConn,
    work: impl FnOnce(&mut Snapshot<'_>) -> Result<T, E>,
) -> Result<T, E> {
    match conn {
        DbConn::Sqlite(c) => AnsiTransactionManager::begin_transaction(c),
        DbConn::Pg(c) => {
            let begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
            AnsiTransactionManager::begin_transaction_sql(c, begin)
        }
    }
    .map_err(StoreError::from)?;
    // Both databases take the picture at the first question.
    let done = crate::applied_steps(conn).map_err(E::from).and_then(|_| work(&mut Snapshot { conn }));
    let _ = <DbConn as Connection>::TransactionManager::rollback_transaction(conn);
    done
}

impl<'a> Snapshot<'a> {
    /// What this connection sees, in a transaction of its own or in none.
    pub(super) fn of(conn: &'a mut DbConn) -> Snapshot<'a> {
        Snapshot { conn }
    }

    /// The connection, for what a module reads of the same instant.
    pub fn conn(&mut self) -> &mut DbConn {
        self.conn
    }

    /// The keys of the steps that made the tables, oldest first.
    ///
    /// # Errors
    /// As any read.
    pub fn steps(&mut self) -> StoreResult<Vec<String>> {
        crate::applied_steps(self.conn)
    }

    /// The tables of `modules` and of this crate, sorted by name: those whose name begins with the module's.
    ///
    /// # Errors
    /// As any read; a column of a type that does not travel.
    pub fn tables(&mut self, modules: &[&str]) -> StoreResult<Vec<Table>> {
        let ours = |name: &String| {
            let owner = name.split('_').next().unwrap_or_default();
            !NOT_TAKEN.contains(&name.as_str()) && (owner == "store" || modules.contains(&owner))
        };
        let names: Vec<String> = catalogue::tables(self.conn)?.into_iter().filter(ours).collect();
        let mut tables = Vec::with_capacity(names.len());
        for name in names {
            let columns = catalogue::columns(self.conn, &name)?.into_iter().map(|c| c.name).collect();
            tables.push(Table { name, columns });
        }
        Ok(tables)
    }

    /// Hands every row of `table` to `each`, one after the other, in the order of the primary key, which is
    /// the same on both databases.
    ///
    /// # Errors
    /// What `each` returns, or as any read.
    pub fn rows<E: From<StoreError>>(
        &mut self,
        table: &Table,
        mut each: impl FnMut(Vec<Cell>) -> Result<(), E>,
    ) -> Result<(), E> {
        let columns = catalogue::columns(self.conn, &table.name)?;
        let names = list(table.columns.iter().map(String::as_str));
        let order = order(&columns, self.conn.is_sqlite());
        let sql = format!("SELECT {names} FROM {} ORDER BY {order}", quoted(&table.name));
        let failed = |error: diesel::result::Error| E::from(StoreError::from(error));
        match self.conn {
            DbConn::Sqlite(c) => {
                let rows = diesel::sql_query(sql).load_iter::<AnyRow, DefaultLoadingMode>(c);
                for row in rows.map_err(failed)? {
                    each(row.map_err(failed)?.0)?;
                }
            }
            DbConn::Pg(c) => {
                let rows = diesel::sql_query(sql).load_iter::<AnyRow, PgRowByRowLoadingMode>(c);
                for row in rows.map_err(failed)? {
                    each(row.map_err(failed)?.0)?;
                }
            }
        }
        Ok(())
    }
}

/// The primary key, or every column where there is none; text by its bytes.
fn order(columns: &[Column], sqlite: bool) -> String {
    let mut key: Vec<&Column> = columns.iter().filter(|c| c.key > 0).collect();
    key.sort_by_key(|c| c.key);
    let by = if key.is_empty() { columns.iter().collect() } else { key };
    let collate = |c: &&Column| if !sqlite && c.kind == Kind::Text { " COLLATE \"C\"" } else { "" };
    by.iter().map(|c| format!("{}{}", quoted(&c.name), collate(c))).collect::<Vec<_>>().join(", ")
}
