//! The trash: pages nobody reads any more, until somebody brings them back.

use super::row::{COLUMNS, SeenRow};
use super::schema::wiki_pages as pages;
use super::{among, tree};
use crate::access::{Allowed, Trash};
use crate::model::{Keys, Page, Seen};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use maru_kernel::{Id, PersonId};
use maru_store::{DbConn, StoreResult, Tx, Utc, sql};

/// Puts a page and what stands below it into the trash; returns those that went.
pub fn put(tx: &mut Tx<'_>, allowed: &Allowed<Trash, Page>, by: PersonId) -> StoreResult<Vec<Id>> {
    put_branch(tx, allowed.noun().id, by)
}

/// As [`put`], for what nobody needs any more when its holder goes.
pub(super) fn put_branch(tx: &mut Tx<'_>, top: Id, by: PersonId) -> StoreResult<Vec<Id>> {
    let now = Utc(tx.now());
    let mut gone = Vec::new();
    for some in tree::branch(tx.conn(), top)?.chunks(500) {
        let numbers: Vec<i64> = some.iter().map(|id| id.as_i64()).collect();
        let live: Vec<i64> = pages::table
            .filter(pages::id.eq_any(&numbers).and(pages::trashed_at.is_null()))
            .select(pages::id)
            .load(tx.conn())?;
        diesel::update(pages::table.filter(pages::id.eq_any(&live)))
            .set((
                pages::trashed_at.eq(Some(now)),
                pages::trashed_by.eq(Some(by.as_i64())),
                pages::trashed_with.eq(Some(top.as_i64())),
            ))
            .execute(tx.conn())?;
        gone.extend(live.into_iter().map(Id::from_i64));
    }
    Ok(gone)
}

/// Takes a page out of the trash with all that went with it; returns those that came back.
pub fn take_out(tx: &mut Tx<'_>, allowed: &Allowed<Trash, Page>) -> StoreResult<Vec<Id>> {
    let top = allowed.noun().id.as_i64();
    let back: Vec<i64> =
        pages::table.filter(pages::trashed_with.eq(top)).select(pages::id).load(tx.conn())?;
    diesel::update(pages::table.filter(pages::trashed_with.eq(top)))
        .set((
            pages::trashed_at.eq(None::<Utc>),
            pages::trashed_by.eq(None::<i64>),
            pages::trashed_with.eq(None::<i64>),
        ))
        .execute(tx.conn())?;
    Ok(back.into_iter().map(Id::from_i64).collect())
}

/// What lies in the trash of a space and was put there as a whole, with who did, as far as somebody with these
/// keys wrote there; the latest first.
pub fn of_space(
    conn: &mut DbConn,
    keys: &Keys,
    space: Id,
    limit: i64,
) -> StoreResult<Vec<(Seen, PersonId)>> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(embed)]
        seen: SeenRow,
        #[diesel(sql_type = BigInt)]
        trashed_by: i64,
    }
    let statement = format!(
        "SELECT * FROM (SELECT {COLUMNS}, coalesce(p.trashed_by, 0) AS trashed_by, \
         (SELECT max(a.level) FROM wiki_access a WHERE a.acl = p.acl AND a.scope {}) AS level \
         FROM wiki_pages p WHERE p.space = $1 AND p.trashed_with = p.id) AS found \
         WHERE level >= 3 ORDER BY trashed_at DESC, id DESC LIMIT $3",
        among(conn.is_sqlite(), 2)
    );
    let rows: Vec<Row> = sql(statement)
        .bind::<BigInt, _>(space.as_i64())
        .bind::<Text, _>(keys.json())
        .bind::<BigInt, _>(limit)
        .load(conn)?;
    let found = rows.into_iter().map(|row| (row.seen.into_seen(), Id::from_i64(row.trashed_by)));
    Ok(found.filter_map(|(seen, by)| Some((seen?, by))).collect())
}
