//! Second factors and recovery codes.

use super::schema_sign_in::{directory_recovery_codes as codes, directory_second_factors as factors};
use diesel::prelude::*;
use maru_kernel::PersonId;
use maru_store::{DbConn, Portable, StoreResult, Tx, Utc};

/// A second factor as kept.
#[derive(Clone, Debug)]
pub struct Factor {
    /// The secret under the master key.
    pub sealed: Vec<u8>,
    /// Whether the person has shown that their device knows the secret.
    pub confirmed: bool,
}

/// The second factor of a person.
///
/// # Errors
/// As any read.
pub fn of_person(conn: &mut DbConn, person: PersonId) -> StoreResult<Option<Factor>> {
    let row: Option<(Vec<u8>, bool)> = factors::table
        .find(person.as_i64())
        .select((factors::sealed, factors::confirmed))
        .first(conn)
        .optional()?;
    Ok(row.map(|(sealed, confirmed)| Factor { sealed, confirmed }))
}

/// Keeps a new, unconfirmed secret; a confirmed one is never replaced this way.
///
/// # Errors
/// As any write.
pub fn propose(tx: &mut Tx<'_>, person: PersonId, sealed: &[u8]) -> StoreResult<()> {
    diesel::delete(
        factors::table.filter(factors::person_id.eq(person.as_i64()).and(factors::confirmed.eq(false))),
    )
    .execute(tx.conn())?;
    let row = (
        factors::person_id.eq(person.as_i64()),
        factors::sealed.eq(sealed),
        factors::since.eq(Utc(tx.now())),
    );
    Portable(diesel::insert_into(factors::table).values(row).on_conflict_do_nothing()).execute(tx.conn())?;
    Ok(())
}

/// The person's device knows the secret.
///
/// # Errors
/// As any write.
pub fn confirm(tx: &mut Tx<'_>, person: PersonId) -> StoreResult<()> {
    diesel::update(factors::table.find(person.as_i64()))
        .set(factors::confirmed.eq(true))
        .execute(tx.conn())?;
    Ok(())
}

/// Uses a step up: true for the first who comes with it or a later one (RFC 6238 section 5.2).
///
/// # Errors
/// As any write.
pub fn use_step(tx: &mut Tx<'_>, person: PersonId, step: i64) -> StoreResult<bool> {
    let unused = factors::person_id.eq(person.as_i64()).and(factors::last_step.lt(step));
    let used =
        diesel::update(factors::table.filter(unused)).set(factors::last_step.eq(step)).execute(tx.conn())?;
    Ok(used == 1)
}

/// Replaces all recovery codes.
///
/// # Errors
/// As any write.
pub fn keep_codes(tx: &mut Tx<'_>, person: PersonId, hashes: &[Vec<u8>]) -> StoreResult<()> {
    diesel::delete(codes::table.filter(codes::person_id.eq(person.as_i64()))).execute(tx.conn())?;
    for hash in hashes {
        diesel::insert_into(codes::table)
            .values((codes::person_id.eq(person.as_i64()), codes::hash.eq(hash)))
            .execute(tx.conn())?;
    }
    Ok(())
}

/// Uses a recovery code up: true for the first who comes with it.
///
/// # Errors
/// As any write.
pub fn use_code(tx: &mut Tx<'_>, person: PersonId, hash: &[u8]) -> StoreResult<bool> {
    Ok(diesel::delete(codes::table.find((person.as_i64(), hash))).execute(tx.conn())? == 1)
}

/// How many recovery codes are left.
///
/// # Errors
/// As any read.
pub fn codes_left(conn: &mut DbConn, person: PersonId) -> StoreResult<i64> {
    Ok(codes::table.filter(codes::person_id.eq(person.as_i64())).count().get_result(conn)?)
}

/// Takes factor and codes away; whether there was a confirmed one.
///
/// # Errors
/// As any write.
pub fn remove(tx: &mut Tx<'_>, person: PersonId) -> StoreResult<bool> {
    let had = of_person(tx.conn(), person)?.is_some_and(|f| f.confirmed);
    diesel::delete(factors::table.find(person.as_i64())).execute(tx.conn())?;
    keep_codes(tx, person, &[])?;
    Ok(had)
}
