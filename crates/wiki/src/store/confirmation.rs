//! Who is asked to confirm that they read a page, and who did.

use super::row::{COLUMNS, PageRow};
use super::schema::{wiki_asked as asked_rows, wiki_confirmations as confirmations, wiki_pages as pages};
use super::{among, visible};
use crate::access::{Allowed, Arrange, Confirm};
use crate::model::confirmation::Asked;
use crate::model::{Keys, Page};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use maru_kernel::{Id, PersonId};
use maru_store::{DbConn, Portable, StoreResult, Tx, Utc, sql};

/// What the page asks of its readers.
pub fn asked(conn: &mut DbConn, page: Id) -> StoreResult<Option<Asked>> {
    let row: Option<(String, i32)> = asked_rows::table
        .find(page.as_i64())
        .select((asked_rows::scope, asked_rows::since))
        .first(conn)
        .optional()?;
    Ok(row.map(|(key, since)| Asked { key, since }))
}

/// Asks, or asks no more.
pub fn ask(tx: &mut Tx<'_>, allowed: &Allowed<Arrange, Page>, asked: Option<&Asked>) -> StoreResult<()> {
    let page = allowed.noun().id.as_i64();
    diesel::delete(asked_rows::table.find(page)).execute(tx.conn())?;
    if let Some(Asked { key, since }) = asked {
        let row = (
            asked_rows::page.eq(page),
            asked_rows::scope.eq(key),
            asked_rows::since.eq(since),
            asked_rows::told.eq(0),
        );
        diesel::insert_into(asked_rows::table).values(row).execute(tx.conn())?;
    }
    Ok(())
}

/// A page of which not everybody who is asked was told, unless it lies in the trash.
pub fn untold(conn: &mut DbConn) -> StoreResult<Option<Id>> {
    let is_there = pages::table.filter(pages::id.eq(asked_rows::page).and(pages::trashed_at.is_null()));
    let page: Option<i64> = asked_rows::table
        .filter(asked_rows::told.lt(i64::MAX).and(diesel::dsl::exists(is_there)))
        .order(asked_rows::page)
        .select(asked_rows::page)
        .first(conn)
        .optional()?;
    Ok(page.map(Id::from_i64))
}

/// Up to whom those asked were told, in the order of their ids.
pub fn told(conn: &mut DbConn, page: Id) -> StoreResult<i64> {
    let told = asked_rows::table.find(page.as_i64()).select(asked_rows::told).first(conn).optional()?;
    Ok(told.unwrap_or(i64::MAX))
}

/// Notes up to whom they were told; none when all were.
pub fn note_told(tx: &mut Tx<'_>, page: Id, last: Option<PersonId>) -> StoreResult<()> {
    diesel::update(asked_rows::table.find(page.as_i64()))
        .set(asked_rows::told.eq(last.map_or(i64::MAX, Id::as_i64)))
        .execute(tx.conn())?;
    Ok(())
}

/// The version that the person confirmed last.
pub fn of_person(conn: &mut DbConn, page: Id, person: PersonId) -> StoreResult<Option<i32>> {
    let row = confirmations::table.find((page.as_i64(), person.as_i64()));
    Ok(row.select(confirmations::number).first(conn).optional()?)
}

/// Who confirmed version `since` of the page or a later one.
pub fn done(conn: &mut DbConn, page: Id, since: i32) -> StoreResult<Vec<PersonId>> {
    let found: Vec<i64> = confirmations::table
        .filter(confirmations::page.eq(page.as_i64()).and(confirmations::number.ge(since)))
        .select(confirmations::person)
        .load(conn)?;
    Ok(found.into_iter().map(Id::from_i64).collect())
}

/// Notes that the person read this version.
pub fn confirm(
    tx: &mut Tx<'_>,
    allowed: &Allowed<Confirm, Page>,
    person: PersonId,
    number: i32,
) -> StoreResult<()> {
    let values = (confirmations::number.eq(number), confirmations::at.eq(Utc(tx.now())));
    let spot =
        (confirmations::page.eq(allowed.noun().id.as_i64()), confirmations::person.eq(person.as_i64()));
    let row = diesel::insert_into(confirmations::table).values((spot, values));
    Portable(row.on_conflict((confirmations::page, confirmations::person)).do_update().set(values))
        .execute(tx.conn())?;
    Ok(())
}

/// Pages that ask somebody with these keys and that they have not confirmed, by title.
pub fn open(conn: &mut DbConn, keys: &Keys, limit: i64) -> StoreResult<Vec<Page>> {
    let sqlite = conn.is_sqlite();
    let statement = format!(
        "SELECT {COLUMNS} FROM wiki_asked q JOIN wiki_pages p ON p.id = q.page WHERE q.scope {} AND {} \
         AND NOT EXISTS (SELECT 1 FROM wiki_confirmations c WHERE c.page = q.page AND c.person = $2 AND c.number >= q.since) \
         ORDER BY p.title, p.id LIMIT $3",
        among(sqlite, 1),
        visible(sqlite, 1)
    );
    let rows: Vec<PageRow> = sql(statement)
        .bind::<Text, _>(keys.json())
        .bind::<BigInt, _>(keys.person.as_i64())
        .bind::<BigInt, _>(limit)
        .load(conn)?;
    Ok(rows.into_iter().map(PageRow::into_page).collect())
}
