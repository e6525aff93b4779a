//! Writes people who come from no directory source; all others are written by the synchronisation.

use super::schema::directory_persons as persons;
use diesel::prelude::*;
use maru_kernel::PersonId;
use maru_kernel::korean::choseong;
use maru_store::{StoreResult, Tx, Utc};

/// Keeps a person.
///
/// # Errors
/// As any write; the sign-in name is unique.
pub fn insert(tx: &mut Tx<'_>, login: &str, name: &str, guest: bool) -> StoreResult<PersonId> {
    let (id, since) = (tx.id(), Utc(tx.now()));
    diesel::insert_into(persons::table)
        .values((
            persons::id.eq(id.as_i64()),
            persons::login.eq(login),
            persons::name.eq(name),
            persons::choseong.eq(choseong(name)),
            persons::active.eq(true),
            persons::guest.eq(guest),
            persons::since.eq(since),
        ))
        .execute(tx.conn())?;
    Ok(id)
}
