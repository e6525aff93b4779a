//! Soft locks: who is writing a page at the moment.

use super::schema::wiki_locks as locks;
use crate::access::{Allowed, Keep, Own, PutAway};
use diesel::prelude::*;
use maru_kernel::{Id, PersonId, Timestamp};
use maru_store::{DbConn, Portable, StoreResult, Tx, Utc};

/// Who writes, and since when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lock {
    /// Who.
    pub person: PersonId,
    /// Since when.
    pub since: Timestamp,
}

/// Who writes the page at `now`.
pub fn holder(conn: &mut DbConn, page: Id, now: Timestamp) -> StoreResult<Option<Lock>> {
    let found: Option<(i64, Utc)> = locks::table
        .find(page.as_i64())
        .filter(locks::until.gt(Utc(now)))
        .select((locks::person, locks::since))
        .first(conn)
        .optional()?;
    Ok(found.map(|(person, since)| Lock { person: Id::from_i64(person), since: since.0 }))
}

/// Gives the lock to whoever is allowed to keep it until `until`, whoever had it.
pub fn take(tx: &mut Tx<'_>, allowed: &Allowed<Keep, Own>, until: Timestamp) -> StoreResult<()> {
    let (Own { page, person }, now) = (*allowed.noun(), tx.now());
    let since =
        holder(tx.conn(), page, now)?.filter(|lock| lock.person == person).map_or(now, |lock| lock.since);
    let values =
        (locks::person.eq(person.as_i64()), locks::since.eq(Utc(since)), locks::until.eq(Utc(until)));
    let row = diesel::insert_into(locks::table).values((locks::page.eq(page.as_i64()), values));
    Portable(row.on_conflict(locks::page).do_update().set(values)).execute(tx.conn())?;
    Ok(())
}

/// Gives the lock back, if it is one's own.
pub fn give_back(tx: &mut Tx<'_>, allowed: &Allowed<PutAway, Own>) -> StoreResult<()> {
    let Own { page, person } = *allowed.noun();
    diesel::delete(locks::table.find(page.as_i64()).filter(locks::person.eq(person.as_i64())))
        .execute(tx.conn())?;
    Ok(())
}
