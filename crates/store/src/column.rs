//! The column type for instants: `timestamptz` on PostgreSQL, microseconds since 1970 on SQLite.

use crate::conn::{MultiBackend, MultiRawValue};
use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::pg::{Pg, PgValue};
use diesel::query_builder::QueryId;
use diesel::serialize::{self, IsNull, Output, ToSql};
use diesel::sql_types::{BigInt, HasSqlType, SqlOrd, SqlType};
use diesel::sqlite::{Sqlite, SqliteValue};
use maru_kernel::Timestamp;

/// Microseconds between 1970 and 2000, where PostgreSQL starts to count.
const PG_EPOCH: i64 = 946_684_800_000_000;

/// The SQL type of an instant.
#[derive(Clone, Copy, Debug, Default, SqlType, QueryId)]
#[diesel(postgres_type(oid = 1184, array_oid = 1185))]
#[diesel(sqlite_type(name = "Long"))]
pub struct UtcTime;

impl SqlOrd for UtcTime {}

/// An instant as a row holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, AsExpression, FromSqlRow)]
#[diesel(sql_type = UtcTime)]
pub struct Utc(pub Timestamp);

impl From<Timestamp> for Utc {
    fn from(at: Timestamp) -> Self {
        Utc(at)
    }
}

impl From<Utc> for Timestamp {
    fn from(at: Utc) -> Self {
        at.0
    }
}

impl HasSqlType<UtcTime> for MultiBackend {
    fn metadata(lookup: &mut Self::MetadataLookup) -> Self::TypeMetadata {
        MultiBackend::lookup_sql_type::<UtcTime>(lookup)
    }
}

impl FromSql<UtcTime, MultiBackend> for Utc {
    fn from_sql(value: MultiRawValue<'_>) -> deserialize::Result<Self> {
        value.from_sql::<Utc, UtcTime>()
    }
}

impl ToSql<UtcTime, MultiBackend> for Utc {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, MultiBackend>) -> serialize::Result {
        out.set_value((UtcTime, self));
        Ok(IsNull::No)
    }
}

impl ToSql<UtcTime, Pg> for Utc {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        let since_2000 = self.0.as_microsecond() - PG_EPOCH;
        ToSql::<BigInt, Pg>::to_sql(&since_2000, &mut out.reborrow())
    }
}

impl FromSql<UtcTime, Pg> for Utc {
    fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
        let since_2000 = <i64 as FromSql<BigInt, Pg>>::from_sql(value)?;
        Ok(Utc(Timestamp::from_microsecond(since_2000 + PG_EPOCH)?))
    }
}

impl ToSql<UtcTime, Sqlite> for Utc {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        out.set_value(self.0.as_microsecond());
        Ok(IsNull::No)
    }
}

impl FromSql<UtcTime, Sqlite> for Utc {
    fn from_sql(value: SqliteValue<'_, '_, '_>) -> deserialize::Result<Self> {
        let since_1970 = <i64 as FromSql<BigInt, Sqlite>>::from_sql(value)?;
        Ok(Utc(Timestamp::from_microsecond(since_1970)?))
    }
}
