//! Which page leads to which.

use super::row::{COLUMNS, PageRow};
use super::schema::wiki_links as links;
use super::visible;
use crate::model::{Keys, Page};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use maru_kernel::Id;
use maru_store::{DbConn, StoreResult, Tx, on_backend, sql};

/// Links told of one page.
const MOST: usize = 2_000;

/// Replaces the links of a page.
pub fn set(tx: &mut Tx<'_>, page: Id, targets: &[Id]) -> StoreResult<()> {
    diesel::delete(links::table.filter(links::page.eq(page.as_i64()))).execute(tx.conn())?;
    let values: Vec<_> = targets
        .iter()
        .take(MOST)
        .map(|target| (links::page.eq(page.as_i64()), links::target.eq(target.as_i64())))
        .collect();
    if !values.is_empty() {
        on_backend!(tx.conn(), conn => diesel::insert_into(links::table).values(values).execute(conn))?;
    }
    Ok(())
}

/// Pages that lead to this one and that somebody with these keys may see, by title.
pub fn leading_to(conn: &mut DbConn, keys: &Keys, page: Id, limit: i64) -> StoreResult<Vec<Page>> {
    let statement = format!(
        "SELECT {COLUMNS} FROM wiki_links l JOIN wiki_pages p ON p.id = l.page \
         WHERE l.target = $1 AND {} ORDER BY p.title, p.id LIMIT $3",
        visible(conn.is_sqlite(), 2)
    );
    let rows: Vec<PageRow> = sql(statement)
        .bind::<BigInt, _>(page.as_i64())
        .bind::<Text, _>(keys.json())
        .bind::<BigInt, _>(limit)
        .load(conn)?;
    Ok(rows.into_iter().map(PageRow::into_page).collect())
}
