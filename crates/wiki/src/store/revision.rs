//! Versions of texts: written once, never changed but for what became of them.

use super::schema::wiki_revisions as revisions;
use crate::access::{Allowed, Publish, Write};
use crate::model::{Page, Revision, State, Text};
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use maru_kernel::{Id, PersonId};
use maru_store::{DbConn, StoreResult, Tx, Utc};

#[derive(Queryable, Selectable)]
#[diesel(table_name = revisions)]
struct Row {
    number: i32,
    base: i32,
    title: String,
    author: i64,
    at: Utc,
    note: String,
    state: String,
    decided_by: Option<i64>,
    reason: String,
}

impl Row {
    fn into_revision(self) -> Revision {
        Revision {
            number: self.number,
            base: self.base,
            title: self.title,
            author: Id::from_i64(self.author),
            at: self.at.0,
            note: self.note,
            state: State::from_name(&self.state).unwrap_or(State::Withdrawn),
            decided_by: self.decided_by.map(Id::from_i64),
            reason: self.reason,
        }
    }
}

/// The text of a version.
pub fn text(conn: &mut DbConn, page: Id, number: i32) -> StoreResult<Option<Text>> {
    let found: Option<(Row, String)> = revisions::table
        .find((page.as_i64(), number))
        .select((Row::as_select(), revisions::body))
        .first(conn)
        .optional()?;
    Ok(found.map(|(row, body)| Text { revision: row.into_revision(), body }))
}

/// Versions before `before`, the newest first.
pub fn before(conn: &mut DbConn, page: Id, before: i32, limit: i64) -> StoreResult<Vec<Revision>> {
    part(conn, page, before, limit, false)
}

/// As [`before`], only those that readers have seen.
pub fn shown_before(conn: &mut DbConn, page: Id, before: i32, limit: i64) -> StoreResult<Vec<Revision>> {
    part(conn, page, before, limit, true)
}

fn part(
    conn: &mut DbConn,
    page: Id,
    before: i32,
    limit: i64,
    only_shown: bool,
) -> StoreResult<Vec<Revision>> {
    let mut query = revisions::table
        .filter(revisions::page.eq(page.as_i64()).and(revisions::number.lt(before)))
        .order(revisions::number.desc())
        .limit(limit)
        .select(Row::as_select())
        .into_boxed();
    if only_shown {
        query = query.filter(revisions::state.eq(State::Published.name()));
    }
    let rows: Vec<Row> = query.load(conn)?;
    Ok(rows.into_iter().map(Row::into_revision).collect())
}

/// The numbers of the last `most` versions that readers saw, the newest first, with the bytes of their texts.
pub fn published_sizes(conn: &mut DbConn, page: Id, most: i64) -> StoreResult<Vec<(i32, i64)>> {
    let bytes = diesel::dsl::sql::<BigInt>("CAST(octet_length(body) AS BIGINT)");
    Ok(revisions::table
        .filter(revisions::page.eq(page.as_i64()).and(revisions::state.eq(State::Published.name())))
        .order(revisions::number.desc())
        .limit(most)
        .select((revisions::number, bytes))
        .load(conn)?)
}

/// The versions that readers saw from number `oldest` on, the newest first.
pub fn published_since(conn: &mut DbConn, page: Id, oldest: i32) -> StoreResult<Vec<Text>> {
    let rows: Vec<(Row, String)> = revisions::table
        .filter(revisions::page.eq(page.as_i64()).and(revisions::state.eq(State::Published.name())))
        .filter(revisions::number.ge(oldest))
        .order(revisions::number.desc())
        .select((Row::as_select(), revisions::body))
        .load(conn)?;
    Ok(rows.into_iter().map(|(row, body)| Text { revision: row.into_revision(), body }).collect())
}

/// The version that waits for a second person, the newest if there are several.
pub fn waiting(conn: &mut DbConn, page: Id) -> StoreResult<Option<Revision>> {
    let row: Option<Row> = revisions::table
        .filter(revisions::page.eq(page.as_i64()).and(revisions::state.eq(State::Proposed.name())))
        .order(revisions::number.desc())
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    Ok(row.map(Row::into_revision))
}

/// Writes a version down.
pub fn insert(tx: &mut Tx<'_>, allowed: &Allowed<Write, Page>, text: &Text) -> StoreResult<()> {
    let revision = &text.revision;
    diesel::insert_into(revisions::table)
        .values((
            revisions::page.eq(allowed.noun().id.as_i64()),
            revisions::number.eq(revision.number),
            revisions::base.eq(revision.base),
            revisions::title.eq(&revision.title),
            revisions::body.eq(&text.body),
            revisions::author.eq(revision.author.as_i64()),
            revisions::at.eq(Utc(revision.at)),
            revisions::note.eq(&revision.note),
            revisions::state.eq(revision.state.name()),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Says what became of a version that waited; says whether it still waited.
pub fn decide(
    tx: &mut Tx<'_>,
    allowed: &Allowed<Publish, Page>,
    number: i32,
    state: State,
    by: PersonId,
    reason: &str,
) -> StoreResult<bool> {
    let now = Utc(tx.now());
    let waiting = revisions::table
        .find((allowed.noun().id.as_i64(), number))
        .filter(revisions::state.eq(State::Proposed.name()));
    let changed = diesel::update(waiting)
        .set((
            revisions::state.eq(state.name()),
            revisions::decided_by.eq(Some(by.as_i64())),
            revisions::decided_at.eq(Some(now)),
            revisions::reason.eq(reason),
        ))
        .execute(tx.conn())?;
    Ok(changed == 1)
}

/// Versions that waited are waiting no more: a newer one has taken their place.
pub fn withdraw_waiting(tx: &mut Tx<'_>, page: Id) -> StoreResult<()> {
    diesel::update(
        revisions::table
            .filter(revisions::page.eq(page.as_i64()).and(revisions::state.eq(State::Proposed.name()))),
    )
    .set(revisions::state.eq(State::Withdrawn.name()))
    .execute(tx.conn())?;
    Ok(())
}

/// Those who wrote what readers do not see yet: version `number` and those it was built on since they last got
/// one, or since one was refused.
pub fn authors_unseen(conn: &mut DbConn, page: &Page, number: i32) -> StoreResult<Vec<PersonId>> {
    let of_page = revisions::page.eq(page.id.as_i64()).and(revisions::number.lt(number));
    let refused: Option<i32> = revisions::table
        .filter(of_page.and(revisions::state.eq(State::Refused.name())))
        .select(diesel::dsl::max(revisions::number))
        .first(conn)?;
    let authors: Vec<i64> = revisions::table
        .filter(revisions::page.eq(page.id.as_i64()).and(revisions::number.le(number)))
        .filter(revisions::number.gt(refused.unwrap_or_default().max(page.published)))
        .select(revisions::author)
        .distinct()
        .load(conn)?;
    Ok(authors.into_iter().map(Id::from_i64).collect())
}
