//! Whose words a version has that no second person has let readers see.

use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{BigInt, Integer};
use maru_kernel::{Id, PersonId};
use maru_store::{DbConn, StoreResult};

/// A version has its author's words, and those of the versions it comes from as far back as readers never saw them:
/// what was published once is no secret of its author's any more.
const AUTHORS: &str = "WITH RECURSIVE words (number, base, source, author) AS ( \
     SELECT number, base, source, author FROM wiki_revisions WHERE page = $1 AND number = $2 \
     UNION \
     SELECT r.number, r.base, r.source, r.author FROM words w \
     JOIN wiki_revisions r ON r.page = $1 AND r.number IN (w.base, w.source) AND r.state <> 'published') \
     SELECT DISTINCT author FROM words";

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = BigInt)]
    author: i64,
}

/// Those who wrote what readers would see for the first time with this version.
pub fn authors(conn: &mut DbConn, page: Id, number: i32) -> StoreResult<Vec<PersonId>> {
    let rows: Vec<Row> =
        sql_query(AUTHORS).bind::<BigInt, _>(page.as_i64()).bind::<Integer, _>(number).load(conn)?;
    Ok(rows.into_iter().map(|row| Id::from_i64(row.author)).collect())
}
