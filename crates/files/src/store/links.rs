//! Contents under names.

use super::schema::{files_blobs as blobs, files_links as links};
use crate::access::{Allowed, Remove};
use crate::model::{File, Scan};
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use maru_kernel::{Id, PersonId, Ref, Timestamp};
use maru_store::{DbConn, StoreError, StoreResult, Tx, Utc, any_of};

/// A live file with its content, as the database has it.
type Row =
    (i64, String, Option<String>, String, i64, Utc, i64, String, String, bool, Option<i32>, Option<i32>);

/// An owner that cannot be read makes no draft of a file: that would be its uploader's to open.
fn file(row: Row) -> StoreResult<File> {
    let (id, hash, owner, name, uploader, at, size, media_type, scan, thumbnails, width, height) = row;
    let side = |side: Option<i32>| side.and_then(|side| u32::try_from(side).ok());
    let owner = owner.map(|o| o.parse::<Ref>().map_err(|e| StoreError::Failed(e.to_string()))).transpose()?;
    Ok(File {
        id: Id::from_i64(id),
        hash,
        owner,
        name,
        uploader: Id::from_i64(uploader),
        at: at.0,
        size: u64::try_from(size).unwrap_or_default(),
        media_type,
        scan: Scan::from_name(&scan),
        thumbnails,
        picture: side(width).zip(side(height)),
    })
}

/// Files with their contents, as [`file()`] takes them.
macro_rules! all {
    () => {
        links::table.inner_join(blobs::table).select((
            links::id,
            links::hash,
            links::owner,
            links::name,
            links::uploader,
            links::at,
            blobs::size,
            links::media_type,
            blobs::scan,
            blobs::thumbnails,
            blobs::width,
            blobs::height,
        ))
    };
}

/// Those that were not removed.
macro_rules! live {
    () => {
        all!().filter(links::removed_at.is_null())
    };
}

/// One live file.
pub fn get(conn: &mut DbConn, id: Id) -> StoreResult<Option<File>> {
    let row: Option<Row> = live!().filter(links::id.eq(id.as_i64())).first(conn).optional()?;
    row.map(file).transpose()
}

/// A file somebody has sent and given to nothing yet.
///
/// # Errors
/// As any read.
pub fn draft_of(conn: &mut DbConn, person: PersonId, id: Id) -> StoreResult<Option<File>> {
    Ok(get(conn, id)?.filter(|file| file.owner.is_none() && file.uploader == person))
}

/// The live files of a thing, in the order they were added. The thing's module has decided that they may be shown.
///
/// # Errors
/// As any read.
pub fn of_owner(conn: &mut DbConn, owner: &Ref) -> StoreResult<Vec<File>> {
    let rows: Vec<Row> = live!().filter(links::owner.eq(owner.to_string())).order(links::id).load(conn)?;
    rows.into_iter().map(file).collect()
}

/// The files of a thing, in the order they were added, with those that were removed and are still kept. For audited cases alone: its
/// module has decided that they may be shown.
///
/// # Errors
/// As any read.
pub fn ever_of_owner(conn: &mut DbConn, owner: &Ref) -> StoreResult<Vec<File>> {
    let rows: Vec<Row> = all!().filter(links::owner.eq(owner.to_string())).order(links::id).load(conn)?;
    rows.into_iter().map(file).collect()
}

/// Has a draft be a copy of what somebody else may have sent.
pub fn mark_copy(tx: &mut Tx<'_>, id: Id) -> StoreResult<()> {
    diesel::update(links::table.find(id.as_i64())).set(links::is_copy.eq(true)).execute(tx.conn())?;
    Ok(())
}

/// Keeps a draft.
pub fn insert(
    tx: &mut Tx<'_>,
    id: Id,
    hash: &str,
    name: &str,
    media_type: &str,
    uploader: PersonId,
) -> StoreResult<()> {
    diesel::insert_into(links::table)
        .values((
            links::id.eq(id.as_i64()),
            links::hash.eq(hash),
            links::name.eq(name),
            links::media_type.eq(media_type),
            links::uploader.eq(uploader.as_i64()),
            links::at.eq(Utc(tx.now())),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Gives a draft of `uploader` to `owner`; false when there is no such draft.
pub fn give(tx: &mut Tx<'_>, id: Id, owner: &Ref, uploader: PersonId) -> StoreResult<bool> {
    let draft = links::table
        .find(id.as_i64())
        .filter(links::owner.is_null())
        .filter(links::removed_at.is_null())
        .filter(links::uploader.eq(uploader.as_i64()));
    Ok(diesel::update(draft).set(links::owner.eq(Some(owner.to_string()))).execute(tx.conn())? > 0)
}

/// Gives those of `files` to `owner` that are drafts of `uploader` or belong to `from`, and says which.
pub fn give_some(
    tx: &mut Tx<'_>,
    files: &[Id],
    uploader: PersonId,
    from: &Ref,
    owner: &Ref,
) -> StoreResult<Vec<Id>> {
    let draft = links::owner.is_null().and(links::uploader.eq(uploader.as_i64()));
    let free = draft.or(links::owner.eq(from.to_string()).assume_not_null());
    let found: Vec<i64> = links::table
        .filter(any_of(links::id, files.iter().map(|id| id.as_i64())))
        .filter(links::removed_at.is_null())
        .filter(links::owner.is_null().or(links::owner.ne(owner.to_string())))
        .filter(free.assume_not_null())
        .order(links::id)
        .select(links::id)
        .load(tx.conn())?;
    for some in found.chunks(500) {
        diesel::update(links::table.filter(links::id.eq_any(some)))
            .set(links::owner.eq(Some(owner.to_string())))
            .execute(tx.conn())?;
    }
    Ok(found.into_iter().map(Id::from_i64).collect())
}

/// Marks a live file as removed; false when there is none.
pub fn remove(tx: &mut Tx<'_>, id: Id) -> StoreResult<bool> {
    let now = Utc(tx.now());
    let live = links::table.find(id.as_i64()).filter(links::removed_at.is_null());
    Ok(diesel::update(live).set(links::removed_at.eq(Some(now))).execute(tx.conn())? > 0)
}

/// Bytes of the contents that count to a person's share: each once, however many of their files have it, as it lies on disk once;
/// those of files that were removed included, as long as they lie there.
///
/// What somebody else sent and they passed on counts to whoever sent it, who decided that the house has to keep it. Once nothing
/// that was sent has that content any more it is kept for the copies alone, and counts to each who made one: otherwise a file
/// passed on to oneself and taken away would count to nobody. What somebody sends themselves counts to them whoever else has
/// sent the same, so that a share does not tell what others have.
pub fn bytes_of(conn: &mut DbConn, uploader: PersonId) -> StoreResult<i64> {
    #[derive(QueryableByName)]
    struct Bytes {
        #[diesel(sql_type = BigInt)]
        bytes: i64,
    }
    let found: Bytes = diesel::sql_query(
        "SELECT CAST(COALESCE(SUM(b.size), 0) AS BIGINT) AS bytes FROM files_blobs b WHERE b.hash IN (SELECT l.hash \
         FROM files_links l WHERE l.uploader = $1 AND (NOT l.is_copy OR NOT EXISTS (SELECT 1 FROM files_links o \
         WHERE o.hash = l.hash AND NOT o.is_copy)))",
    )
    .bind::<BigInt, _>(uploader.as_i64())
    .get_result(conn)?;
    Ok(found.bytes)
}

/// Deletes one draft.
pub fn delete_draft(tx: &mut Tx<'_>, allowed: &Allowed<Remove, File>) -> StoreResult<()> {
    let draft = links::table.find(allowed.noun().id.as_i64()).filter(links::owner.is_null());
    diesel::delete(draft).execute(tx.conn())?;
    Ok(())
}

/// Deletes drafts that nothing took up since `before`. Returns how many.
pub fn drop_drafts(tx: &mut Tx<'_>, before: Timestamp) -> StoreResult<usize> {
    let old = links::table.filter(links::owner.is_null()).filter(links::at.lt(Utc(before)));
    Ok(diesel::delete(old).execute(tx.conn())?)
}

/// Up to `limit` files removed before `before`, with the time.
pub fn removed(
    conn: &mut DbConn,
    before: Timestamp,
    after: Option<(Timestamp, Id)>,
    limit: i64,
) -> StoreResult<Vec<(i64, Utc)>> {
    let (at, id) = after.unwrap_or((Timestamp::UNIX_EPOCH, Id::from_i64(0)));
    let later =
        links::removed_at.eq(Utc(at)).and(links::id.gt(id.as_i64())).or(links::removed_at.gt(Utc(at)));
    let rows: Vec<(i64, Option<Utc>)> = links::table
        .filter(links::removed_at.lt(Utc(before)))
        .filter(later)
        .order((links::removed_at, links::id))
        .limit(limit)
        .select((links::id, links::removed_at))
        .load(conn)?;
    Ok(rows.into_iter().filter_map(|(id, at)| Some((id, at?))).collect())
}

/// Deletes a file that was removed; harmless when it is gone.
pub fn delete_removed(tx: &mut Tx<'_>, id: Id) -> StoreResult<()> {
    let removed = links::table.find(id.as_i64()).filter(links::removed_at.is_not_null());
    diesel::delete(removed).execute(tx.conn())?;
    Ok(())
}
