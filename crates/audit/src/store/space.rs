//! How much room the database takes.

use diesel::prelude::*;
use diesel::sql_types::BigInt;
use maru_store::{DbConn, StoreResult};

#[derive(QueryableByName)]
struct Bytes {
    #[diesel(sql_type = BigInt)]
    bytes: i64,
}

const SQLITE: &str =
    "SELECT p.page_count * s.page_size AS bytes FROM pragma_page_count() p, pragma_page_size() s";
const POSTGRES: &str = "SELECT pg_database_size(current_database()) AS bytes";

/// The size of the whole database in bytes.
pub fn database_bytes(conn: &mut DbConn) -> StoreResult<i64> {
    let query = if conn.is_sqlite() { SQLITE } else { POSTGRES };
    Ok(diesel::sql_query(query).get_result::<Bytes>(conn)?.bytes)
}
