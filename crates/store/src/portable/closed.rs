//! A mark beside the tables of a server that keeps every node from serving them: they are being changed, and may be taken
//! back. It is a schema without anything in it, so that it is there whatever becomes of the tables, and every role sees it.
//! The embedded database needs none: whoever serves it holds the lock of its folder.

use super::catalogue::quoted;
use super::picture::{is_there, opened};
use crate::{Address, DbConn, StoreResult};
use diesel::connection::SimpleConnection;
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::Text;

/// Keeps nodes from serving from now on. Those that serve already are seen by their connections: who has set the mark and
/// then sees nobody is alone, as long as nodes look for it once they are connected.
///
/// # Errors
/// As any write; no right to make a schema.
pub fn close_to_nodes(address: &Address) -> StoreResult<()> {
    on_server(address, |conn, mark| Ok(conn.batch_execute(&format!("CREATE SCHEMA IF NOT EXISTS {mark}"))?))
}

/// Lets nodes serve again.
///
/// # Errors
/// As any write.
pub fn open_to_nodes(address: &Address) -> StoreResult<()> {
    on_server(address, |conn, mark| Ok(conn.batch_execute(&format!("DROP SCHEMA IF EXISTS {mark}"))?))
}

/// Whether nodes are kept from serving.
///
/// # Errors
/// As any read.
pub fn is_closed_to_nodes(conn: &mut DbConn) -> StoreResult<bool> {
    if conn.is_sqlite() {
        return Ok(false);
    }
    let mark = mark(conn)?;
    is_there(conn, &mark)
}

fn mark(conn: &mut DbConn) -> StoreResult<String> {
    Ok(diesel::select(sql::<Text>("current_schema() || '_upgrading'")).get_result(conn)?)
}

fn on_server(address: &Address, work: impl FnOnce(&mut DbConn, &str) -> StoreResult<()>) -> StoreResult<()> {
    if address.file().is_some() {
        return Ok(());
    }
    opened(address, |conn| {
        let mark = quoted(&mark(conn)?);
        work(conn, &mark)
    })
}

/// Takes the mark away in the transaction in which a restored house takes the place of the one it was for.
pub(super) fn forget_mark(conn: &mut DbConn) -> StoreResult<()> {
    if conn.is_sqlite() {
        return Ok(());
    }
    let mark = quoted(&mark(conn)?);
    Ok(conn.batch_execute(&format!("DROP SCHEMA IF EXISTS {mark}"))?)
}
