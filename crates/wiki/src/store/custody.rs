//! What people hold personally, and what others hold below it.

use super::row::{COLUMNS, PageRow};
use super::schema::wiki_pages as pages;
use crate::access::{Allowed, HandOver};
use crate::model::Page;
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use maru_kernel::{Id, PersonId};
use maru_store::{DbConn, StoreResult, Tx, sql};

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = BigInt)]
    id: i64,
}

fn ids(rows: Vec<Row>) -> Vec<Id> {
    rows.into_iter().map(|row| Id::from_i64(row.id)).collect()
}

/// The topmost pages a person holds: what they hold directly below goes with them, down to the first page that is
/// somebody else's.
pub fn held_by(conn: &mut DbConn, person: PersonId) -> StoreResult<Vec<Id>> {
    let rows: Vec<Row> =
        sql("SELECT p.id FROM wiki_pages p LEFT JOIN wiki_pages above ON above.id = p.parent \
         WHERE p.holder_kind = 'person' AND p.holder_id = $1 AND p.trashed_at IS NULL \
         AND (above.id IS NULL OR above.holder_kind <> 'person' OR above.holder_id <> $1) ORDER BY p.id")
        .bind::<BigInt, _>(person.as_i64())
        .load(conn)?;
    Ok(ids(rows))
}

/// The page and what the person holds below it, down to the first page that is somebody else's; nothing when the
/// page itself is not theirs.
pub fn held_from(conn: &mut DbConn, top: Id, person: PersonId) -> StoreResult<Vec<Id>> {
    const THEIRS: &str = "p.holder_kind = 'person' AND p.holder_id = $2 AND p.trashed_at IS NULL";
    let rows: Vec<Row> = sql(format!(
        "WITH RECURSIVE held (id, depth) AS (SELECT p.id, 0 FROM wiki_pages p WHERE p.id = $1 AND {THEIRS} \
         UNION ALL SELECT p.id, h.depth + 1 FROM held h CROSS JOIN wiki_pages p WHERE p.parent = h.id AND {THEIRS}) \
         SELECT id FROM held ORDER BY depth, id"
    ))
    .bind::<BigInt, _>(top.as_i64())
    .bind::<BigInt, _>(person.as_i64())
    .load(conn)?;
    Ok(ids(rows))
}

/// The pages directly below `held` that are somebody else's than `person`, in order; with those which were thrown
/// away by themselves and can still be brought back.
pub fn of_others_below(conn: &mut DbConn, held: &[Id], person: PersonId) -> StoreResult<Vec<Page>> {
    let rows: Vec<PageRow> = sql(format!(
        "SELECT {COLUMNS} FROM wiki_pages p WHERE p.parent IN $1 AND (p.holder_kind <> 'person' OR p.holder_id <> $2) \
         AND (p.trashed_at IS NULL OR p.trashed_with = p.id) ORDER BY p.parent, p.ord, p.id"
    ))
    .bind_list(held.iter().map(|id| id.as_i64()))
    .bind::<BigInt, _>(person.as_i64())
    .load(conn)?;
    Ok(rows.into_iter().map(PageRow::into_page).collect())
}

/// Gives these pages of the branch to somebody else, who hears anew of those that are overdue. A person's own space becomes one of a project, as people have
/// one of their own each.
pub fn give(
    tx: &mut Tx<'_>,
    allowed: &Allowed<HandOver, Page>,
    held: &[Id],
    to: PersonId,
) -> StoreResult<()> {
    for some in held.chunks(500) {
        diesel::update(pages::table.filter(pages::id.eq_any(some.iter().map(|id| id.as_i64()))))
            .set((pages::holder_id.eq(to.as_i64()), pages::review_told.eq(false)))
            .execute(tx.conn())?;
    }
    sql("UPDATE wiki_spaces SET kind = 'project' WHERE id = $1 AND kind = 'person'")
        .bind::<BigInt, _>(allowed.noun().id.as_i64())
        .execute(tx.conn())?;
    Ok(())
}
