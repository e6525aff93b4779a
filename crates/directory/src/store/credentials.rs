//! Who may try to sign in, and passwords kept here.

use super::schema::{
    directory_appointments as appointments, directory_persons as persons, directory_units as units,
};
use super::schema_sign_in::directory_credentials as credentials;
use crate::model::password_rules::About;
use crate::model::policy::{self, PasswordPolicy};
use diesel::prelude::*;
use maru_kernel::{Id, PersonId};
use maru_store::{DbConn, Portable, StoreResult, Tx, Utc};

/// A person as the sign-in sees them.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Whether they work here now.
    pub active: bool,
    /// The source they come from; `None` for local people.
    pub source: Option<String>,
    /// Their name in that source.
    pub dn: String,
    /// The hash of a password kept here; it wins over the source.
    pub hash: Option<String>,
}

/// The person whose folded sign-in name is `login`.
///
/// # Errors
/// As any read.
pub fn candidate(conn: &mut DbConn, login: &str) -> StoreResult<Option<Candidate>> {
    let person: Option<i64> =
        persons::table.filter(persons::login.eq(login)).select(persons::id).first(conn).optional()?;
    match person {
        Some(person) => candidate_by_id(conn, Id::from_i64(person)),
        None => Ok(None),
    }
}

/// The same by id, for giving the password again.
///
/// # Errors
/// As any read.
pub fn candidate_by_id(conn: &mut DbConn, person: PersonId) -> StoreResult<Option<Candidate>> {
    let row: Option<(String, bool, Option<String>, String)> = persons::table
        .find(person.as_i64())
        .select((persons::name, persons::active, persons::source, persons::dn))
        .first(conn)
        .optional()?;
    let Some((name, active, source, dn)) = row else { return Ok(None) };
    let hash = credentials::table.find(person.as_i64()).select(credentials::hash).first(conn).optional()?;
    Ok(Some(Candidate { person, name, active, source, dn, hash }))
}

/// What is known of a person that may not stand in their password (S-2): also the names of their units
/// and of the agency, which is the unit above all others.
///
/// # Errors
/// As any read.
pub fn about(conn: &mut DbConn, person: PersonId) -> StoreResult<About> {
    type Row = (Option<String>, String, String, String, String, String, String);
    let row: Option<Row> = persons::table
        .find(person.as_i64())
        .select((
            persons::login,
            persons::name,
            persons::name_en,
            persons::employee_number,
            persons::mail,
            persons::phone,
            persons::mobile,
        ))
        .first(conn)
        .optional()?;
    let Some((login, name, name_en, number, mail, phone, mobile)) = row else { return Ok(About::default()) };
    let local_part = mail.split('@').next().unwrap_or_default().to_owned();
    let names = name_en.split_whitespace().map(str::to_owned);
    let mut words: Vec<String> = login.into_iter().chain([name, number, local_part]).chain(names).collect();
    words.extend(unit_names(conn, person)?);
    Ok(About { words, phones: vec![phone, mobile] })
}

fn unit_names(conn: &mut DbConn, person: PersonId) -> StoreResult<Vec<String>> {
    let mut names: Vec<String> = appointments::table
        .inner_join(units::table)
        .filter(appointments::person_id.eq(person.as_i64()))
        .select(units::name)
        .load(conn)?;
    let top = units::table.filter(units::parent_id.is_null().and(units::closed.eq(false)));
    names.extend(top.order(units::id).limit(5).select(units::name).load::<String>(conn)?);
    Ok(names)
}

/// The settings from which [`crate::model::policy::PasswordPolicy`] is read, what may not stand in the
/// password, and the hashes it may not belong to.
///
/// # Errors
/// As any read.
pub fn for_new_password(
    conn: &mut DbConn,
    person: PersonId,
) -> StoreResult<(PasswordPolicy, About, Vec<String>)> {
    let policy = PasswordPolicy::read(&maru_store::settings_like(conn, policy::PREFIX)?);
    Ok((policy, about(conn, person)?, earlier(conn, person)?))
}

/// Keeps the hash of a password, and those before it up to `remembered`.
///
/// # Errors
/// As any write.
pub fn keep(tx: &mut Tx<'_>, person: PersonId, hash: &str, remembered: usize) -> StoreResult<()> {
    let mut earlier = earlier(tx.conn(), person)?;
    earlier.insert(0, hash.to_owned());
    earlier.truncate(remembered);
    let earlier = serde_json::to_string(&earlier).unwrap_or_default();
    let changed = (
        credentials::hash.eq(hash),
        credentials::earlier.eq(&earlier),
        credentials::changed_at.eq(Utc(tx.now())),
    );
    Portable(
        diesel::insert_into(credentials::table)
            .values((credentials::person_id.eq(person.as_i64()), changed))
            .on_conflict(credentials::person_id)
            .do_update()
            .set(changed),
    )
    .execute(tx.conn())?;
    Ok(())
}

/// Hashes of the latest passwords, the one in use first.
///
/// # Errors
/// As any read.
pub fn earlier(conn: &mut DbConn, person: PersonId) -> StoreResult<Vec<String>> {
    let text: Option<String> =
        credentials::table.find(person.as_i64()).select(credentials::earlier).first(conn).optional()?;
    Ok(text.and_then(|t| serde_json::from_str(&t).ok()).unwrap_or_default())
}
