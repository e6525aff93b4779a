//! What changed last, and what leads nowhere.

use super::row::{COLUMNS, PageRow};
use super::{VISIBLE_HERE, mine, visible};
use crate::model::{Keys, Page};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use maru_kernel::{Id, Timestamp};
use maru_store::{DbConn, StoreResult, Utc, UtcTime, sql};

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
    /// Those before this page, as it was changed last.
    pub before: Option<(Timestamp, Id)>,
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
    let (at, id) = asked.before.unwrap_or((Timestamp::MAX, Id::from_i64(i64::MAX)));
    // A space has an index of its own, which a condition that may be left out would not find.
    let (space, of_space) = match asked.space {
        Some(space) => (space.as_i64(), "AND p.space = $5"),
        None => (0, ""),
    };
    let statement = format!(
        "SELECT {COLUMNS}, coalesce(r.note, '') AS note FROM wiki_pages p \
         LEFT JOIN wiki_revisions r ON r.page = p.id AND r.number = p.published \
         WHERE (p.changed_at, p.id) < ($3, $4) {of_space} \
         AND {} ORDER BY p.changed_at DESC, p.id DESC LIMIT $2",
        visible(conn.is_sqlite(), 1)
    );
    let rows: Vec<Row> = sql(statement)
        .bind::<Text, _>(keys.json())
        .bind::<BigInt, _>(limit)
        .bind::<UtcTime, _>(Utc(at))
        .bind::<BigInt, _>(id.as_i64())
        .bind::<BigInt, _>(space)
        .load(conn)?;
    Ok(rows.into_iter().map(|row| Changed { page: row.page.into_page(), note: row.note }).collect())
}

/// Pages with links to pages that somebody with these keys does not see, with how many such links, by title; only pages
/// that they do see. Whether what they do not see is gone, thrown away or hidden is not told.
pub fn leading_nowhere(conn: &mut DbConn, keys: &Keys, limit: i64) -> StoreResult<Vec<(Page, i64)>> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(embed)]
        page: PageRow,
        #[diesel(sql_type = BigInt)]
        links: i64,
    }
    let sqlite = conn.is_sqlite();
    let target = visible(sqlite, 1).replace("p.", "t.");
    let statement = format!(
        "{} SELECT {COLUMNS}, b.links FROM (SELECT l.page, count(*) AS links FROM wiki_pages p {VISIBLE_HERE} \
         JOIN wiki_links l ON l.page = p.id \
         WHERE NOT EXISTS (SELECT 1 FROM wiki_pages t WHERE t.id = l.target AND {target}) GROUP BY l.page) AS b \
         JOIN wiki_pages p ON p.id = b.page ORDER BY p.title, p.id LIMIT $2",
        mine(sqlite, 1)
    );
    let rows: Vec<Row> = sql(statement).bind::<Text, _>(keys.json()).bind::<BigInt, _>(limit).load(conn)?;
    Ok(rows.into_iter().map(|row| (row.page.into_page(), row.links)).collect())
}
