//! The embedded database's way: FTS5 walks from the youngest down by itself.

use super::matching::{Row, Wanted, rows};
use crate::model::{Place, Query, Word};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use maru_store::StoreResult;

// SQLite numbers `$n` by their first appearance, so they appear in order. It walks from the youngest down and stops
// when there are enough; the join must not begin with the documents, or all matches are sorted.
const YOUNGEST: &str = "
SELECT d.module, d.kind, d.id
FROM search_grams CROSS JOIN search_documents d ON d.id = search_grams.rowid
WHERE search_grams MATCH $1 AND search_grams.rowid < $2
  AND ($3 = '' OR d.module = $3)
  AND EXISTS (SELECT 1 FROM search_scopes s
              WHERE s.document_id = d.id AND s.scope IN (SELECT value FROM json_each($4)))
ORDER BY search_grams.rowid DESC
LIMIT $5";

/// The first `limit` after `after` that have all words in the title, or of the others.
pub fn youngest(
    conn: &mut SqliteConnection,
    wanted: &Wanted<'_>,
    after: Place,
    limit: usize,
) -> StoreResult<Vec<Row>> {
    Ok(diesel::sql_query(YOUNGEST)
        .bind::<Text, _>(words(wanted.query, after.in_title))
        .bind::<BigInt, _>(after.subject.as_i64())
        .bind::<Text, _>(wanted.module)
        .bind::<Text, _>(wanted.keys())
        .bind::<BigInt, _>(rows(limit))
        .load(conn)?)
}

/// The query in FTS5's words: all in the title, or all, but not in the title. Pieces are letters and digits only, so
/// quoting them is enough.
fn words(query: &Query, in_title: bool) -> String {
    let words = query.words().iter().map(|word| match word {
        Word::Letter(letter) => format!("\"{letter}\" *"),
        Word::Pairs(pairs) => format!("\"{}\"", pairs.join(" ")),
    });
    let all = words.collect::<Vec<_>>().join(" AND ");
    let titles = format!("{{title initials}} : ({all})");
    if in_title { titles } else { format!("({all}) NOT ({titles})") }
}
