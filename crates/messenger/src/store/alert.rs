//! How browsers tell somebody of what is new.

use super::schema::messenger_alerts as alerts;
use crate::access::{Allowed, Choose};
use crate::model::Alerts;
use diesel::prelude::*;
use maru_kernel::PersonId;
use maru_store::{DbConn, Portable, StoreResult, Tx};

/// What somebody has chosen.
pub fn of(conn: &mut DbConn, person: PersonId) -> StoreResult<Alerts> {
    let row: Option<(bool, bool, bool)> = alerts::table
        .find(person.as_i64())
        .select((alerts::desktop, alerts::words, alerts::sound))
        .first(conn)
        .optional()?;
    Ok(row.map(|(desktop, words, sound)| Alerts { desktop, words, sound }).unwrap_or_default())
}

/// Keeps what somebody chooses.
pub fn set(tx: &mut Tx<'_>, allowed: &Allowed<Choose, PersonId>, new: Alerts) -> StoreResult<()> {
    let set = (alerts::desktop.eq(new.desktop), alerts::words.eq(new.words), alerts::sound.eq(new.sound));
    let row = diesel::insert_into(alerts::table).values((alerts::person.eq(allowed.noun().as_i64()), set));
    Portable(row.on_conflict(alerts::person).do_update().set(set)).execute(tx.conn())?;
    Ok(())
}
