//! One-time tokens, known by their hash.

use super::schema_sign_in::directory_tokens as tokens;
use diesel::prelude::*;
use maru_kernel::{Id, PersonId, Timestamp};
use maru_store::{DbConn, StoreResult, Tx, Utc};

/// What a token is for; one made for one thing opens nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To take roles.
    Roles,
    /// To set a password kept here.
    Password,
}

impl Purpose {
    const fn name(self) -> &'static str {
        match self {
            Purpose::Roles => "roles",
            Purpose::Password => "password",
        }
    }
}

/// Keeps a token for `person`; `roles` are names parted by commas. Of addresses to set a password only the
/// newest is good.
///
/// # Errors
/// As any write.
pub fn insert(
    tx: &mut Tx<'_>,
    hash: &[u8],
    person: PersonId,
    purpose: Purpose,
    roles: &str,
    until: Timestamp,
) -> StoreResult<()> {
    if purpose == Purpose::Password {
        let older = tokens::person_id.eq(person.as_i64()).and(tokens::purpose.eq(purpose.name()));
        diesel::delete(tokens::table.filter(older.and(tokens::used_at.is_null()))).execute(tx.conn())?;
    }
    diesel::insert_into(tokens::table)
        .values((
            tokens::hash.eq(hash),
            tokens::person_id.eq(person.as_i64()),
            tokens::roles.eq(roles),
            tokens::purpose.eq(purpose.name()),
            tokens::expires_at.eq(Utc(until)),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// For whom and for which roles a token is good now.
///
/// # Errors
/// As any read.
pub fn valid(
    conn: &mut DbConn,
    hash: &[u8],
    purpose: Purpose,
    now: Timestamp,
) -> StoreResult<Option<(PersonId, String)>> {
    let row: Option<(i64, String)> = tokens::table
        .find(hash)
        .filter(tokens::used_at.is_null().and(tokens::expires_at.gt(Utc(now))))
        .filter(tokens::purpose.eq(purpose.name()))
        .select((tokens::person_id, tokens::roles))
        .first(conn)
        .optional()?;
    Ok(row.map(|(person, roles)| (Id::from_i64(person), roles)))
}

/// Uses a token up: true for the first who comes with it (S-121).
///
/// # Errors
/// As any write.
pub fn use_up(tx: &mut Tx<'_>, hash: &[u8]) -> StoreResult<bool> {
    let now = Utc(tx.now());
    let unused = tokens::hash.eq(hash).and(tokens::used_at.is_null()).and(tokens::expires_at.gt(now));
    Ok(diesel::update(tokens::table.filter(unused)).set(tokens::used_at.eq(Some(now))).execute(tx.conn())?
        == 1)
}
