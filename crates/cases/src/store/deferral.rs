//! Tellings that were put off.

use super::case;
use super::schema::cases_deferrals as deferrals;
use crate::access::{Agree, Allowed, Defer};
use crate::model::{Case, Deferral, Request};
use diesel::prelude::*;
use maru_kernel::{Id, PersonId, Timestamp};
use maru_store::{DbConn, StoreResult, Tx, Utc};

#[derive(Queryable, Selectable)]
#[diesel(table_name = deferrals)]
struct Row {
    id: i64,
    case_id: i64,
    asked_by: i64,
    asked_at: Utc,
    until_at: Utc,
    reason: String,
    agreed_by: Option<i64>,
    agreed_at: Option<Utc>,
}

impl Row {
    fn into_deferral(self) -> Deferral {
        Deferral {
            id: Id::from_i64(self.id),
            case: Id::from_i64(self.case_id),
            asked: Request { by: Id::from_i64(self.asked_by), at: self.asked_at.0 },
            until: self.until_at.0,
            reason: self.reason,
            agreed: self.agreed_by.zip(self.agreed_at).map(|(by, at)| (Id::from_i64(by), at.0)),
        }
    }
}

/// Those of a case, the newest first.
pub fn of_case(conn: &mut DbConn, case: Id) -> StoreResult<Vec<Deferral>> {
    let rows: Vec<Row> = deferrals::table
        .filter(deferrals::case_id.eq(case.as_i64()))
        .order(deferrals::id.desc())
        .select(Row::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(Row::into_deferral).collect())
}

/// All that were agreed to, the newest first: for the auditor (S-522).
pub fn agreed(conn: &mut DbConn, limit: i64) -> StoreResult<Vec<Deferral>> {
    let rows: Vec<Row> = deferrals::table
        .filter(deferrals::agreed_at.is_not_null())
        .order(deferrals::id.desc())
        .limit(limit)
        .select(Row::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(Row::into_deferral).collect())
}

/// Asks for one.
pub fn ask(
    tx: &mut Tx<'_>,
    allowed: &Allowed<Defer, Case>,
    by: PersonId,
    until: Timestamp,
    reason: &str,
) -> StoreResult<Id> {
    let (id, now) = (tx.id(), Utc(tx.now()));
    diesel::insert_into(deferrals::table)
        .values((
            deferrals::id.eq(id.as_i64()),
            deferrals::case_id.eq(allowed.noun().id.as_i64()),
            deferrals::asked_by.eq(by.as_i64()),
            deferrals::asked_at.eq(now),
            deferrals::until_at.eq(Utc(until)),
            deferrals::reason.eq(reason),
        ))
        .execute(tx.conn())?;
    Ok(id)
}

/// Agrees to one: the subjects hear of the case then.
pub fn agree(tx: &mut Tx<'_>, allowed: &Allowed<Agree, Deferral>, by: PersonId) -> StoreResult<()> {
    let (deferral, now) = (allowed.noun(), Utc(tx.now()));
    diesel::update(deferrals::table.find(deferral.id.as_i64()))
        .set((deferrals::agreed_by.eq(Some(by.as_i64())), deferrals::agreed_at.eq(Some(now))))
        .execute(tx.conn())?;
    case::put_off(tx, deferral.case, deferral.until)
}
