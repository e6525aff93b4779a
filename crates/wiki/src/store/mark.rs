//! Watches and stars: whom a page matters to.

use super::row::{COLUMNS, PageRow};
use super::schema::wiki_marks as marks;
use super::visible;
use crate::access::{Allowed, Mark as Marking, Own};
use crate::model::{Keys, Page};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use maru_kernel::{Id, PersonId};
use maru_store::{DbConn, Portable, StoreResult, Tx, Utc, sql};

/// Why a page matters to somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// They want to hear of changes here and below.
    Watch,
    /// They want it at hand.
    Star,
}

impl Mark {
    const fn name(self) -> &'static str {
        match self {
            Mark::Watch => "watch",
            Mark::Star => "star",
        }
    }
}

/// Whether the page is marked so by the person.
pub fn has(conn: &mut DbConn, page: Id, person: PersonId, mark: Mark) -> StoreResult<bool> {
    let row = marks::table.find((page.as_i64(), person.as_i64(), mark.name()));
    Ok(diesel::select(diesel::dsl::exists(row)).get_result(conn)?)
}

/// Sets or takes away a mark.
pub fn set(tx: &mut Tx<'_>, allowed: &Allowed<Marking, Own>, mark: Mark, on: bool) -> StoreResult<()> {
    let Own { page, person } = *allowed.noun();
    if on {
        let row = (
            marks::page.eq(page.as_i64()),
            marks::person.eq(person.as_i64()),
            marks::kind.eq(mark.name()),
            marks::at.eq(Utc(tx.now())),
        );
        Portable(diesel::insert_into(marks::table).values(row).on_conflict_do_nothing())
            .execute(tx.conn())?;
    } else {
        let row = marks::table.find((page.as_i64(), person.as_i64(), mark.name()));
        diesel::delete(row).execute(tx.conn())?;
    }
    Ok(())
}

/// Pages the person has a star on and may see, the latest star first.
pub fn starred(conn: &mut DbConn, keys: &Keys, limit: i64) -> StoreResult<Vec<Page>> {
    let statement = format!(
        "SELECT {COLUMNS} FROM wiki_marks m JOIN wiki_pages p ON p.id = m.page \
         WHERE m.person = $1 AND m.kind = 'star' AND {} ORDER BY m.at DESC LIMIT $3",
        visible(conn.is_sqlite(), 2)
    );
    let rows: Vec<PageRow> = sql(statement)
        .bind::<BigInt, _>(keys.person.as_i64())
        .bind::<Text, _>(keys.json())
        .bind::<BigInt, _>(limit)
        .load(conn)?;
    Ok(rows.into_iter().map(PageRow::into_page).collect())
}

/// Everybody who watches one of these pages.
pub fn watchers(conn: &mut DbConn, way: &[Id]) -> StoreResult<Vec<PersonId>> {
    let found: Vec<i64> = marks::table
        .filter(marks::page.eq_any(way.iter().map(|id| id.as_i64())))
        .filter(marks::kind.eq(Mark::Watch.name()))
        .select(marks::person)
        .distinct()
        .load(conn)?;
    Ok(found.into_iter().map(Id::from_i64).collect())
}
