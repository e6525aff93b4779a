//! What tables there are, as the database itself tells.

use crate::{DbConn, StoreError, StoreResult};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Integer, Text};

/// A table and those of its columns that travel, sorted by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Names of its columns.
    pub columns: Vec<String>,
}

/// What a column takes. The embedded database takes a value as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Any,
    Big,
    Middle,
    Small,
    Truth,
    Instant,
    Text,
    Bytes,
}

impl Kind {
    /// The kinds by the numbers of their types, which PostgreSQL never changes.
    pub fn of_oid(oid: u32) -> Option<Kind> {
        Some(match oid {
            16 => Kind::Truth,
            17 => Kind::Bytes,
            20 => Kind::Big,
            21 => Kind::Small,
            23 => Kind::Middle,
            25 => Kind::Text,
            1184 => Kind::Instant,
            _ => return None,
        })
    }
}

/// What search text is made into: it is made anew from other columns.
const TSVECTOR: i64 = 3614;

/// A column.
#[derive(Clone, Debug)]
pub struct Column {
    pub name: String,
    pub kind: Kind,
    /// Its place in the primary key, from 1; 0 outside of it.
    pub key: i32,
}

#[derive(QueryableByName)]
struct Name {
    #[diesel(sql_type = Text)]
    name: String,
}

#[derive(QueryableByName)]
struct ColumnRow {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = BigInt)]
    kind: i64,
    #[diesel(sql_type = Integer)]
    key: i32,
}

/// Names of the real tables, sorted. Virtual ones and their shadows are made anew from others.
pub fn tables(conn: &mut DbConn) -> StoreResult<Vec<String>> {
    let sql = if conn.is_sqlite() {
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' \
         AND substr(name, 1, 7) <> 'sqlite_' ORDER BY name"
    } else {
        "SELECT relname::text AS name FROM pg_class WHERE relkind = 'r' \
         AND relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema()) \
         ORDER BY relname::text COLLATE \"C\""
    };
    let found: Vec<Name> = diesel::sql_query(sql).load(conn)?;
    Ok(found.into_iter().map(|row| row.name).collect())
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    rows: i64,
}

/// How many rows each of the real tables has, sorted by name.
///
/// # Errors
/// As any read.
pub fn table_sizes(conn: &mut DbConn) -> StoreResult<Vec<(String, i64)>> {
    let names = tables(conn)?;
    let sized = |name: String| {
        let sql = format!("SELECT count(*) AS rows FROM {}", quoted(&name));
        let count: Count = diesel::sql_query(sql).get_result(conn)?;
        Ok((name, count.rows))
    };
    names.into_iter().map(sized).collect()
}

/// The columns of `table` that travel, sorted by name.
pub fn columns(conn: &mut DbConn, table: &str) -> StoreResult<Vec<Column>> {
    let sql = if conn.is_sqlite() {
        "SELECT name, 0 AS kind, pk AS key FROM pragma_table_info($1) ORDER BY name"
    } else {
        "SELECT a.attname::text AS name, a.atttypid::bigint AS kind, COALESCE(k.place, 0)::int AS key \
         FROM pg_attribute a \
         LEFT JOIN (SELECT u.attnum, u.place FROM pg_index i, \
                    unnest(i.indkey) WITH ORDINALITY AS u (attnum, place) \
                    WHERE i.indisprimary AND i.indrelid = $1::regclass) k ON k.attnum = a.attnum \
         WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped \
         ORDER BY a.attname::text COLLATE \"C\""
    };
    let found: Vec<ColumnRow> = diesel::sql_query(sql).bind::<Text, _>(table).load(conn)?;
    let sqlite = conn.is_sqlite();
    let travels = |row: &ColumnRow| row.kind != TSVECTOR;
    let column = |row: ColumnRow| {
        let by_oid = || u32::try_from(row.kind).ok().and_then(Kind::of_oid);
        let unknown = || StoreError::Failed(format!("no backup knows the type of {table}.{}", row.name));
        let kind = if sqlite { Kind::Any } else { by_oid().ok_or_else(unknown)? };
        Ok(Column { name: row.name, kind, key: row.key })
    };
    found.into_iter().filter(travels).map(column).collect()
}

/// A name as it stands in a statement.
pub fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// Names as they stand in a statement, with commas between.
pub fn list<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    names.into_iter().map(quoted).collect::<Vec<_>>().join(", ")
}
