//! What people hold personally, and giving it to others when they go.

use super::schema::wiki_pages as pages;
use super::tree;
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use maru_kernel::{Id, PersonId};
use maru_store::{DbConn, StoreResult, Tx, sql};

const PERSON: &str = "person";

/// The topmost pages a person holds: what stands below them goes with them.
pub fn held_by(conn: &mut DbConn, person: PersonId) -> StoreResult<Vec<Id>> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = BigInt)]
        id: i64,
    }
    let rows: Vec<Row> =
        sql("SELECT p.id FROM wiki_pages p LEFT JOIN wiki_pages above ON above.id = p.parent \
         WHERE p.holder_kind = 'person' AND p.holder_id = $1 AND p.trashed_at IS NULL \
         AND (above.id IS NULL OR above.holder_kind <> 'person' OR above.holder_id <> $1) ORDER BY p.id")
        .bind::<BigInt, _>(person.as_i64())
        .load(conn)?;
    Ok(rows.into_iter().map(|row| Id::from_i64(row.id)).collect())
}

/// Gives the page and what `from` holds below it to `to`; returns what changed hands.
pub fn hand_over(tx: &mut Tx<'_>, id: Id, from: PersonId, to: PersonId) -> StoreResult<Vec<Id>> {
    let held = held_in_branch(tx, id, from)?;
    for some in held.chunks(500) {
        diesel::update(pages::table.filter(pages::id.eq_any(some.iter().map(|id| id.as_i64()))))
            .set(pages::holder_id.eq(to.as_i64()))
            .execute(tx.conn())?;
    }
    Ok(held)
}

/// Puts the page and everything below it into the trash, if `from` still holds it.
pub fn dispose(tx: &mut Tx<'_>, id: Id, from: PersonId) -> StoreResult<Vec<Id>> {
    if held_in_branch(tx, id, from)?.is_empty() {
        return Ok(Vec::new());
    }
    super::trash::put_branch(tx, id, from)
}

/// What the person holds of a page and what stands below it; nothing when the page itself is not theirs.
fn held_in_branch(tx: &mut Tx<'_>, id: Id, person: PersonId) -> StoreResult<Vec<Id>> {
    let branch: Vec<i64> = tree::branch(tx.conn(), id)?.into_iter().map(Id::as_i64).collect();
    let mut held = Vec::new();
    for some in branch.chunks(500) {
        let found: Vec<i64> = pages::table
            .filter(pages::id.eq_any(some))
            .filter(pages::holder_kind.eq(PERSON).and(pages::holder_id.eq(person.as_i64())))
            .filter(pages::trashed_at.is_null())
            .select(pages::id)
            .load(tx.conn())?;
        held.extend(found.into_iter().map(Id::from_i64));
    }
    if held.contains(&id) { Ok(held) } else { Ok(Vec::new()) }
}
