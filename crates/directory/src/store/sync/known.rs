//! What we know of a source already: ids and digests only, so that a million people fit in memory.

use crate::model::Noun;
use crate::store::history::from_list;
use crate::sync::digest::{Digests, key};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Text};
use maru_store::{DbConn, StoreResult};
use std::collections::HashSet;

/// A row we know.
#[derive(Clone, Copy, Debug)]
pub struct Known {
    /// Its id.
    pub id: i64,
    /// Digest of what the source said last.
    pub mark: i64,
    /// Whether it counts: the person is active, the unit open.
    pub active: bool,
    /// Whether this run has met it.
    pub seen: bool,
    /// Whether this run makes it.
    pub fresh: bool,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    stable_id: String,
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = BigInt)]
    mark: i64,
    #[diesel(sql_type = Bool)]
    active: bool,
}

/// Everything of one noun that came from `source`, by the digest of its stable id.
///
/// The portions go along the primary key. Left to itself a database may pick the index on the source,
/// and then sorts all rows again for every portion; adding an empty text keeps it from that.
pub fn load(conn: &mut DbConn, noun: Noun, source: &str) -> StoreResult<Digests<Known>> {
    let active = match noun {
        Noun::Unit => "NOT closed",
        Noun::Appointment => "TRUE",
        Noun::Person | Noun::Post | Noun::Group => "active",
    };
    let table = noun.table();
    let sql = format!(
        "SELECT stable_id, id, mark, {active} AS active FROM {table} WHERE source || '' = $1 AND id > $2 ORDER BY id LIMIT 20000"
    );
    let (mut known, mut last) = (Digests::default(), i64::MIN);
    loop {
        let rows: Vec<Row> =
            diesel::sql_query(&sql).bind::<Text, _>(source).bind::<BigInt, _>(last).load(conn)?;
        let Some(row) = rows.last() else { return Ok(known) };
        last = row.id;
        for row in rows {
            known.insert(
                key(&row.stable_id),
                Known { id: row.id, mark: row.mark, active: row.active, seen: false, fresh: false },
            );
        }
    }
}

#[derive(QueryableByName)]
struct Named {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    code: String,
}

/// Names and ids of the rows of a noun that the source still has, in portions: the entry's name, and for
/// units the code as well. Rows that are gone have no digest; their entries' names may be others' by now.
pub fn each_name(
    conn: &mut DbConn,
    noun: Noun,
    source: &str,
    mut take: impl FnMut(i64, &str, &str),
) -> StoreResult<()> {
    let (code, counts) = if noun == Noun::Unit { ("code", "NOT closed") } else { ("''", "active") };
    let table = noun.table();
    let sql = format!(
        "SELECT id, dn AS name, {code} AS code FROM {table} WHERE source || '' = $1 AND id > $2 \
         AND ({counts} OR mark <> 0) ORDER BY id LIMIT 20000"
    );
    let mut last = i64::MIN;
    loop {
        let rows: Vec<Named> =
            diesel::sql_query(&sql).bind::<Text, _>(source).bind::<BigInt, _>(last).load(conn)?;
        let Some(row) = rows.last() else { return Ok(()) };
        last = row.id;
        rows.iter().for_each(|row| take(row.id, &row.name, &row.code));
    }
}

/// The unit above each of these units, and their codes.
pub fn units_of(conn: &mut DbConn, ids: &[i64]) -> StoreResult<Vec<(i64, Option<i64>, String)>> {
    use crate::store::schema::directory_units as units;
    let mut found = Vec::new();
    for chunk in ids.chunks(CHUNK) {
        let chosen = units::table.filter(units::id.eq_any(chunk.to_vec()));
        found.extend(
            chosen
                .select((units::id, units::parent_id, units::code))
                .load::<(i64, Option<i64>, String)>(conn)?,
        );
    }
    Ok(found)
}

/// How many names or ids one statement carries.
const CHUNK: usize = 500;

/// An appointment as far as a run over changes has to know it.
#[derive(Clone, Debug, QueryableByName)]
pub struct Held {
    /// The appointment.
    #[diesel(sql_type = BigInt)]
    pub id: i64,
    /// Who holds it.
    #[diesel(sql_type = BigInt)]
    pub person_id: i64,
    /// Where.
    #[diesel(sql_type = BigInt)]
    pub unit_id: i64,
    /// The post, when an entry of its own tells of it.
    #[diesel(sql_type = diesel::sql_types::Nullable<BigInt>)]
    pub post_id: Option<i64>,
    /// How it is held.
    #[diesel(sql_type = Text)]
    pub kind: String,
}

/// The appointments of these people.
pub fn held_by(conn: &mut DbConn, source: &str, people: &HashSet<i64>) -> StoreResult<Vec<Held>> {
    held(conn, source, "person_id", people)
}

/// The appointments to these posts.
pub fn holders_of(conn: &mut DbConn, source: &str, posts: &HashSet<i64>) -> StoreResult<Vec<Held>> {
    held(conn, source, "post_id", posts)
}

fn held(conn: &mut DbConn, source: &str, column: &str, ids: &HashSet<i64>) -> StoreResult<Vec<Held>> {
    let list = from_list(conn.is_sqlite(), 2);
    let sql = format!(
        "SELECT id, person_id, unit_id, post_id, kind FROM directory_appointments \
         WHERE source = $1 AND {column} IN ({list})"
    );
    let (all, mut found): (Vec<i64>, Vec<Held>) = (ids.iter().copied().collect(), Vec::new());
    for chunk in all.chunks(CHUNK) {
        let rows: Vec<Held> = diesel::sql_query(&sql)
            .bind::<Text, _>(source)
            .bind::<Text, _>(serde_json::json!(chunk).to_string())
            .load(conn)?;
        found.extend(rows);
    }
    Ok(found)
}
