//! What has to go through a channel.

use super::schema::{notify_deliveries as deliveries, notify_notices as notices};
use diesel::prelude::*;
use maru_kernel::{Id, PersonId, Ref, Timestamp};
use maru_store::{DbConn, StoreResult, Tx, Utc};

/// So often a channel is tried before it is given up.
const MOST_ATTEMPTS: i32 = 10;

/// Something that waits for a channel.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// The notice.
    pub notice: Id,
    /// The channel's name.
    pub channel: String,
    /// Whom it tells.
    pub person: PersonId,
    /// The event's name.
    pub name: String,
    /// What it is about.
    pub subject: Option<Ref>,
    /// Whether the receiver has read the notice meanwhile.
    pub read: bool,
    /// How often it was tried.
    pub attempts: i32,
}

/// How a delivery ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// It went.
    Done,
    /// The receiver may not see it any more, or it was read meanwhile.
    Dropped,
}

/// Has a notice wait for a channel until `due`.
pub fn queue(tx: &mut Tx<'_>, notice: Id, channel: &str, due: Timestamp) -> StoreResult<()> {
    diesel::insert_into(deliveries::table)
        .values((
            deliveries::notice_id.eq(notice.as_i64()),
            deliveries::channel.eq(channel),
            deliveries::state.eq("waiting"),
            deliveries::attempts.eq(0),
            deliveries::due_at.eq(Utc(due)),
        ))
        .execute(tx.conn())?;
    Ok(())
}

type Row = (i64, String, i32, i64, String, String, Option<Utc>);

/// Up to `limit` deliveries that were due at `now`, the oldest first.
pub fn due(conn: &mut DbConn, now: Timestamp, limit: i64) -> StoreResult<Vec<Waiting>> {
    let rows: Vec<Row> = deliveries::table
        .inner_join(notices::table)
        .filter(deliveries::state.eq("waiting").and(deliveries::due_at.le(Utc(now))))
        .order((deliveries::due_at, deliveries::notice_id))
        .limit(limit)
        .select((
            deliveries::notice_id,
            deliveries::channel,
            deliveries::attempts,
            notices::person,
            notices::name,
            notices::subject,
            notices::read_at,
        ))
        .load(conn)?;
    let waiting = |(notice, channel, attempts, person, name, subject, read_at): Row| Waiting {
        notice: Id::from_i64(notice),
        channel,
        person: Id::from_i64(person),
        name,
        subject: subject.parse().ok(),
        read: read_at.is_some(),
        attempts,
    };
    Ok(rows.into_iter().map(waiting).collect())
}

/// Ends a delivery if it still waits, and says whether it did: two workers must not both deliver.
pub fn end(tx: &mut Tx<'_>, delivery: &Waiting, end: End) -> StoreResult<bool> {
    let state = if end == End::Done { "done" } else { "dropped" };
    let changed = diesel::update(deliveries::table.find((delivery.notice.as_i64(), &delivery.channel)))
        .filter(deliveries::state.eq("waiting"))
        .set(deliveries::state.eq(state))
        .execute(tx.conn())?;
    Ok(changed == 1)
}

/// Has a failed delivery wait, each time twice as long, or gives it up.
pub fn put_off(tx: &mut Tx<'_>, delivery: &Waiting) -> StoreResult<()> {
    let attempts = delivery.attempts + 1;
    let doublings = u32::try_from(attempts).unwrap_or(1).min(7);
    let due = tx.now() + jiff::SignedDuration::from_mins(1_i64 << doublings);
    let state = if attempts >= MOST_ATTEMPTS { "failed" } else { "waiting" };
    diesel::update(deliveries::table.find((delivery.notice.as_i64(), &delivery.channel)))
        .set((
            deliveries::attempts.eq(attempts),
            deliveries::due_at.eq(Utc(due)),
            deliveries::state.eq(state),
        ))
        .execute(tx.conn())?;
    Ok(())
}
