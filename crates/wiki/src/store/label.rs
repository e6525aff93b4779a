//! Labels of pages.

use super::row::{COLUMNS, PageRow};
use super::schema::wiki_labels as labels;
use super::{VISIBLE_HERE, mine, visible};
use crate::access::{Allowed, Write};
use crate::model::{Keys, Page};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use maru_kernel::Id;
use maru_store::{DbConn, StoreResult, Tx, on_backend, sql};

/// The labels of a page.
pub fn of_page(conn: &mut DbConn, page: Id) -> StoreResult<Vec<String>> {
    let of_it = labels::table.filter(labels::page.eq(page.as_i64()));
    Ok(of_it.order(labels::label).select(labels::label).load(conn)?)
}

/// Replaces the labels of a page.
pub fn set(tx: &mut Tx<'_>, allowed: &Allowed<Write, Page>, names: &[String]) -> StoreResult<()> {
    let page = allowed.noun().id.as_i64();
    diesel::delete(labels::table.filter(labels::page.eq(page))).execute(tx.conn())?;
    let values: Vec<_> = names.iter().map(|name| (labels::page.eq(page), labels::label.eq(name))).collect();
    if !values.is_empty() {
        on_backend!(tx.conn(), conn => diesel::insert_into(labels::table).values(values).execute(conn))?;
    }
    Ok(())
}

/// The labels of pages that somebody with these keys may see, with how many of them, by name.
pub fn counts(conn: &mut DbConn, keys: &Keys, limit: i64) -> StoreResult<Vec<(String, i64)>> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = Text)]
        label: String,
        #[diesel(sql_type = BigInt)]
        pages: i64,
    }
    let statement = format!(
        "{} SELECT l.label, count(*) AS pages FROM wiki_labels l JOIN wiki_pages p ON p.id = l.page {VISIBLE_HERE} \
         GROUP BY l.label ORDER BY l.label LIMIT $2",
        mine(conn.is_sqlite(), 1)
    );
    let rows: Vec<Row> = sql(statement).bind::<Text, _>(keys.json()).bind::<BigInt, _>(limit).load(conn)?;
    Ok(rows.into_iter().map(|row| (row.label, row.pages)).collect())
}

/// The pages with this label that somebody with these keys may see, by title.
pub fn pages(conn: &mut DbConn, keys: &Keys, label: &str, limit: i64) -> StoreResult<Vec<Page>> {
    let statement = format!(
        "SELECT {COLUMNS} FROM wiki_labels l JOIN wiki_pages p ON p.id = l.page \
         WHERE l.label = $1 AND {} ORDER BY p.title, p.id LIMIT $3",
        visible(conn.is_sqlite(), 2)
    );
    let rows: Vec<PageRow> = sql(statement)
        .bind::<Text, _>(label)
        .bind::<Text, _>(keys.json())
        .bind::<BigInt, _>(limit)
        .load(conn)?;
    Ok(rows.into_iter().map(PageRow::into_page).collect())
}
