//! Contents.

use super::schema::{files_blobs as blobs, files_links as links};
use crate::model::Scan;
use diesel::dsl::{exists, not};
use diesel::prelude::*;
use maru_kernel::Timestamp;
use maru_store::{DbConn, Portable, StoreResult, Tx, Utc};

/// Keeps a content's row; one that is there already stays as it is, but the scanner is asked anew about
/// what it could not look at. `picture` are width and height of one, in pixels.
pub fn insert(
    tx: &mut Tx<'_>,
    hash: &str,
    size: i64,
    scan: Scan,
    picture: Option<(u32, u32)>,
) -> StoreResult<()> {
    let pixels = |side: Option<u32>| side.and_then(|side| i32::try_from(side).ok());
    let sides = (pixels(picture.map(|(width, _)| width)), pixels(picture.map(|(_, height)| height)));
    let row = (
        blobs::hash.eq(hash),
        blobs::size.eq(size),
        blobs::scan.eq(scan.name()),
        blobs::thumbnails.eq(picture.is_some()),
        blobs::width.eq(sides.0),
        blobs::height.eq(sides.1),
        blobs::created_at.eq(Utc(tx.now())),
    );
    Portable(diesel::insert_into(blobs::table).values(row).on_conflict_do_nothing()).execute(tx.conn())?;
    if picture.is_some() {
        // Sent before by somebody, when nobody measured yet.
        diesel::update(blobs::table.find(hash).filter(blobs::width.is_null()))
            .set((blobs::width.eq(sides.0), blobs::height.eq(sides.1)))
            .execute(tx.conn())?;
    }
    diesel::update(blobs::table.find(hash).filter(blobs::scan.eq(Scan::Unscannable.name())))
        .set((blobs::scan.eq(scan.name()), blobs::tries.eq(0)))
        .execute(tx.conn())?;
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

/// Up to `limit` contents that wait for the scanner: the least tried and oldest first.
pub fn waiting(conn: &mut DbConn, limit: i64) -> StoreResult<Vec<String>> {
    Ok(blobs::table
        .filter(blobs::scan.eq(Scan::Waiting.name()))
        .order((blobs::tries, blobs::created_at, blobs::hash))
        .limit(limit)
        .select(blobs::hash)
        .load(conn)?)
}

/// How many the scanner has said this of.
pub fn count(conn: &mut DbConn, scan: Scan) -> StoreResult<i64> {
    Ok(blobs::table.filter(blobs::scan.eq(scan.name())).count().get_result(conn)?)
}

/// What the scanner said.
pub fn set_scan(tx: &mut Tx<'_>, hash: &str, scan: Scan) -> StoreResult<()> {
    diesel::update(blobs::table.find(hash)).set(blobs::scan.eq(scan.name())).execute(tx.conn())?;
    Ok(())
}

/// The scanner failed at a content once more; says how often by now.
pub fn note_try(tx: &mut Tx<'_>, hash: &str) -> StoreResult<i32> {
    diesel::update(blobs::table.find(hash)).set(blobs::tries.eq(blobs::tries + 1)).execute(tx.conn())?;
    Ok(blobs::table.find(hash).select(blobs::tries).first(tx.conn()).optional()?.unwrap_or_default())
}

/// Deletes the row of a content that nothing points at; false when something does.
pub fn take_orphan(tx: &mut Tx<'_>, hash: &str) -> StoreResult<bool> {
    let orphan =
        blobs::table.find(hash).filter(not(exists(links::table.filter(links::hash.eq(blobs::hash)))));
    Ok(diesel::delete(orphan).execute(tx.conn())? > 0)
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
