//! PostgreSQL's way: it can walk from the youngest down, or have an index name everything with the words, and does not
//! know beforehand which is less. So the youngest are walked first, and the index is asked when they are too few.

use super::matching::{Row, Wanted, rows};
use crate::model::{Place, Query, Word};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use maru_store::{StoreResult, sql};

/// How many of the youngest are looked at one by one. That costs half a millisecond, and the index more than that for
/// words that stand in more than some hundred documents.
const WALKED: usize = 2_000;

// A value that has to be read, a query or JSON, is one of a SELECT of its own: it is read once, not for every document.
//
// Whether somebody with the keys $4 may see `c`, and whether it has the words $1. These are questions for one value, so
// that no plan turns them into joins of whole tables: they are asked from the youngest down until there are enough.
const MAY_SEE: &str = "(SELECT true FROM search_scopes s WHERE s.document_id = c.id \
     AND s.scope IN (SELECT jsonb_array_elements_text((SELECT $4::jsonb))) LIMIT 1)";
const HAS_WORDS: &str = "(SELECT d.grams @@ (SELECT $1::tsquery) FROM search_documents d WHERE d.id = c.id)";

/// What the index of titles holds, and what that of everything does.
const TITLES: &str = "ts_filter(d.grams, '{a,b}')";
const EVERYTHING: &str = "d.grams";

/// The first `limit` after `after` that have all words in the title, or of the others.
pub fn youngest(
    conn: &mut PgConnection,
    wanted: &Wanted<'_>,
    after: Place,
    limit: usize,
) -> StoreResult<Vec<Row>> {
    let found = walked(conn, wanted, after, limit)?;
    if found.len() == limit { Ok(found) } else { indexed(conn, wanted, after, limit) }
}

/// The same, of the next [`WALKED`] only.
fn walked(conn: &mut PgConnection, wanted: &Wanted<'_>, after: Place, limit: usize) -> StoreResult<Vec<Row>> {
    let statement = format!(
        "SELECT c.module, c.kind, c.id FROM (SELECT d.id, d.module, d.kind, d.grams FROM search_documents d \
         WHERE d.id < $2 ORDER BY d.id DESC LIMIT {WALKED}) c \
         WHERE ($3 = '' OR c.module = $3) AND c.grams @@ (SELECT $1::tsquery) AND {MAY_SEE} ORDER BY c.id DESC LIMIT $5"
    );
    Ok(sql(statement)
        .bind::<Text, _>(words(wanted.query, after.in_title))
        .bind::<BigInt, _>(after.subject.as_i64())
        .bind::<Text, _>(wanted.module)
        .bind::<Text, _>(wanted.keys())
        .bind::<BigInt, _>(rows(limit))
        .load(conn)?)
}

/// The same of all, by an index, which knows all that have the pieces of the words. Whether these follow one another is told by
/// the documents alone, which takes far longer; so it is asked last, and of no more than needed. (Above the candidates the
/// place would be one more condition for an index, which then reads the ids of all documents.)
pub(super) fn indexed(
    conn: &mut PgConnection,
    wanted: &Wanted<'_>,
    after: Place,
    limit: usize,
) -> StoreResult<Vec<Row>> {
    let index = if after.in_title { TITLES } else { EVERYTHING };
    let statement = format!(
        "WITH candidates AS MATERIALIZED (SELECT d.id, d.module, d.kind FROM search_documents d \
         WHERE {index} @@ (SELECT $6::tsquery) AND ($3 = '' OR d.module = $3)) \
         SELECT c.module, c.kind, c.id FROM (SELECT * FROM candidates WHERE id < $2 ORDER BY id DESC OFFSET 0) c \
         WHERE {MAY_SEE} AND {HAS_WORDS} ORDER BY c.id DESC LIMIT $5"
    );
    Ok(sql(statement)
        .bind::<Text, _>(words(wanted.query, after.in_title))
        .bind::<BigInt, _>(after.subject.as_i64())
        .bind::<Text, _>(wanted.module)
        .bind::<Text, _>(wanted.keys())
        .bind::<BigInt, _>(rows(limit))
        .bind::<Text, _>(pieces(wanted.query))
        .load(conn)?)
}

/// The query in the words of `tsquery`: all in the title, or all, but not in the title.
fn words(query: &Query, in_title: bool) -> String {
    let titles = weighted(query, "AB");
    if in_title { titles } else { format!("({}) & !({titles})", weighted(query, "")) }
}

/// All words, in pieces of these weights. Pieces are letters and digits only, so quoting them is enough.
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

/// All pieces of all words, wherever they stand: what has the words has these, and an index tells it by itself.
fn pieces(query: &Query) -> String {
    let pieces = query.words().iter().flat_map(|word| match word {
        Word::Letter(letter) => vec![format!("'{letter}':*")],
        Word::Pairs(pairs) => pairs.iter().map(|pair| format!("'{pair}'")).collect(),
    });
    pieces.collect::<Vec<_>>().join(" & ")
}
