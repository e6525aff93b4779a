//! Changes that wait for a second person.

use super::grants;
use super::schema_sign_in::directory_requests as requests;
use diesel::prelude::*;
use maru_contract::Role;
use maru_kernel::{Id, PersonId, Timestamp};
use maru_store::{DbConn, StoreResult, Tx, Utc, lock_name};

/// A request as kept.
#[derive(Clone, Debug)]
pub struct Request {
    /// The request.
    pub id: Id,
    /// The proposed change as JSON.
    pub payload: String,
    /// Why.
    pub reason: String,
    /// The roles of who asked, at that moment.
    pub asked_as: Vec<Role>,
    /// Who asked.
    pub requested_by: PersonId,
    /// When.
    pub requested_at: Timestamp,
    /// Until when it can be approved.
    pub expires_at: Timestamp,
}

/// Keeps a request.
///
/// # Errors
/// As any write.
pub fn insert(
    tx: &mut Tx<'_>,
    kind: &str,
    payload: &str,
    reason: &str,
    by: PersonId,
    until: Timestamp,
) -> StoreResult<Id> {
    let (id, now) = (tx.id(), tx.now());
    let held = grants::roles_of(tx.conn(), by, now)?;
    let asked_as = held.into_iter().map(Role::name).collect::<Vec<_>>().join(" ");
    diesel::insert_into(requests::table)
        .values((
            requests::id.eq(id.as_i64()),
            requests::kind.eq(kind),
            requests::payload.eq(payload),
            requests::reason.eq(reason),
            requests::asked_as.eq(asked_as),
            requests::requested_by.eq(by.as_i64()),
            requests::requested_at.eq(Utc(now)),
            requests::expires_at.eq(Utc(until)),
            requests::state.eq("open"),
        ))
        .execute(tx.conn())?;
    Ok(id)
}

/// The request for exactly this that `by` has made already and that can still be decided. Whoever asks
/// at the same moment waits (a form that was sent twice).
///
/// # Errors
/// As any write.
pub fn same(tx: &mut Tx<'_>, kind: &str, payload: &str, by: PersonId) -> StoreResult<Option<Id>> {
    lock_name(tx, "directory.requests")?;
    let now = tx.now();
    let found: Option<Row> = requests::table
        .filter(requests::state.eq("open").and(requests::expires_at.gt(Utc(now))))
        .filter(requests::kind.eq(kind).and(requests::payload.eq(payload)))
        .filter(requests::requested_by.eq(by.as_i64()))
        .select(Row::as_select())
        .first(tx.conn())
        .optional()?;
    let Some(request) = found.map(Request::from) else { return Ok(None) };
    if stands(tx.conn(), &request, now)? {
        return Ok(Some(request.id));
    }
    lapse_of(tx, &[by])?;
    Ok(None)
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = requests)]
struct Row {
    id: i64,
    payload: String,
    reason: String,
    asked_as: String,
    requested_by: i64,
    requested_at: Utc,
    expires_at: Utc,
}

impl From<Row> for Request {
    fn from(row: Row) -> Request {
        Request {
            id: Id::from_i64(row.id),
            payload: row.payload,
            reason: row.reason,
            asked_as: row.asked_as.split_whitespace().filter_map(Role::from_name).collect(),
            requested_by: Id::from_i64(row.requested_by),
            requested_at: row.requested_at.0,
            expires_at: row.expires_at.0,
        }
    }
}

/// Up to `limit` requests after `after` that can still be decided, oldest first, and where to go on reading.
///
/// # Errors
/// As any read.
pub fn open(
    conn: &mut DbConn,
    now: Timestamp,
    after: Id,
    limit: i64,
) -> StoreResult<(Vec<Request>, Option<Id>)> {
    let rows: Vec<Row> = requests::table
        .filter(requests::state.eq("open").and(requests::expires_at.gt(Utc(now))))
        .filter(requests::id.gt(after.as_i64()))
        .order(requests::id)
        .limit(limit)
        .select(Row::as_select())
        .load(conn)?;
    let is_full = i64::try_from(rows.len()).is_ok_and(|read| read >= limit);
    let next = rows.last().filter(|_| is_full).map(|row| Id::from_i64(row.id));
    let mut standing = Vec::new();
    for request in rows.into_iter().map(Request::from) {
        if stands(conn, &request, now)? {
            standing.push(request);
        }
    }
    Ok((standing, next))
}

/// The request, if it can still be decided.
///
/// # Errors
/// As any read.
pub fn find_open(conn: &mut DbConn, now: Timestamp, id: Id) -> StoreResult<Option<Request>> {
    let waiting = requests::state.eq("open").and(requests::expires_at.gt(Utc(now)));
    let row: Option<Row> = requests::table
        .filter(requests::id.eq(id.as_i64()).and(waiting))
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    standing(conn, row, now)
}

/// The request for exactly this change that can still be decided, whoever asked.
///
/// # Errors
/// As any read.
pub fn asked_for(conn: &mut DbConn, now: Timestamp, payload: &str) -> StoreResult<Option<Request>> {
    let waiting = requests::state.eq("open").and(requests::expires_at.gt(Utc(now)));
    let row: Option<Row> = requests::table
        .filter(requests::payload.eq(payload).and(waiting))
        .order(requests::id)
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    standing(conn, row, now)
}

fn standing(conn: &mut DbConn, row: Option<Row>, now: Timestamp) -> StoreResult<Option<Request>> {
    let Some(request) = row.map(Request::from) else { return Ok(None) };
    Ok(stands(conn, &request, now)?.then_some(request))
}

/// A request lapses when whoever made it loses a role they held then: by its date, or because the post, unit or
/// group that carried it is theirs no more (S-27).
fn stands(conn: &mut DbConn, request: &Request, now: Timestamp) -> StoreResult<bool> {
    let holds = grants::roles_of(conn, request.requested_by, now)?;
    Ok(request.asked_as.iter().all(|role| holds.contains(role)))
}

/// A request, whether it was decided or not.
///
/// # Errors
/// As any read.
pub fn find(conn: &mut DbConn, id: Id) -> StoreResult<Option<Request>> {
    let row: Option<Row> =
        requests::table.find(id.as_i64()).select(Row::as_select()).first(conn).optional()?;
    Ok(row.map(Request::from))
}

/// Decides a request: `approved`, `declined` or `withdrawn`. False when it was decided or too old
/// already, so that of two deciders one wins.
///
/// # Errors
/// As any write.
pub fn decide(tx: &mut Tx<'_>, id: Id, state: &str, by: PersonId) -> StoreResult<bool> {
    let now = Utc(tx.now());
    let waiting =
        requests::id.eq(id.as_i64()).and(requests::state.eq("open")).and(requests::expires_at.gt(now));
    let decided = (
        requests::state.eq(state),
        requests::decided_by.eq(Some(by.as_i64())),
        requests::decided_at.eq(Some(now)),
    );
    Ok(diesel::update(requests::table.filter(waiting)).set(decided).execute(tx.conn())? == 1)
}

/// Ends what was asked for under roles that are lost, so that it does not come back to life with them.
///
/// # Errors
/// As any write.
pub fn lapse_groundless(tx: &mut Tx<'_>) -> StoreResult<()> {
    let now = tx.now();
    let rows: Vec<Row> = requests::table
        .filter(requests::state.eq("open").and(requests::expires_at.gt(Utc(now))))
        .select(Row::as_select())
        .load(tx.conn())?;
    for request in rows.into_iter().map(Request::from) {
        if !stands(tx.conn(), &request, now)? {
            diesel::update(requests::table.find(request.id.as_i64()))
                .set((requests::state.eq("lapsed"), requests::decided_at.eq(Some(Utc(now)))))
                .execute(tx.conn())?;
        }
    }
    Ok(())
}

/// Ends what these people have asked for: nobody can approve it any more.
///
/// # Errors
/// As any write.
pub fn lapse_of(tx: &mut Tx<'_>, people: &[PersonId]) -> StoreResult<()> {
    let now = Utc(tx.now());
    for person in people {
        let waiting = requests::requested_by.eq(person.as_i64()).and(requests::state.eq("open"));
        diesel::update(requests::table.filter(waiting))
            .set((requests::state.eq("lapsed"), requests::decided_at.eq(Some(now))))
            .execute(tx.conn())?;
    }
    Ok(())
}
