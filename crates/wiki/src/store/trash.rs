//! The trash: pages nobody reads any more, until their time is over.

use super::row::{COLUMNS, SeenRow};
use super::schema::{wiki_pages as pages, wiki_revisions as revisions};
use super::{among, page, tree};
use crate::access::{Allowed, Trash};
use crate::model::{Keys, Page, Seen};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use maru_kernel::{Id, PersonId, Timestamp};
use maru_store::{DbConn, StoreResult, Tx, Utc, sql};

/// Puts a page and what stands below it into the trash; returns those that went.
pub fn put(tx: &mut Tx<'_>, allowed: &Allowed<Trash, Page>, by: PersonId) -> StoreResult<Vec<Id>> {
    let (top, now) = (allowed.noun().id, Utc(tx.now()));
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

/// What went with `top`. The index holds only what lies in the trash, and has to be told that this does.
#[diesel::dsl::auto_type(no_type_alias)]
fn thrown_with(top: i64) -> _ {
    pages::trashed_at.is_not_null().and(pages::trashed_with.eq(top))
}

/// Takes a page out of the trash with all that went with it; returns those that came back.
pub fn take_out(tx: &mut Tx<'_>, allowed: &Allowed<Trash, Page>) -> StoreResult<Vec<Id>> {
    let top = allowed.noun().id.as_i64();
    let back: Vec<i64> = pages::table.filter(thrown_with(top)).select(pages::id).load(tx.conn())?;
    diesel::update(pages::table.filter(thrown_with(top)))
        .set((
            pages::trashed_at.eq(None::<Utc>),
            pages::trashed_by.eq(None::<i64>),
            pages::trashed_with.eq(None::<i64>),
        ))
        .execute(tx.conn())?;
    Ok(back.into_iter().map(Id::from_i64).collect())
}

/// What was thrown away as a whole up to `until`, the longest ago first, after a moment and a page.
pub fn thrown_until(
    conn: &mut DbConn,
    until: Timestamp,
    after: Option<(Timestamp, Id)>,
    limit: i64,
) -> StoreResult<Vec<(Id, Timestamp)>> {
    let tops = pages::table.filter(pages::trashed_with.eq(pages::id.nullable())).into_boxed();
    let tops = match after {
        Some((at, id)) => {
            let (at, id) = (Some(Utc(at)), id.as_i64());
            tops.filter(pages::trashed_at.gt(at).or(pages::trashed_at.eq(at).and(pages::id.gt(id))))
        }
        None => tops,
    };
    let found: Vec<(i64, Option<Utc>)> = tops
        .filter(pages::trashed_at.le(Some(Utc(until))))
        .order((pages::trashed_at, pages::id))
        .limit(limit)
        .select((pages::id, pages::trashed_at))
        .load(conn)?;
    Ok(found.into_iter().filter_map(|(id, at)| Some((Id::from_i64(id), at?.0))).collect())
}

/// Everything that names a page and goes with it, but for its files. The log of rights stays where pages that moved
/// away had theirs from here.
const BELONGINGS: [&str; 15] = [
    "DELETE FROM wiki_grants WHERE page",
    "DELETE FROM wiki_access WHERE acl",
    "DELETE FROM wiki_revisions WHERE page",
    "DELETE FROM wiki_links WHERE page",
    "DELETE FROM wiki_labels WHERE page",
    "DELETE FROM wiki_drafts WHERE page",
    "DELETE FROM wiki_locks WHERE page",
    "DELETE FROM wiki_marks WHERE page",
    "DELETE FROM wiki_addresses WHERE page",
    "DELETE FROM wiki_asked WHERE page",
    "DELETE FROM wiki_confirmations WHERE page",
    "DELETE FROM wiki_comments WHERE page",
    "DELETE FROM wiki_four_eyes WHERE page",
    "DELETE FROM wiki_acl_log WHERE page",
    "DELETE FROM wiki_spaces WHERE id",
];

/// Destroys a page that was thrown away at `thrown_at`, with all below it and all its versions, for good; returns those
/// that are gone. None when it was brought back, also if it was thrown away again: then its time begins anew. Nobody
/// brings it back meanwhile.
pub fn destroy(tx: &mut Tx<'_>, top: Id, thrown_at: Timestamp) -> StoreResult<Vec<Id>> {
    page::hold_trees(tx, &[top])?;
    let lies_there = pages::table
        .find(top.as_i64())
        .filter(pages::trashed_at.eq(Some(Utc(thrown_at))).and(pages::trashed_with.eq(Some(top.as_i64()))));
    if !diesel::select(diesel::dsl::exists(lies_there)).get_result::<bool>(tx.conn())? {
        return Ok(Vec::new());
    }
    let branch = tree::branch(tx.conn(), top)?;
    for some in branch.chunks(500) {
        for statement in BELONGINGS {
            sql(format!("{statement} IN $1"))
                .bind_list(some.iter().map(|id| id.as_i64()))
                .execute(tx.conn())?;
        }
    }
    // Those below go before those above them.
    for id in branch.iter().rev() {
        sql("DELETE FROM wiki_rights_log WHERE acl = $1 AND NOT EXISTS (SELECT 1 FROM wiki_acl_log l WHERE l.acl = $1)")
            .bind::<BigInt, _>(id.as_i64())
            .execute(tx.conn())?;
        diesel::delete(pages::table.find(id.as_i64())).execute(tx.conn())?;
    }
    Ok(branch)
}

/// The people who wrote or answer for a page or one below it, and when it was made.
pub fn concerned(conn: &mut DbConn, top: Id) -> StoreResult<(Vec<PersonId>, Option<Timestamp>)> {
    let (mut people, branch) = (Vec::new(), tree::branch(conn, top)?);
    for some in branch.chunks(500) {
        let numbers: Vec<i64> = some.iter().map(|id| id.as_i64()).collect();
        let authors: Vec<i64> = revisions::table
            .filter(revisions::page.eq_any(&numbers))
            .select(revisions::author)
            .distinct()
            .load(conn)?;
        let holders: Vec<i64> = pages::table
            .filter(pages::id.eq_any(&numbers).and(pages::holder_kind.eq("person")))
            .select(pages::holder_id)
            .distinct()
            .load(conn)?;
        people.extend(authors.into_iter().chain(holders).map(Id::from_i64));
    }
    people.sort_unstable();
    people.dedup();
    let made: Option<Utc> = pages::table.find(top.as_i64()).select(pages::made_at).first(conn).optional()?;
    Ok((people, made.map(|at| at.0)))
}

/// What lies in the trash of a space and was put there as a whole, with who did, as far as somebody with these
/// keys wrote there; the latest first.
pub fn of_space(conn: &mut DbConn, keys: &Keys, space: Id, limit: i64) -> StoreResult<Vec<(Seen, PersonId)>> {
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
         FROM wiki_pages p WHERE p.space = $1 AND p.trashed_at IS NOT NULL AND p.trashed_with = p.id) AS found \
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
