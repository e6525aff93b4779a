//! Worksheets and their items.

use super::schema::{records_items as items, records_worksheets as worksheets};
use crate::model::{Item, ItemState, Worksheet};
use diesel::prelude::*;
use maru_kernel::{Id, PersonId, Ref};
use maru_store::{DbConn, Portable, StoreResult, Tx, Utc};

type Row = (i64, i64, String, Utc, Option<Utc>);

fn worksheet((id, person, kind, opened_at, closed_at): Row) -> Worksheet {
    Worksheet {
        id: Id::from_i64(id),
        person: Id::from_i64(person),
        left: kind == "left",
        opened_at: opened_at.0,
        closed_at: closed_at.map(|at| at.0),
    }
}

macro_rules! columns {
    () => {
        (worksheets::id, worksheets::person, worksheets::kind, worksheets::opened_at, worksheets::closed_at)
    };
}

/// Opens a worksheet for an event; `None` when that was done before.
pub fn open(tx: &mut Tx<'_>, event: i64, person: PersonId, left: bool) -> StoreResult<Option<Id>> {
    let id = tx.id();
    let row = (
        worksheets::id.eq(id.as_i64()),
        worksheets::person.eq(person.as_i64()),
        worksheets::event.eq(event),
        worksheets::kind.eq(if left { "left" } else { "moved" }),
        worksheets::opened_at.eq(Utc(tx.now())),
    );
    let added = Portable(diesel::insert_into(worksheets::table).values(row).on_conflict_do_nothing())
        .execute(tx.conn())?;
    Ok((added == 1).then_some(id))
}

/// Puts a thing on a worksheet.
pub fn add(tx: &mut Tx<'_>, id: Id, subject: &Ref) -> StoreResult<()> {
    let row = (
        items::id.eq(tx.id().as_i64()),
        items::worksheet_id.eq(id.as_i64()),
        items::subject.eq(subject.to_string()),
        items::state.eq(ItemState::Open.name()),
    );
    Portable(diesel::insert_into(items::table).values(row).on_conflict_do_nothing()).execute(tx.conn())?;
    Ok(())
}

/// Things that are open on any worksheet of this person, which need no second line.
pub fn open_subjects(conn: &mut DbConn, person: PersonId) -> StoreResult<Vec<String>> {
    let ids: Vec<i64> = worksheets::table
        .filter(worksheets::person.eq(person.as_i64()).and(worksheets::closed_at.is_null()))
        .select(worksheets::id)
        .load(conn)?;
    let open = items::worksheet_id.eq_any(ids).and(items::state.eq(ItemState::Open.name()));
    Ok(items::table.filter(open).select(items::subject).load(conn)?)
}

/// Worksheets before `before`, newest first; only open ones or only closed ones.
pub fn list(conn: &mut DbConn, closed: bool, before: Id, limit: i64) -> StoreResult<Vec<Worksheet>> {
    let query = worksheets::table
        .filter(worksheets::id.lt(before.as_i64()))
        .order(worksheets::id.desc())
        .limit(limit)
        .select(columns!())
        .into_boxed();
    let query = match closed {
        true => query.filter(worksheets::closed_at.is_not_null()),
        false => query.filter(worksheets::closed_at.is_null()),
    };
    let rows: Vec<Row> = query.load(conn)?;
    Ok(rows.into_iter().map(worksheet).collect())
}

/// How many worksheets are open.
pub fn count_open(conn: &mut DbConn) -> StoreResult<u32> {
    let count: i64 = worksheets::table.filter(worksheets::closed_at.is_null()).count().get_result(conn)?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// One worksheet.
pub fn find(conn: &mut DbConn, id: Id) -> StoreResult<Option<Worksheet>> {
    let row: Option<Row> = worksheets::table.find(id.as_i64()).select(columns!()).first(conn).optional()?;
    Ok(row.map(worksheet))
}

/// The things on a worksheet, in the order they were found.
pub fn items_of(conn: &mut DbConn, id: Id) -> StoreResult<Vec<Item>> {
    let rows: Vec<(i64, String, String, Option<i64>)> = items::table
        .filter(items::worksheet_id.eq(id.as_i64()))
        .order(items::id)
        .select((items::id, items::subject, items::state, items::to_person))
        .load(conn)?;
    let item = |(id, subject, state, to): (i64, String, String, Option<i64>)| {
        let subject: Ref = subject.parse().ok()?;
        let (id, state) = (Id::from_i64(id), ItemState::from_name(&state));
        Some(Item { id, subject, state, to: to.map(Id::from_i64) })
    };
    Ok(rows.into_iter().filter_map(item).collect())
}

/// Notes what became of an item, unless somebody has decided already.
pub fn decide(
    tx: &mut Tx<'_>,
    item: Id,
    state: ItemState,
    to: Option<PersonId>,
    by: PersonId,
) -> StoreResult<bool> {
    let changed = diesel::update(items::table.find(item.as_i64()))
        .filter(items::state.eq(ItemState::Open.name()))
        .set((
            items::state.eq(state.name()),
            items::to_person.eq(to.map(Id::as_i64)),
            items::decided_by.eq(Some(by.as_i64())),
            items::decided_at.eq(Some(Utc(tx.now()))),
        ))
        .execute(tx.conn())?;
    Ok(changed == 1)
}

/// Closes a worksheet when nothing on it is open any more, and says whether it did.
pub fn close_when_done(tx: &mut Tx<'_>, id: Id) -> StoreResult<bool> {
    let open: i64 = items::table
        .filter(items::worksheet_id.eq(id.as_i64()).and(items::state.eq(ItemState::Open.name())))
        .count()
        .get_result(tx.conn())?;
    if open > 0 {
        return Ok(false);
    }
    let changed = diesel::update(worksheets::table.find(id.as_i64()))
        .filter(worksheets::closed_at.is_null())
        .set(worksheets::closed_at.eq(Some(Utc(tx.now()))))
        .execute(tx.conn())?;
    Ok(changed == 1)
}
