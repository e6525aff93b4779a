//! One value of one row, as it travels from one kind of database to the other.

use super::catalogue::Kind;
use crate::column::Utc;
use diesel::deserialize::{self, FromSql, QueryableByName};
use diesel::pg::{Pg, PgValue};
use diesel::row::{Field, NamedRow};
use diesel::sql_types::{BigInt, Binary, Bool, Integer, SmallInt, Text};
use diesel::sqlite::{Sqlite, SqliteType, SqliteValue};
use std::num::NonZeroU32;

/// A value. Truth is 0 or 1, an instant is microseconds since 1970.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Null,
    /// A number, a truth or an instant.
    Number(i64),
    /// Text.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
}

/// A row of any table, its values in the order they were asked for.
pub struct AnyRow(pub Vec<Cell>);

impl QueryableByName<Sqlite> for AnyRow {
    fn build<'a>(row: &impl NamedRow<'a, Sqlite>) -> deserialize::Result<Self> {
        let cell = |n| match diesel::row::Row::get(row, n) {
            Some(field) => field.value().map_or(Ok(Cell::Null), from_sqlite),
            None => Err("a column is missing".into()),
        };
        (0..row.field_count()).map(cell).collect::<Result<_, _>>().map(AnyRow)
    }
}

impl QueryableByName<Pg> for AnyRow {
    fn build<'a>(row: &impl NamedRow<'a, Pg>) -> deserialize::Result<Self> {
        let cell = |n| match diesel::row::Row::get(row, n) {
            Some(field) => field.value().map_or(Ok(Cell::Null), from_postgres),
            None => Err("a column is missing".into()),
        };
        (0..row.field_count()).map(cell).collect::<Result<_, _>>().map(AnyRow)
    }
}

fn from_sqlite(mut value: SqliteValue<'_, '_, '_>) -> deserialize::Result<Cell> {
    Ok(match value.value_type() {
        None => Cell::Null,
        Some(SqliteType::SmallInt | SqliteType::Integer | SqliteType::Long) => {
            Cell::Number(value.read_long())
        }
        Some(SqliteType::Text) => Cell::Text(value.read_text().to_owned()),
        Some(SqliteType::Binary) => Cell::Bytes(value.read_blob().to_vec()),
        Some(other) => return Err(format!("no backup knows values of type {other:?}").into()),
    })
}

fn from_postgres(value: PgValue<'_>) -> deserialize::Result<Cell> {
    Ok(match Kind::of_oid(NonZeroU32::get(value.get_oid())) {
        Some(Kind::Big) => Cell::Number(<i64 as FromSql<BigInt, Pg>>::from_sql(value)?),
        Some(Kind::Middle) => Cell::Number(<i32 as FromSql<Integer, Pg>>::from_sql(value)?.into()),
        Some(Kind::Small) => Cell::Number(<i16 as FromSql<SmallInt, Pg>>::from_sql(value)?.into()),
        Some(Kind::Truth) => Cell::Number(<bool as FromSql<Bool, Pg>>::from_sql(value)?.into()),
        Some(Kind::Instant) => {
            let at = <Utc as FromSql<crate::UtcTime, Pg>>::from_sql(value)?;
            Cell::Number(at.0.as_microsecond())
        }
        Some(Kind::Text) => Cell::Text(<String as FromSql<Text, Pg>>::from_sql(value)?),
        Some(Kind::Bytes) => Cell::Bytes(<Vec<u8> as FromSql<Binary, Pg>>::from_sql(value)?),
        Some(Kind::Any) | None => return Err("no backup knows values of this type".into()),
    })
}
