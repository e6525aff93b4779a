//! Signed checkpoints inside the database.

use super::schema::audit_checkpoints as checkpoints;
use crate::chain::Checkpoint;
use diesel::prelude::*;
use maru_store::{DbConn, StoreError, StoreResult, Tx, Utc};

type Row = (i64, Vec<u8>, Utc, String, Vec<u8>);

fn checkpoint((position, hash, at, key_id, signature): Row) -> StoreResult<Checkpoint> {
    let hash = hash
        .try_into()
        .or(Err(StoreError::Failed(format!("the hash of checkpoint {position} is not 32 bytes"))))?;
    Ok(Checkpoint { position, hash, at: at.0, key_id, signature })
}

/// The newest checkpoint.
pub fn last(conn: &mut DbConn) -> StoreResult<Option<Checkpoint>> {
    let row: Option<Row> = checkpoints::table.order(checkpoints::position.desc()).first(conn).optional()?;
    row.map(checkpoint).transpose()
}

/// Up to `limit` checkpoints after `position`, in order.
pub fn after(conn: &mut DbConn, position: i64, limit: i64) -> StoreResult<Vec<Checkpoint>> {
    let rows: Vec<Row> = checkpoints::table
        .filter(checkpoints::position.gt(position))
        .order(checkpoints::position)
        .limit(limit)
        .load(conn)?;
    rows.into_iter().map(checkpoint).collect()
}

/// Appends a checkpoint.
pub fn append(tx: &mut Tx<'_>, new: &Checkpoint) -> StoreResult<()> {
    diesel::insert_into(checkpoints::table)
        .values((
            checkpoints::position.eq(new.position),
            checkpoints::hash.eq(new.hash.to_vec()),
            checkpoints::at.eq(Utc(new.at)),
            checkpoints::key_id.eq(&new.key_id),
            checkpoints::signature.eq(&new.signature),
        ))
        .execute(tx.conn())?;
    Ok(())
}
