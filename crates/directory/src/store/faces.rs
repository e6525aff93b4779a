//! What is known of somebody who is not asking right now: name, unit, language.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Nullable, Text};
use maru_kernel::PersonId;
use maru_store::{DbConn, StoreResult};

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
    /// The unit of the main appointment.
    #[diesel(sql_type = Nullable<Text>)]
    pub unit: Option<String>,
}

const ONE: &str = "SELECT p.name, CASE WHEN p.title <> '' THEN p.title ELSE p.rank END AS title, \
    p.lang AS person_lang, p.guest, r.lang, \
    (SELECT u.name FROM directory_appointments a JOIN directory_units u ON u.id = a.unit_id \
     WHERE a.person_id = p.id AND a.kind = 'main' ORDER BY a.ord LIMIT 1) AS unit \
    FROM directory_persons p LEFT JOIN directory_preferences r ON r.person_id = p.id \
    WHERE p.id = $1 AND p.active";

/// The person, unless they are no longer active.
///
/// # Errors
/// As any read.
pub fn one(conn: &mut DbConn, person: PersonId) -> StoreResult<Option<Face>> {
    Ok(maru_store::sql(ONE).bind::<BigInt, _>(person.as_i64()).get_result(conn).optional()?)
}
