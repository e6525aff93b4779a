//! Asks the index: words become a phrase query of the database at hand.

use crate::model::{Place, Query, Word};
use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{BigInt, Integer, Text};
use maru_kernel::{Id, Ref};
use maru_store::{DbConn, StoreResult};

// SQLite numbers `$n` by their first appearance, so they appear in order.
const SQLITE: &str = "
SELECT module, kind, subject, id, in_title FROM (
  SELECT d.module, d.kind, d.subject, d.id,
    CASE WHEN d.id IN (SELECT rowid FROM search_grams WHERE search_grams MATCH $1) THEN 1 ELSE 0 END AS in_title
  FROM search_documents d
  WHERE d.id IN (SELECT rowid FROM search_grams WHERE search_grams MATCH $2)
    AND ($3 = '' OR d.module = $3)
    AND EXISTS (SELECT 1 FROM search_scopes s
                WHERE s.document_id = d.id AND s.scope IN (SELECT value FROM json_each($4)))
) AS found
WHERE (in_title, subject, id) < ($5, $6, $7)
ORDER BY in_title DESC, subject DESC, id DESC
LIMIT $8";

const POSTGRES: &str = "
SELECT module, kind, subject, id, in_title FROM (
  SELECT d.module, d.kind, d.subject, d.id,
    CASE WHEN d.grams @@ $1::tsquery THEN 1 ELSE 0 END AS in_title
  FROM search_documents d
  WHERE d.grams @@ $2::tsquery
    AND ($3 = '' OR d.module = $3)
    AND EXISTS (SELECT 1 FROM search_scopes s
                WHERE s.document_id = d.id AND s.scope IN (SELECT jsonb_array_elements_text($4::jsonb)))
) AS found
WHERE (in_title, subject, id) < ($5, $6, $7)
ORDER BY in_title DESC, subject DESC, id DESC
LIMIT $8";

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    module: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = BigInt)]
    subject: i64,
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = Integer)]
    in_title: i32,
}

/// Up to `limit` references after `after` that have all words and one of the scopes, in order. With a
/// `module`, only its own.
pub fn matching(
    conn: &mut DbConn,
    query: &Query,
    scopes: &[String],
    module: &str,
    after: Place,
    limit: i64,
) -> StoreResult<Vec<(Ref, Place)>> {
    let sqlite = conn.is_sqlite();
    let (sql, all, title) = if sqlite {
        let all = fts5(query);
        let title = format!("{{title initials}} : ({all})");
        (SQLITE, all, title)
    } else {
        (POSTGRES, tsquery(query, ""), tsquery(query, "AB"))
    };
    let rows: Vec<Row> = sql_query(sql)
        .bind::<Text, _>(title)
        .bind::<Text, _>(all)
        .bind::<Text, _>(module)
        .bind::<Text, _>(serde_json::Value::from(scopes).to_string())
        .bind::<Integer, _>(after.in_title)
        .bind::<BigInt, _>(after.subject)
        .bind::<BigInt, _>(after.document)
        .bind::<BigInt, _>(limit)
        .load(conn)?;
    Ok(rows.into_iter().map(Row::into_pair).collect())
}

impl Row {
    fn into_pair(self) -> (Ref, Place) {
        let place = Place { in_title: self.in_title, subject: self.subject, document: self.id };
        (Ref::new(&self.module, &self.kind, Id::from_i64(self.subject)), place)
    }
}

/// The query in FTS5's words. Pieces are letters and digits only, so quoting them is enough.
fn fts5(query: &Query) -> String {
    let words = query.words().iter().map(|word| match word {
        Word::Letter(letter) => format!("\"{letter}\" *"),
        Word::Pairs(pairs) => format!("\"{}\"", pairs.join(" ")),
    });
    words.collect::<Vec<_>>().join(" AND ")
}

/// The query in the words of `tsquery`, restricted to pieces of these weights.
fn tsquery(query: &Query, weights: &str) -> String {
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
