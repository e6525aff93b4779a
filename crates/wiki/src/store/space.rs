//! Spaces.

use super::row::{COLUMNS, PageRow};
use super::schema::wiki_spaces as spaces;
use super::{free_name, visible};
use crate::access::{Allowed, Place};
use crate::model::{Keys, Page, Space, SpaceKind};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use maru_kernel::Id;
use maru_store::{DbConn, StoreResult, Tx, sql};

/// Spaces shown at once.
const MOST: i64 = 1_000;

#[derive(QueryableByName)]
struct Row {
    #[diesel(embed)]
    page: PageRow,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Text)]
    space_slug: String,
    #[diesel(sql_type = Text)]
    description: String,
}

impl Row {
    fn into_pair(self) -> (Space, Page) {
        let page = self.page.into_page();
        let kind = SpaceKind::from_name(&self.kind).unwrap_or(SpaceKind::Project);
        (Space { id: page.id, kind, slug: self.space_slug, description: self.description }, page)
    }
}

/// The spaces that somebody with these keys may see, with their first pages, by title.
pub fn all(conn: &mut DbConn, keys: &Keys) -> StoreResult<Vec<(Space, Page)>> {
    let statement = format!(
        "SELECT {COLUMNS}, s.kind, s.slug AS space_slug, s.description FROM wiki_spaces s \
         JOIN wiki_pages p ON p.id = s.id WHERE {} ORDER BY p.title, p.id LIMIT $2",
        visible(conn.is_sqlite(), 1)
    );
    let rows: Vec<Row> = sql(statement).bind::<Text, _>(keys.json()).bind::<BigInt, _>(MOST).load(conn)?;
    Ok(rows.into_iter().map(Row::into_pair).collect())
}

/// The space with this id, whoever asks.
pub fn one(conn: &mut DbConn, id: Id) -> StoreResult<Option<Space>> {
    let found: Option<(i64, String, String, String)> = spaces::table
        .find(id.as_i64())
        .select((spaces::id, spaces::kind, spaces::slug, spaces::description))
        .first(conn)
        .optional()?;
    Ok(found.map(|(id, kind, slug, description)| {
        let kind = SpaceKind::from_name(&kind).unwrap_or(SpaceKind::Project);
        Space { id: Id::from_i64(id), kind, slug, description }
    }))
}

/// The space with this address, whoever asks.
pub fn at_address(conn: &mut DbConn, slug: &str) -> StoreResult<Option<Id>> {
    let found: Option<i64> =
        spaces::table.filter(spaces::slug.eq(slug)).select(spaces::id).first(conn).optional()?;
    Ok(found.map(Id::from_i64))
}

/// The space of this kind whose first page has this holder, whoever asks: units, posts and people have one
/// each.
pub fn of_holder(conn: &mut DbConn, kind: SpaceKind, holder: Id) -> StoreResult<Option<Id>> {
    #[derive(QueryableByName)]
    struct Found {
        #[diesel(sql_type = BigInt)]
        id: i64,
    }
    let found: Option<Found> = sql(
        "SELECT s.id FROM wiki_spaces s JOIN wiki_pages p ON p.id = s.id WHERE s.kind = $1 AND p.holder_kind = $1 \
         AND p.holder_id = $2 AND p.trashed_at IS NULL ORDER BY s.id LIMIT 1",
    )
    .bind::<Text, _>(kind.name())
    .bind::<BigInt, _>(holder.as_i64())
    .get_result(conn)
    .optional()?;
    Ok(found.map(|row| Id::from_i64(row.id)))
}

/// Makes a space of a page that exists.
pub fn insert(tx: &mut Tx<'_>, _: &Allowed<Place, Option<Id>>, space: &Space) -> StoreResult<()> {
    diesel::insert_into(spaces::table)
        .values((
            spaces::id.eq(space.id.as_i64()),
            spaces::kind.eq(space.kind.name()),
            spaces::slug.eq(&space.slug),
            spaces::description.eq(&space.description),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// The first free address for a space.
pub fn free_slug(tx: &mut Tx<'_>, slug: &str) -> StoreResult<String> {
    free_name(slug, |name| Ok(at_address(tx.conn(), name)?.is_some()))
}
