//! Legal holds.

use super::schema::records_holds as holds;
use crate::access::{Allowed, Lift};
use crate::model::{Hold, NewHold, Request};
use diesel::prelude::*;
use maru_kernel::{Id, PersonId};
use maru_store::{DbConn, StoreResult, Tx, Utc};

#[derive(Queryable, Selectable)]
#[diesel(table_name = holds)]
struct Row {
    id: i64,
    reason: String,
    prefix: String,
    person: Option<i64>,
    from_at: Option<Utc>,
    to_at: Option<Utc>,
    placed_by: i64,
    placed_at: Utc,
    lift_asked_by: Option<i64>,
    lift_asked_at: Option<Utc>,
}

impl Row {
    fn into_hold(self) -> Hold {
        let lift_asked = self.lift_asked_by.zip(self.lift_asked_at);
        Hold {
            id: Id::from_i64(self.id),
            scope: NewHold {
                reason: self.reason,
                prefix: self.prefix,
                person: self.person.map(Id::from_i64),
                from: self.from_at.map(|at| at.0),
                to: self.to_at.map(|at| at.0),
            },
            placed_by: Id::from_i64(self.placed_by),
            placed_at: self.placed_at.0,
            lift_asked: lift_asked.map(|(by, at)| Request { by: Id::from_i64(by), at: at.0 }),
        }
    }
}

/// Places a hold.
pub fn place(tx: &mut Tx<'_>, hold: &NewHold, person: PersonId) -> StoreResult<Id> {
    let id = tx.id();
    diesel::insert_into(holds::table)
        .values((
            holds::id.eq(id.as_i64()),
            holds::reason.eq(&hold.reason),
            holds::prefix.eq(&hold.prefix),
            holds::person.eq(hold.person.map(Id::as_i64)),
            holds::from_at.eq(hold.from.map(Utc)),
            holds::to_at.eq(hold.to.map(Utc)),
            holds::placed_by.eq(person.as_i64()),
            holds::placed_at.eq(Utc(tx.now())),
        ))
        .execute(tx.conn())?;
    Ok(id)
}

/// All holds in force, the newest first.
pub fn in_force(conn: &mut DbConn) -> StoreResult<Vec<Hold>> {
    let rows: Vec<Row> = holds::table
        .filter(holds::lifted_at.is_null())
        .order(holds::id.desc())
        .select(Row::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(Row::into_hold).collect())
}

/// Holds in force before `before`, the newest first.
pub fn list(conn: &mut DbConn, before: Id, limit: i64) -> StoreResult<Vec<Hold>> {
    let rows: Vec<Row> = holds::table
        .filter(holds::lifted_at.is_null().and(holds::id.lt(before.as_i64())))
        .order(holds::id.desc())
        .limit(limit)
        .select(Row::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(Row::into_hold).collect())
}

/// The hold with this id, if it is in force.
pub fn find(conn: &mut DbConn, id: Id) -> StoreResult<Option<Hold>> {
    let row: Option<Row> = holds::table
        .filter(holds::id.eq(id.as_i64()).and(holds::lifted_at.is_null()))
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    Ok(row.map(Row::into_hold))
}

/// Notes that `person` wants the hold lifted.
pub fn ask_to_lift(tx: &mut Tx<'_>, id: Id, person: PersonId) -> StoreResult<()> {
    diesel::update(holds::table.find(id.as_i64()))
        .set((holds::lift_asked_by.eq(Some(person.as_i64())), holds::lift_asked_at.eq(Some(Utc(tx.now())))))
        .execute(tx.conn())?;
    Ok(())
}

/// Lifts a hold; its row stays.
pub fn lift(tx: &mut Tx<'_>, allowed: &Allowed<Lift, Hold>, person: PersonId) -> StoreResult<()> {
    diesel::update(holds::table.find(allowed.noun().id.as_i64()))
        .set((holds::lifted_by.eq(Some(person.as_i64())), holds::lifted_at.eq(Some(Utc(tx.now())))))
        .execute(tx.conn())?;
    Ok(())
}
