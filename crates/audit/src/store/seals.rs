//! The hashes of the chain.

use super::schema::audit_seals as seals;
use crate::chain::Hash;
use diesel::prelude::*;
use maru_store::{DbConn, StoreError, StoreResult, Tx, on_backend};

/// One link of the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seal {
    /// Place in the order of events.
    pub position: i64,
    /// The event.
    pub event: i64,
    /// The hash over the previous one and the event.
    pub hash: Hash,
}

type Row = (i64, i64, Vec<u8>);

fn seal((position, event, hash): Row) -> StoreResult<Seal> {
    let hash = hash
        .try_into()
        .or(Err(StoreError::Failed(format!("the hash of seal {position} is not 32 bytes"))))?;
    Ok(Seal { position, event, hash })
}

/// The newest seal.
pub fn last(conn: &mut DbConn) -> StoreResult<Option<Seal>> {
    let row: Option<Row> = seals::table.order(seals::position.desc()).first(conn).optional()?;
    row.map(seal).transpose()
}

/// Up to `limit` seals after `position`, in order; the hash as it lies there, whatever its length.
pub fn after(conn: &mut DbConn, position: i64, limit: i64) -> StoreResult<Vec<(i64, i64, Vec<u8>)>> {
    Ok(seals::table
        .filter(seals::position.gt(position))
        .order(seals::position)
        .limit(limit)
        .load::<Row>(conn)?)
}

/// The seal of an event with the hash before it.
pub fn of_event(conn: &mut DbConn, event: i64) -> StoreResult<Option<(Option<Seal>, Seal)>> {
    let row: Option<Row> = seals::table.filter(seals::event_id.eq(event)).first(conn).optional()?;
    let Some(own) = row.map(seal).transpose()? else { return Ok(None) };
    let before: Option<Row> = seals::table.find(own.position - 1).first(conn).optional()?;
    Ok(Some((before.map(seal).transpose()?, own)))
}

/// Appends seals.
pub fn append(tx: &mut Tx<'_>, new: &[Seal]) -> StoreResult<()> {
    let rows: Vec<_> = new
        .iter()
        .map(|s| {
            (seals::position.eq(s.position), seals::event_id.eq(s.event), seals::hash.eq(s.hash.to_vec()))
        })
        .collect();
    on_backend!(tx.conn(), conn => diesel::insert_into(seals::table).values(&rows).execute(conn))?;
    Ok(())
}
