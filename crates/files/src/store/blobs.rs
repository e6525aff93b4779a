//! Contents.

use super::schema::{files_blobs as blobs, files_links as links};
use diesel::dsl::{exists, not};
use diesel::prelude::*;
use maru_kernel::Timestamp;
use maru_store::{DbConn, Portable, StoreResult, Tx, Utc};

/// The scanner has not looked yet.
pub const WAITING: &str = "waiting";
/// The scanner found nothing, or there is none.
pub const CLEAN: &str = "clean";
/// The scanner found something.
pub const INFECTED: &str = "infected";

/// Keeps a content's row; one that is there already stays as it is.
pub fn insert(
    tx: &mut Tx<'_>,
    hash: &str,
    size: i64,
    media_type: &str,
    scan: &str,
    thumbnails: bool,
) -> StoreResult<()> {
    let row = (
        blobs::hash.eq(hash),
        blobs::size.eq(size),
        blobs::media_type.eq(media_type),
        blobs::scan.eq(scan),
        blobs::thumbnails.eq(thumbnails),
        blobs::created_at.eq(Utc(tx.now())),
    );
    Portable(diesel::insert_into(blobs::table).values(row).on_conflict_do_nothing()).execute(tx.conn())?;
    Ok(())
}

/// Up to `limit` hashes after `hash`, in order.
pub fn after(conn: &mut DbConn, hash: &str, limit: i64) -> StoreResult<Vec<String>> {
    Ok(blobs::table
        .filter(blobs::hash.gt(hash))
        .order(blobs::hash)
        .limit(limit)
        .select(blobs::hash)
        .load(conn)?)
}

/// Whether there is a row.
pub fn is_known(conn: &mut DbConn, hash: &str) -> StoreResult<bool> {
    Ok(blobs::table.find(hash).select(blobs::hash).first::<String>(conn).optional()?.is_some())
}

/// Up to `limit` contents that wait for the scanner.
pub fn waiting(conn: &mut DbConn, limit: i64) -> StoreResult<Vec<String>> {
    Ok(blobs::table.filter(blobs::scan.eq(WAITING)).limit(limit).select(blobs::hash).load(conn)?)
}

/// How many wait for the scanner.
pub fn count_waiting(conn: &mut DbConn) -> StoreResult<i64> {
    Ok(blobs::table.filter(blobs::scan.eq(WAITING)).count().get_result(conn)?)
}

/// What the scanner said.
pub fn set_scan(tx: &mut Tx<'_>, hash: &str, scan: &str) -> StoreResult<()> {
    diesel::update(blobs::table.find(hash)).set(blobs::scan.eq(scan)).execute(tx.conn())?;
    Ok(())
}

/// Deletes up to `limit` rows of contents that nothing points at, and returns their hashes.
pub fn take_orphans(tx: &mut Tx<'_>, before: Timestamp, limit: i64) -> StoreResult<Vec<String>> {
    let hashes: Vec<String> = blobs::table
        .filter(blobs::created_at.lt(Utc(before)))
        .filter(not(exists(links::table.filter(links::hash.eq(blobs::hash)))))
        .limit(limit)
        .select(blobs::hash)
        .load(tx.conn())?;
    diesel::delete(blobs::table.filter(blobs::hash.eq_any(&hashes))).execute(tx.conn())?;
    Ok(hashes)
}
