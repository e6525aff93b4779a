//! Who is asked to confirm that they read a page, and who did.

use super::row::{COLUMNS, PageRow};
use super::schema::{wiki_asked as asked_rows, wiki_confirmations as confirmations};
use super::{among, visible};
use crate::access::{Allowed, Arrange};
use crate::model::confirmation::Asked;
use crate::model::{Keys, Page};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use maru_kernel::{Id, PersonId, Timestamp};
use maru_store::{DbConn, Portable, StoreResult, Tx, Utc, sql};
use std::collections::BTreeMap;

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
        let row = (asked_rows::page.eq(page), asked_rows::scope.eq(key), asked_rows::since.eq(since));
        diesel::insert_into(asked_rows::table).values(row).execute(tx.conn())?;
    }
    Ok(())
}

/// The version that the person confirmed last.
pub fn of_person(conn: &mut DbConn, page: Id, person: PersonId) -> StoreResult<Option<i32>> {
    let row = confirmations::table.find((page.as_i64(), person.as_i64()));
    Ok(row.select(confirmations::number).first(conn).optional()?)
}

/// Who confirmed which version of the page, and when.
pub fn of_page(conn: &mut DbConn, page: Id) -> StoreResult<BTreeMap<PersonId, (i32, Timestamp)>> {
    let rows: Vec<(i64, i32, Utc)> = confirmations::table
        .filter(confirmations::page.eq(page.as_i64()))
        .select((confirmations::person, confirmations::number, confirmations::at))
        .load(conn)?;
    Ok(rows.into_iter().map(|(person, number, at)| (Id::from_i64(person), (number, at.0))).collect())
}

/// Notes that the person read this version.
pub fn confirm(tx: &mut Tx<'_>, page: Id, person: PersonId, number: i32) -> StoreResult<()> {
    let values = (confirmations::number.eq(number), confirmations::at.eq(Utc(tx.now())));
    let spot = (confirmations::page.eq(page.as_i64()), confirmations::person.eq(person.as_i64()));
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
