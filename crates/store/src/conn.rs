//! One connection type for both databases, and what the derived one leaves out.

use diesel::pg::Pg;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sqlite::Sqlite;
use diesel::{PgConnection, QueryResult, RunQueryDsl, SqliteConnection};

/// A connection to either database. Code that must know which matches on it, in `store` rooms only.
#[derive(diesel::MultiConnection)]
pub enum DbConn {
    /// The agency's PostgreSQL.
    Pg(PgConnection),
    /// The embedded SQLite.
    Sqlite(SqliteConnection),
}

impl DbConn {
    /// Whether this is the embedded database.
    pub fn is_sqlite(&self) -> bool {
        matches!(self, DbConn::Sqlite(_))
    }
}

/// A query that both databases understand although the derived connection refuses it:
/// `on_conflict`, `union`, `cast`.
#[derive(Clone, Copy, Debug)]
pub struct Portable<Q>(pub Q);

impl<Q> QueryFragment<MultiBackend> for Portable<Q>
where
    Q: QueryFragment<Pg> + QueryFragment<Sqlite>,
{
    fn walk_ast<'b>(&'b self, pass: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        MultiBackend::walk_variant_ast(&self.0, pass)
    }
}

impl<Q: QueryId> QueryId for Portable<Q> {
    type QueryId = Q::QueryId;
    const HAS_STATIC_QUERY_ID: bool = Q::HAS_STATIC_QUERY_ID;
}

impl<Q: Query> Query for Portable<Q> {
    type SqlType = Q::SqlType;
}

impl<Q> RunQueryDsl<DbConn> for Portable<Q> {}

/// The backend behind [`DbConn`], for bounds of generic queries.
pub type DbBackend = MultiBackend;

/// Runs the same expression on whichever connection it is, for statements that only compile there
/// (batch inserts, `for_update`).
#[macro_export]
macro_rules! on_backend {
    ($conn:expr, $name:ident => $run:expr) => {
        match $conn {
            $crate::DbConn::Pg($name) => $run,
            $crate::DbConn::Sqlite($name) => $run,
        }
    };
}
