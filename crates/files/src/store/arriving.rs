//! Contents that are sent piece by piece.

use super::schema::files_arriving as arriving;
use crate::model::Arriving;
use diesel::prelude::*;
use maru_kernel::{Id, PersonId, Timestamp};
use maru_store::{DbConn, StoreResult, Tx, Utc};

type Row = (i64, i64, String, i64, i64, Option<i64>);

const COLUMNS: (
    arriving::id,
    arriving::uploader,
    arriving::name,
    arriving::size,
    arriving::arrived,
    arriving::file,
) = (arriving::id, arriving::uploader, arriving::name, arriving::size, arriving::arrived, arriving::file);

fn read((id, uploader, name, size, arrived, file): Row) -> Arriving {
    let bytes = |n: i64| u64::try_from(n).unwrap_or_default();
    Arriving {
        id: Id::from_i64(id),
        uploader: Id::from_i64(uploader),
        name,
        size: bytes(size),
        arrived: bytes(arrived),
        file: file.map(Id::from_i64),
    }
}

fn number(bytes: u64) -> i64 {
    i64::try_from(bytes).unwrap_or(i64::MAX)
}

/// One of them.
pub fn get(conn: &mut DbConn, id: Id) -> StoreResult<Option<Arriving>> {
    let row: Option<Row> = arriving::table.find(id.as_i64()).select(COLUMNS).first(conn).optional()?;
    Ok(row.map(read))
}

/// What this sender sends under this mark and that is no draft yet.
pub fn by_mark(
    conn: &mut DbConn,
    uploader: PersonId,
    mark: &str,
    size: u64,
) -> StoreResult<Option<Arriving>> {
    let row: Option<Row> = arriving::table
        .filter(arriving::uploader.eq(uploader.as_i64()).and(arriving::mark.eq(mark)))
        .filter(arriving::size.eq(number(size)).and(arriving::file.is_null()))
        .select(COLUMNS)
        .first(conn)
        .optional()?;
    Ok(row.map(read))
}

/// Notes that one begins.
pub fn insert(tx: &mut Tx<'_>, new: &Arriving, mark: &str) -> StoreResult<()> {
    diesel::insert_into(arriving::table)
        .values((
            arriving::id.eq(new.id.as_i64()),
            arriving::uploader.eq(new.uploader.as_i64()),
            arriving::name.eq(&new.name),
            arriving::mark.eq(mark),
            arriving::size.eq(number(new.size)),
            arriving::changed_at.eq(Utc(tx.now())),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// So many bytes of it are on disk.
pub fn arrived(tx: &mut Tx<'_>, id: Id, bytes: u64) -> StoreResult<()> {
    let now = Utc(tx.now());
    diesel::update(arriving::table.find(id.as_i64()))
        .set((arriving::arrived.eq(number(bytes)), arriving::changed_at.eq(now)))
        .execute(tx.conn())?;
    Ok(())
}

/// It has become this draft; false when it is not there any more, or has become one before.
pub fn became(tx: &mut Tx<'_>, id: Id, file: Id) -> StoreResult<bool> {
    let now = Utc(tx.now());
    let open = arriving::table.find(id.as_i64()).filter(arriving::file.is_null());
    let values = (arriving::file.eq(Some(file.as_i64())), arriving::changed_at.eq(now));
    Ok(diesel::update(open).set(values).execute(tx.conn())? > 0)
}

/// Forgets one.
pub fn delete(tx: &mut Tx<'_>, id: Id) -> StoreResult<()> {
    diesel::delete(arriving::table.find(id.as_i64())).execute(tx.conn())?;
    Ok(())
}

/// Forgets those nobody has sent anything of since `before`.
pub fn forget(tx: &mut Tx<'_>, before: Timestamp) -> StoreResult<usize> {
    Ok(diesel::delete(arriving::table.filter(arriving::changed_at.lt(Utc(before)))).execute(tx.conn())?)
}

/// How many a person sends, and the bytes they will have, without the one called `except`.
pub fn share_of(conn: &mut DbConn, uploader: PersonId, except: Option<Id>) -> StoreResult<(i64, u64)> {
    let except = except.map_or(0, |id| id.as_i64());
    let sizes: Vec<i64> = arriving::table
        .filter(arriving::uploader.eq(uploader.as_i64()).and(arriving::id.ne(except)))
        .filter(arriving::file.is_null())
        .select(arriving::size)
        .load(conn)?;
    let bytes: i64 = sizes.iter().sum();
    Ok((i64::try_from(sizes.len()).unwrap_or(i64::MAX), u64::try_from(bytes).unwrap_or_default()))
}
