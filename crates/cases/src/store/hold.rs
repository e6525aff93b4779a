//! Legal holds of cases.

use super::case;
use super::schema::cases_holds as holds;
use crate::access::{Allowed, Lift, Place, WantLifted};
use crate::model::{Case, CaseHold, Request};
use diesel::prelude::*;
use maru_kernel::{Id, PersonId, Timestamp};
use maru_store::{DbConn, StoreResult, Tx, Utc};

#[derive(Queryable, Selectable)]
#[diesel(table_name = holds)]
struct Row {
    id: i64,
    case_id: i64,
    placed_by: i64,
    placed_at: Utc,
    lift_asked_by: Option<i64>,
    lift_asked_at: Option<Utc>,
}

impl Row {
    fn into_hold(self) -> CaseHold {
        let asked = self.lift_asked_by.zip(self.lift_asked_at);
        CaseHold {
            id: Id::from_i64(self.id),
            case: Id::from_i64(self.case_id),
            placed_by: Id::from_i64(self.placed_by),
            placed_at: self.placed_at.0,
            lift_asked: asked.map(|(by, at)| Request { by: Id::from_i64(by), at: at.0 }),
        }
    }
}

/// The hold in force of a case.
pub fn of_case(conn: &mut DbConn, case: Id) -> StoreResult<Option<CaseHold>> {
    let row: Option<Row> = holds::table
        .filter(holds::case_id.eq(case.as_i64()).and(holds::lifted_at.is_null()))
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    Ok(row.map(Row::into_hold))
}

/// The cases that are held, whatever their stage.
pub fn held(conn: &mut DbConn, now: Timestamp) -> StoreResult<Vec<Case>> {
    let ids: Vec<i64> = holds::table.filter(holds::lifted_at.is_null()).select(holds::case_id).load(conn)?;
    let mut all = Vec::with_capacity(ids.len());
    for id in ids {
        all.extend(case::find(conn, Id::from_i64(id), now)?);
    }
    Ok(all)
}

/// Places a hold.
pub fn place(tx: &mut Tx<'_>, allowed: &Allowed<Place, Case>, by: PersonId) -> StoreResult<Id> {
    let (id, now) = (tx.id(), Utc(tx.now()));
    diesel::insert_into(holds::table)
        .values((
            holds::id.eq(id.as_i64()),
            holds::case_id.eq(allowed.noun().id.as_i64()),
            holds::placed_by.eq(by.as_i64()),
            holds::placed_at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(id)
}

/// Notes that somebody wants it lifted.
pub fn ask_to_lift(
    tx: &mut Tx<'_>,
    allowed: &Allowed<WantLifted, CaseHold>,
    by: PersonId,
) -> StoreResult<()> {
    let now = Utc(tx.now());
    diesel::update(holds::table.find(allowed.noun().id.as_i64()))
        .set((holds::lift_asked_by.eq(Some(by.as_i64())), holds::lift_asked_at.eq(Some(now))))
        .execute(tx.conn())?;
    Ok(())
}

/// Lifts it; its row stays.
pub fn lift(tx: &mut Tx<'_>, allowed: &Allowed<Lift, CaseHold>, by: PersonId) -> StoreResult<()> {
    let now = Utc(tx.now());
    diesel::update(holds::table.find(allowed.noun().id.as_i64()))
        .set((holds::lifted_by.eq(Some(by.as_i64())), holds::lifted_at.eq(Some(now))))
        .execute(tx.conn())?;
    Ok(())
}
