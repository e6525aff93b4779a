//! What is known of somebody who is not asking right now: name, unit, language.

use super::known_by::unit_known_by;
use super::schema::directory_persons as persons;
use crate::faces::Known;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Nullable, Text};
use maru_kernel::{PersonId, Timestamp};
use maru_store::{DbConn, StoreResult, Utc, UtcTime, any_of};
use std::collections::HashMap;

/// Somebody who is active.
#[derive(Debug, QueryableByName)]
pub struct Face {
    /// The person's name.
    #[diesel(sql_type = Text)]
    pub name: String,
    /// Title or rank.
    #[diesel(sql_type = Text)]
    pub title: String,
    /// The language the person chose; empty when the browser decides.
    #[diesel(sql_type = Nullable<Text>)]
    pub lang: Option<String>,
    /// The language the directory tells.
    #[diesel(sql_type = Text)]
    pub person_lang: String,
    /// Whether they are from outside.
    #[diesel(sql_type = Bool)]
    pub guest: bool,
    /// The unit they are known by.
    #[diesel(sql_type = Nullable<Text>)]
    pub unit: Option<String>,
}

const ONE: &str = concat!(
    "SELECT p.name, CASE WHEN p.title <> '' THEN p.title ELSE p.rank END AS title, \
     p.lang AS person_lang, p.guest, r.lang, (SELECT u.name FROM directory_units u WHERE u.id = ",
    unit_known_by!("$1"),
    ") AS unit FROM directory_persons p LEFT JOIN directory_preferences r ON r.person_id = p.id \
     WHERE p.id = $2 AND p.active"
);

/// The person as they are at `now`, unless they are no longer active.
///
/// # Errors
/// As any read.
pub fn one(conn: &mut DbConn, person: PersonId, now: Timestamp) -> StoreResult<Option<Face>> {
    let query = maru_store::sql(ONE).bind::<UtcTime, _>(Utc(now)).bind::<BigInt, _>(person.as_i64());
    Ok(query.get_result(conn).optional()?)
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    title: String,
    #[diesel(sql_type = Text)]
    photo_hash: String,
    #[diesel(sql_type = Bool)]
    active: bool,
    #[diesel(sql_type = Bool)]
    on_leave: bool,
    #[diesel(sql_type = Bool)]
    guest: bool,
    #[diesel(sql_type = Nullable<Text>)]
    unit: Option<String>,
}

const SOME: &str = concat!(
    "SELECT p.id, p.name, CASE WHEN p.title <> '' THEN p.title ELSE p.rank END AS title, p.photo_hash, p.active, \
     p.on_leave, p.guest, (SELECT u.name FROM directory_units u WHERE u.id = ",
    unit_known_by!("$1"),
    ") AS unit FROM directory_persons p WHERE p.id IN $2"
);

/// Those of `people` there are or were, as they are at `now`.
///
/// # Errors
/// As any read.
pub fn some(conn: &mut DbConn, people: &[PersonId], now: Timestamp) -> StoreResult<Vec<Known>> {
    let query = maru_store::sql(SOME).bind::<UtcTime, _>(Utc(now));
    let rows: Vec<Row> = query.bind_list(people.iter().map(|id| id.as_i64())).load(conn)?;
    Ok(rows.into_iter().map(known).collect())
}

/// Those of `people` who are active, each with whether they are from outside.
///
/// # Errors
/// As any read.
pub fn serving(conn: &mut DbConn, people: &[PersonId]) -> StoreResult<HashMap<PersonId, bool>> {
    let found: Vec<(i64, bool)> = persons::table
        .filter(any_of(persons::id, people.iter().map(|id| id.as_i64())))
        .filter(persons::active.eq(true))
        .select((persons::id, persons::guest))
        .load(conn)?;
    Ok(found.into_iter().map(|(id, guest)| (PersonId::from_i64(id), guest)).collect())
}

fn known(row: Row) -> Known {
    Known {
        id: PersonId::from_i64(row.id),
        name: row.name,
        title: row.title,
        unit: row.unit.unwrap_or_default(),
        photo_hash: row.photo_hash,
        active: row.active,
        on_leave: row.on_leave,
        guest: row.guest,
    }
}
