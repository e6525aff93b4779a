//! How much room the database takes.

use diesel::prelude::*;
use diesel::sql_types::BigInt;
use maru_store::{DbConn, StoreResult};

#[derive(QueryableByName)]
struct Bytes {
    #[diesel(sql_type = BigInt)]
    bytes: i64,
}

/// Pages of deleted rows are room again, although the file keeps them.
const SQLITE: &str = "SELECT (p.page_count - f.freelist_count) * s.page_size AS bytes \
    FROM pragma_page_count() p, pragma_freelist_count() f, pragma_page_size() s";
const POSTGRES: &str = "SELECT pg_database_size(current_database()) AS bytes";

/// The bytes of the whole database that hold something.
pub fn database_bytes(conn: &mut DbConn) -> StoreResult<i64> {
    let query = if conn.is_sqlite() { SQLITE } else { POSTGRES };
    Ok(diesel::sql_query(query).get_result::<Bytes>(conn)?.bytes)
}
