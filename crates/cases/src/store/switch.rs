//! Whether cases are possible.

use super::schema::cases_switchings as switchings;
use crate::access::{Allowed, Confirm, Turn};
use crate::model::{Keeper, Request, Switch, Switching};
use diesel::prelude::*;
use maru_kernel::{Id, PersonId, Timestamp};
use maru_store::{DbConn, StoreResult, Tx, Utc};

#[derive(Queryable, Selectable)]
#[diesel(table_name = switchings)]
struct Row {
    id: i64,
    turn_on: bool,
    reason: String,
    asked_by: i64,
    asked_as: String,
    asked_at: Utc,
    confirmed_at: Option<Utc>,
}

/// How things stand at `now`.
pub fn read(conn: &mut DbConn, now: Timestamp) -> StoreResult<Switch> {
    let confirmed: Option<Row> = switchings::table
        .filter(switchings::confirmed_at.is_not_null())
        .order((switchings::confirmed_at.desc(), switchings::id.desc()))
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    let newest: Option<Row> = switchings::table
        .order(switchings::id.desc())
        .select(Row::as_select())
        .first(conn)
        .optional()?
        .filter(|row: &Row| row.confirmed_at.is_none());
    let waiting = newest.and_then(|row| {
        // A role that nobody knows confirms nothing.
        let asked_as = Keeper::from_name(&row.asked_as)?;
        let asked = Request { by: Id::from_i64(row.asked_by), at: row.asked_at.0 };
        let id = Id::from_i64(row.id);
        Some(Switching { id, on: row.turn_on, reason: row.reason, asked, asked_as })
    });
    Ok(Switch {
        on_since: confirmed.filter(|row| row.turn_on).and_then(|row| row.confirmed_at).map(|at| at.0),
        waiting: waiting.filter(|switching| switching.asked.is_alive(now)),
    })
}

/// Notes that somebody wants to switch.
pub fn ask(
    tx: &mut Tx<'_>,
    allowed: &Allowed<Turn, (PersonId, Keeper)>,
    on: bool,
    reason: &str,
) -> StoreResult<Id> {
    let (id, now, (person, keeper)) = (tx.id(), Utc(tx.now()), *allowed.noun());
    diesel::insert_into(switchings::table)
        .values((
            switchings::id.eq(id.as_i64()),
            switchings::turn_on.eq(on),
            switchings::reason.eq(reason),
            switchings::asked_by.eq(person.as_i64()),
            switchings::asked_as.eq(keeper.name()),
            switchings::asked_at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(id)
}

/// Switches.
pub fn confirm(tx: &mut Tx<'_>, allowed: &Allowed<Confirm, Switching>, by: PersonId) -> StoreResult<()> {
    let now = Utc(tx.now());
    diesel::update(switchings::table.find(allowed.noun().id.as_i64()))
        .set((switchings::confirmed_by.eq(Some(by.as_i64())), switchings::confirmed_at.eq(Some(now))))
        .execute(tx.conn())?;
    Ok(())
}
