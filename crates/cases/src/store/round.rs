//! Askings and approvals.

use super::schema::{cases_approvals as approvals, cases_rounds as rounds};
use crate::access::{Allowed, Approve, Refuse, Renew};
use crate::model::{Approval, Ask, Case, Office, Round};
use diesel::prelude::*;
use maru_kernel::{Id, PersonId, Timestamp};
use maru_store::{DbConn, StoreError, StoreResult, Tx, Utc, any_of};
use std::collections::BTreeMap;

#[derive(Queryable, Selectable)]
#[diesel(table_name = rounds)]
struct Row {
    case_id: i64,
    round: i32,
    hours: i32,
    reason: String,
    asked_at: Utc,
    until_at: Option<Utc>,
    refused_at: Option<Utc>,
}

/// The rounds of these cases, by case, in order.
pub fn of_cases(conn: &mut DbConn, cases: &[i64]) -> StoreResult<BTreeMap<i64, Vec<Round>>> {
    let rows: Vec<Row> = rounds::table
        .filter(any_of(rounds::case_id, cases.iter().copied()))
        .order((rounds::case_id, rounds::round))
        .select(Row::as_select())
        .load(conn)?;
    let words: Vec<(i64, i32, i64, String, Utc)> = approvals::table
        .filter(any_of(approvals::case_id, cases.iter().copied()))
        .order((approvals::case_id, approvals::round, approvals::at, approvals::person))
        .select((approvals::case_id, approvals::round, approvals::person, approvals::office, approvals::at))
        .load(conn)?;
    let mut all: BTreeMap<i64, Vec<Round>> = BTreeMap::new();
    for row in rows {
        let mut given = Vec::new();
        for (_, _, person, office, at) in
            words.iter().filter(|(c, r, ..)| (*c, *r) == (row.case_id, row.round))
        {
            // An office nobody knows is a broken row, and not a case with one approval less.
            let office = Office::from_name(office)
                .ok_or_else(|| StoreError::Failed(format!("an approval by the office `{office}`")))?;
            given.push(Approval { person: Id::from_i64(*person), office, at: at.0 });
        }
        let ask = Ask { round: row.round, hours: row.hours, reason: row.reason, at: row.asked_at.0 };
        all.entry(row.case_id).or_default().push(Round {
            ask,
            approvals: given,
            until: row.until_at.map(|at| at.0),
            refused: row.refused_at.is_some(),
        });
    }
    Ok(all)
}

/// Writes down the first asking of a case that was just written.
pub(super) fn begin(tx: &mut Tx<'_>, case: Id, hours: i32, reason: &str) -> StoreResult<()> {
    insert(tx, case, 1, hours, reason)
}

/// Asks to go on.
pub fn renew(tx: &mut Tx<'_>, allowed: &Allowed<Renew, Case>, hours: i32, reason: &str) -> StoreResult<i32> {
    let last = allowed.noun().rounds.last().map_or(0, |round| round.ask.round);
    insert(tx, allowed.noun().id, last + 1, hours, reason)?;
    Ok(last + 1)
}

fn insert(tx: &mut Tx<'_>, case: Id, round: i32, hours: i32, reason: &str) -> StoreResult<()> {
    let now = Utc(tx.now());
    diesel::insert_into(rounds::table)
        .values((
            rounds::case_id.eq(case.as_i64()),
            rounds::round.eq(round),
            rounds::hours.eq(hours),
            rounds::reason.eq(reason),
            rounds::asked_at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Writes an approval down; with the second one the case is open until the given time.
pub fn approve(
    tx: &mut Tx<'_>,
    allowed: &Allowed<Approve, (Case, Ask, Office)>,
    by: PersonId,
) -> StoreResult<()> {
    let (case, ask, office) = allowed.noun();
    let now = Utc(tx.now());
    diesel::insert_into(approvals::table)
        .values((
            approvals::case_id.eq(case.id.as_i64()),
            approvals::round.eq(ask.round),
            approvals::person.eq(by.as_i64()),
            approvals::office.eq(office.name()),
            approvals::at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Opens the case until then, as both have approved.
pub fn grant(
    tx: &mut Tx<'_>,
    allowed: &Allowed<Approve, (Case, Ask, Office)>,
    until: Timestamp,
) -> StoreResult<()> {
    let (case, ask, _) = allowed.noun();
    let now = Utc(tx.now());
    diesel::update(rounds::table.find((case.id.as_i64(), ask.round)))
        .set((rounds::granted_at.eq(Some(now)), rounds::until_at.eq(Some(Utc(until)))))
        .execute(tx.conn())?;
    Ok(())
}

/// Writes down that an office said no.
pub fn refuse(tx: &mut Tx<'_>, allowed: &Allowed<Refuse, (Case, Ask)>, by: PersonId) -> StoreResult<()> {
    let (case, ask) = allowed.noun();
    let now = Utc(tx.now());
    diesel::update(rounds::table.find((case.id.as_i64(), ask.round)))
        .set((rounds::refused_by.eq(Some(by.as_i64())), rounds::refused_at.eq(Some(now))))
        .execute(tx.conn())?;
    Ok(())
}
