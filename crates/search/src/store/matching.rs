//! Asks the index: words become a phrase query of the database at hand.

use crate::model::{Place, Query, Word};
use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{BigInt, Text};
use maru_kernel::{Id, Ref};
use maru_store::{DbConn, StoreResult};

// SQLite numbers `$n` by their first appearance, so they appear in order. Both statements walk from the youngest
// down and stop when there are enough; the join must not begin with the documents, or all matches are sorted.
const SQLITE: &str = "
SELECT d.module, d.kind, d.id
FROM search_grams CROSS JOIN search_documents d ON d.id = search_grams.rowid
WHERE search_grams MATCH $1 AND search_grams.rowid < $2
  AND ($3 = '' OR d.module = $3)
  AND EXISTS (SELECT 1 FROM search_scopes s
              WHERE s.document_id = d.id AND s.scope IN (SELECT value FROM json_each($4)))
ORDER BY search_grams.rowid DESC
LIMIT $5";

const POSTGRES: &str = "
SELECT d.module, d.kind, d.id
FROM search_documents d
WHERE d.grams @@ $1::tsquery AND d.id < $2
  AND ($3 = '' OR d.module = $3)
  AND EXISTS (SELECT 1 FROM search_scopes s
              WHERE s.document_id = d.id AND s.scope IN (SELECT jsonb_array_elements_text($4::jsonb)))
ORDER BY d.id DESC
LIMIT $5";

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    module: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = BigInt)]
    id: i64,
}

/// What is asked of the index.
#[derive(Clone, Copy)]
pub struct Wanted<'a> {
    /// Words that must all be there.
    pub query: &'a Query,
    /// Keys of which a document must have one.
    pub scopes: &'a [String],
    /// Only documents of this module; empty: of all.
    pub module: &'a str,
}

/// Up to `limit` references after `after`, in order.
pub fn matching(
    conn: &mut DbConn,
    wanted: &Wanted<'_>,
    after: Place,
    limit: usize,
) -> StoreResult<Vec<(Ref, Place)>> {
    let mut found = Vec::new();
    if after.in_title {
        found = part(conn, wanted, after, limit)?;
    }
    if found.len() < limit {
        let after = if after.in_title { Place::BODIES } else { after };
        found.extend(part(conn, wanted, after, limit - found.len())?);
    }
    Ok(found)
}

/// Of those with all words in the title, or of the others.
fn part(
    conn: &mut DbConn,
    wanted: &Wanted<'_>,
    after: Place,
    limit: usize,
) -> StoreResult<Vec<(Ref, Place)>> {
    let (sql, words) = if conn.is_sqlite() {
        (SQLITE, fts5(wanted.query, after.in_title))
    } else {
        (POSTGRES, tsquery(wanted.query, after.in_title))
    };
    let rows: Vec<Row> = sql_query(sql)
        .bind::<Text, _>(words)
        .bind::<BigInt, _>(after.subject.as_i64())
        .bind::<Text, _>(wanted.module)
        .bind::<Text, _>(serde_json::Value::from(wanted.scopes).to_string())
        .bind::<BigInt, _>(i64::try_from(limit).unwrap_or(i64::MAX))
        .load(conn)?;
    let pair = |row: Row| {
        let subject = Id::from_i64(row.id);
        (Ref::new(&row.module, &row.kind, subject), Place { in_title: after.in_title, subject })
    };
    Ok(rows.into_iter().map(pair).collect())
}

/// The query in FTS5's words: all in the title, or all, but not in the title. Pieces are letters and digits only, so
/// quoting them is enough.
fn fts5(query: &Query, in_title: bool) -> String {
    let words = query.words().iter().map(|word| match word {
        Word::Letter(letter) => format!("\"{letter}\" *"),
        Word::Pairs(pairs) => format!("\"{}\"", pairs.join(" ")),
    });
    let all = words.collect::<Vec<_>>().join(" AND ");
    let titles = format!("{{title initials}} : ({all})");
    if in_title { titles } else { format!("({all}) NOT ({titles})") }
}

/// The same in the words of `tsquery`.
fn tsquery(query: &Query, in_title: bool) -> String {
    let titles = weighted(query, "AB");
    if in_title { titles } else { format!("({}) & !({titles})", weighted(query, "")) }
}

/// All words, in pieces of these weights.
fn weighted(query: &Query, weights: &str) -> String {
    let label = if weights.is_empty() { String::new() } else { format!(":{weights}") };
    let words = query.words().iter().map(|word| match word {
        Word::Letter(letter) => format!("'{letter}':*{weights}"),
        Word::Pairs(pairs) => {
            let phrase: Vec<String> = pairs.iter().map(|p| format!("'{p}'{label}")).collect();
            format!("({})", phrase.join(" <-> "))
        }
    });
    words.collect::<Vec<_>>().join(" & ")
}
