//! When publishing by a second person was switched on and off.

use super::schema::wiki_four_eyes as switches;
use crate::access::{Allowed, Arrange};
use crate::model::Page;
use crate::model::four_eyes::Switch;
use diesel::prelude::*;
use maru_kernel::Id;
use maru_store::{DbConn, StoreResult, Tx, Utc};

/// Notes a turn of the switch.
pub fn note(tx: &mut Tx<'_>, allowed: &Allowed<Arrange, Page>, switch: &Switch) -> StoreResult<()> {
    let row = (
        switches::id.eq(tx.id().as_i64()),
        switches::page.eq(allowed.noun().id.as_i64()),
        switches::at.eq(Utc(switch.at)),
        switches::person.eq(switch.by.as_i64()),
        switches::is_on.eq(switch.is_on),
        switches::reason.eq(&switch.reason),
        switches::latest.eq(switch.latest),
    );
    diesel::insert_into(switches::table).values(row).execute(tx.conn())?;
    Ok(())
}

/// The turns of a page's switch in their order.
pub fn of_page(conn: &mut DbConn, page: Id) -> StoreResult<Vec<Switch>> {
    type Row = (Utc, i64, bool, String, i32);
    let rows: Vec<Row> = switches::table
        .filter(switches::page.eq(page.as_i64()))
        .order(switches::id)
        .select((switches::at, switches::person, switches::is_on, switches::reason, switches::latest))
        .load(conn)?;
    let switch = |(at, by, is_on, reason, latest): Row| Switch {
        at: at.0,
        by: Id::from_i64(by),
        is_on,
        reason,
        latest,
    };
    Ok(rows.into_iter().map(switch).collect())
}
