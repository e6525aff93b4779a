//! What changed last, and what leads nowhere.

use super::row::{COLUMNS, PageRow};
use super::{VISIBLE_HERE, mine, visible};
use crate::model::{Keys, Page};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use maru_kernel::Id;
use maru_store::{DbConn, StoreResult, sql};

/// A page with what its last author says about the change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The page.
    pub page: Page,
    /// What was changed, in its author's words; may be empty.
    pub note: String,
}

/// Which changes are asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked {
    /// Of this space only.
    pub space: Option<Id>,
    /// Those before the last change of this page.
    pub before: Option<Id>,
}

/// Pages changed last that somebody with these keys may see, the newest first.
pub fn last(conn: &mut DbConn, keys: &Keys, asked: Asked, limit: i64) -> StoreResult<Vec<Changed>> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(embed)]
        page: PageRow,
        #[diesel(sql_type = Text)]
        note: String,
    }
    // Both numbers are bound whether they are asked for or not.
    let statement = format!(
        "SELECT {COLUMNS}, coalesce(r.note, '') AS note FROM wiki_pages p \
         LEFT JOIN wiki_revisions r ON r.page = p.id AND r.number = p.published \
         WHERE ($3 = 0 OR p.space = $3) \
         AND ($4 = 0 OR (p.changed_at, p.id) < (SELECT b.changed_at, b.id FROM wiki_pages b WHERE b.id = $4)) \
         AND {} ORDER BY p.changed_at DESC, p.id DESC LIMIT $2",
        visible(conn.is_sqlite(), 1)
    );
    let number = |id: Option<Id>| id.map_or(0, Id::as_i64);
    let rows: Vec<Row> = sql(statement)
        .bind::<Text, _>(keys.json())
        .bind::<BigInt, _>(limit)
        .bind::<BigInt, _>(number(asked.space))
        .bind::<BigInt, _>(number(asked.before))
        .load(conn)?;
    Ok(rows.into_iter().map(|row| Changed { page: row.page.into_page(), note: row.note }).collect())
}

/// Pages with links to pages that are gone or lie in the trash, with how many such links, by title; only pages
/// that somebody with these keys may see.
pub fn leading_nowhere(conn: &mut DbConn, keys: &Keys, limit: i64) -> StoreResult<Vec<(Page, i64)>> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(embed)]
        page: PageRow,
        #[diesel(sql_type = BigInt)]
        links: i64,
    }
    let statement = format!(
        "{} SELECT {COLUMNS}, b.links FROM (SELECT l.page, count(*) AS links FROM wiki_pages p {VISIBLE_HERE} \
         JOIN wiki_links l ON l.page = p.id LEFT JOIN wiki_pages t ON t.id = l.target \
         WHERE t.id IS NULL OR t.trashed_at IS NOT NULL GROUP BY l.page) AS b \
         JOIN wiki_pages p ON p.id = b.page ORDER BY p.title, p.id LIMIT $2",
        mine(conn.is_sqlite(), 1)
    );
    let rows: Vec<Row> = sql(statement).bind::<Text, _>(keys.json()).bind::<BigInt, _>(limit).load(conn)?;
    Ok(rows.into_iter().map(|row| (row.page.into_page(), row.links)).collect())
}
