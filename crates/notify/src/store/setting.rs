//! What a person does not want to hear of, and when.

use super::schema::{notify_muted as muted, notify_quiet_hours as hours};
use crate::model::{Days, QuietHours};
use diesel::prelude::*;
use maru_kernel::{Id, PersonId};
use maru_store::{DbConn, Portable, StoreResult, Tx};
use std::collections::BTreeSet;

/// Those who do not want to hear of events of this name.
pub fn deaf_to(conn: &mut DbConn, name: &str) -> StoreResult<BTreeSet<PersonId>> {
    let ids: Vec<i64> = muted::table.filter(muted::name.eq(name)).select(muted::person).load(conn)?;
    Ok(ids.into_iter().map(Id::from_i64).collect())
}

/// What a person does not want to hear of.
pub fn muted_by(conn: &mut DbConn, person: PersonId) -> StoreResult<BTreeSet<String>> {
    let names: Vec<String> =
        muted::table.filter(muted::person.eq(person.as_i64())).select(muted::name).load(conn)?;
    Ok(names.into_iter().collect())
}

/// Replaces what a person does not want to hear of.
pub fn mute(tx: &mut Tx<'_>, person: PersonId, names: &BTreeSet<String>) -> StoreResult<()> {
    diesel::delete(muted::table.filter(muted::person.eq(person.as_i64()))).execute(tx.conn())?;
    for name in names {
        diesel::insert_into(muted::table)
            .values((muted::person.eq(person.as_i64()), muted::name.eq(name)))
            .execute(tx.conn())?;
    }
    Ok(())
}

/// A person's quiet hours.
pub fn quiet_hours(conn: &mut DbConn, person: PersonId) -> StoreResult<Option<QuietHours>> {
    let row: Option<(i32, i32, i32, i32)> = hours::table
        .find(person.as_i64())
        .select((hours::from_minute, hours::to_minute, hours::days, hours::whole))
        .first(conn)
        .optional()?;
    Ok(row.map(|(from, to, days, whole)| QuietHours {
        from,
        to,
        days: Days::from_bits(days),
        whole: Days::from_bits(whole),
    }))
}

/// Sets or ends a person's quiet hours.
pub fn set_quiet_hours(tx: &mut Tx<'_>, person: PersonId, quiet: Option<QuietHours>) -> StoreResult<()> {
    let Some(quiet) = quiet else {
        diesel::delete(hours::table.find(person.as_i64())).execute(tx.conn())?;
        return Ok(());
    };
    let values = (
        hours::from_minute.eq(quiet.from),
        hours::to_minute.eq(quiet.to),
        hours::days.eq(quiet.days.bits()),
        hours::whole.eq(quiet.whole.bits()),
    );
    Portable(
        diesel::insert_into(hours::table)
            .values((hours::person.eq(person.as_i64()), values))
            .on_conflict(hours::person)
            .do_update()
            .set(values),
    )
    .execute(tx.conn())?;
    Ok(())
}
