//! How many cases there were: figures, and nothing of anybody.

use super::schema::{
    cases_cases as cases, cases_deferrals as deferrals, cases_readings as readings,
    cases_receipts as receipts, cases_rounds as rounds,
};
use crate::model::Moments;
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use maru_kernel::Timestamp;
use maru_store::{DbConn, StoreResult, Utc, UtcTime};

/// All there ever were.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Asked for.
    pub asked: i64,
    /// Opened.
    pub opened: i64,
    /// Open at this moment.
    pub open: i64,
    /// Whose subjects were told.
    pub told: i64,
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

/// Counts all there ever were.
pub fn all(conn: &mut DbConn, now: Timestamp) -> StoreResult<Tally> {
    let first = rounds::table.filter(rounds::round.eq(1).and(rounds::granted_at.is_not_null()));
    let open: Count = maru_store::sql(
        "SELECT COUNT(DISTINCT r.case_id) AS count FROM cases_rounds r JOIN cases_cases c ON c.id = r.case_id \
         WHERE r.until_at > $1 AND c.how IS NULL",
    )
    .bind::<UtcTime, _>(Utc(now))
    .get_result(conn)?;
    Ok(Tally {
        asked: cases::table.count().get_result(conn)?,
        opened: first.count().get_result(conn)?,
        open: open.count,
        told: cases::table.filter(cases::told_at.is_not_null()).count().get_result(conn)?,
    })
}

/// When things happened since `since`.
pub fn moments(conn: &mut DbConn, since: Timestamp) -> StoreResult<Moments> {
    let since = Utc(since);
    let asked: Vec<Utc> =
        cases::table.filter(cases::asked_at.ge(since)).select(cases::asked_at).load(conn)?;
    let opened: Vec<Option<Utc>> =
        rounds::table.filter(rounds::granted_at.ge(since)).select(rounds::granted_at).load(conn)?;
    let read: Vec<Utc> = readings::table.filter(readings::at.ge(since)).select(readings::at).load(conn)?;
    let told: Vec<Option<Utc>> =
        cases::table.filter(cases::told_at.ge(since)).select(cases::told_at).load(conn)?;
    let deferred: Vec<Option<Utc>> =
        deferrals::table.filter(deferrals::agreed_at.ge(since)).select(deferrals::agreed_at).load(conn)?;
    let copied: Vec<Utc> = receipts::table.filter(receipts::at.ge(since)).select(receipts::at).load(conn)?;
    let plain = |times: Vec<Utc>| times.into_iter().map(|at| at.0).collect();
    let some = |times: Vec<Option<Utc>>| times.into_iter().flatten().map(|at| at.0).collect();
    Ok(Moments {
        asked: plain(asked),
        opened: some(opened),
        read: plain(read),
        told: some(told),
        deferred: some(deferred),
        copied: plain(copied),
    })
}
