//! What we know of a source already: ids and digests only, so that a million people fit in memory.

use crate::model::Noun;
use crate::sync::digest::{Digests, key};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Text};
use maru_store::{DbConn, StoreResult};

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
pub fn load(conn: &mut DbConn, noun: Noun, source: &str) -> StoreResult<Digests<Known>> {
    let active = match noun {
        Noun::Unit => "NOT closed",
        Noun::Appointment => "TRUE",
        Noun::Person | Noun::Post | Noun::Group => "active",
    };
    let table = noun.table();
    let sql = format!(
        "SELECT stable_id, id, mark, {active} AS active FROM {table} WHERE source = $1 AND id > $2 ORDER BY id LIMIT 20000"
    );
    let (mut known, mut last) = (Digests::default(), i64::MIN);
    loop {
        let rows: Vec<Row> =
            diesel::sql_query(&sql).bind::<Text, _>(source).bind::<BigInt, _>(last).load(conn)?;
        let Some(row) = rows.last() else { return Ok(known) };
        last = row.id;
        for row in rows {
            known.insert(key(&row.stable_id), Known { id: row.id, mark: row.mark, active: row.active, seen: false, fresh: false });
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

/// Names and ids of a noun's rows, in portions: the entry's name, and for units the code as well.
pub fn each_name(
    conn: &mut DbConn,
    noun: Noun,
    source: &str,
    mut take: impl FnMut(i64, &str, &str),
) -> StoreResult<()> {
    let code = if noun == Noun::Unit { "code" } else { "''" };
    let table = noun.table();
    let sql = format!(
        "SELECT id, dn AS name, {code} AS code FROM {table} WHERE source = $1 AND id > $2 ORDER BY id LIMIT 20000"
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

/// Sign-in names that belong to other sources or were made here; they cannot be taken.
pub fn logins_of_others(conn: &mut DbConn, source: &str) -> StoreResult<Vec<String>> {
    use crate::store::schema::directory_persons as persons;
    Ok(persons::table
        .filter(persons::source.is_null().or(persons::source.ne(source)))
        .filter(persons::login.is_not_null())
        .select(persons::login.assume_not_null())
        .load(conn)?)
}

/// Sign-in names of the people of this source.
pub fn logins_of(conn: &mut DbConn, source: &str) -> StoreResult<Vec<(String, i64)>> {
    use crate::store::schema::directory_persons as persons;
    Ok(persons::table
        .filter(persons::source.eq(source).and(persons::login.is_not_null()))
        .select((persons::login.assume_not_null(), persons::id))
        .load(conn)?)
}

/// The entry that has this sign-in name, among those staged and those known.
pub fn dn_of_login(conn: &mut DbConn, login: &str) -> StoreResult<Option<String>> {
    use crate::store::schema::directory_persons as persons;
    use crate::store::schema_sync::directory_stage_persons as staged;
    let found: Option<String> =
        staged::table.filter(staged::login.eq(login)).select(staged::dn).first(conn).optional()?;
    match found {
        Some(dn) => Ok(Some(dn)),
        None => Ok(persons::table.filter(persons::login.eq(login)).select(persons::dn).first(conn).optional()?),
    }
}
