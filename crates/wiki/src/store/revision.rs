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
    source: i32,
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
            source: self.source,
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

/// How many versions after `since` readers got without a second person's word, and the numbers of the first `most`.
pub fn published_alone_since(
    conn: &mut DbConn,
    page: Id,
    since: i32,
    most: i64,
) -> StoreResult<(i64, Vec<i32>)> {
    let alone = revisions::table
        .filter(revisions::page.eq(page.as_i64()).and(revisions::number.gt(since)))
        .filter(revisions::state.eq(State::Published.name()).and(revisions::decided_by.is_null()));
    let count = alone.count().get_result(conn)?;
    Ok((count, alone.order(revisions::number).limit(most).select(revisions::number).load(conn)?))
}

/// What readers have not seen is newer than what they see; the others are not looked through, as that reads their texts.
#[diesel::dsl::auto_type(no_type_alias)]
fn unseen(page: &Page) -> _ {
    let (id, published): (i64, i32) = (page.id.as_i64(), page.published);
    revisions::page.eq(id).and(revisions::number.gt(published))
}

/// The version a change has to build on: the one that waits, or the one readers see, or the last of a page of which
/// readers see nothing yet, whatever became of it.
pub fn newest(conn: &mut DbConn, page: &Page) -> StoreResult<i32> {
    let seen = if page.published > 0 { page.published } else { page.latest };
    Ok(waiting(conn, page)?.map_or(seen, |waiting| waiting.number))
}

/// The version that waits for a second person, the newest if there are several.
pub fn waiting(conn: &mut DbConn, page: &Page) -> StoreResult<Option<Revision>> {
    let row: Option<Row> = revisions::table
        .filter(unseen(page).and(revisions::state.eq(State::Proposed.name())))
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
            revisions::source.eq(revision.source),
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
pub fn withdraw_waiting(tx: &mut Tx<'_>, page: &Page) -> StoreResult<()> {
    diesel::update(revisions::table.filter(unseen(page).and(revisions::state.eq(State::Proposed.name()))))
        .set(revisions::state.eq(State::Withdrawn.name()))
        .execute(tx.conn())?;
    Ok(())
}
