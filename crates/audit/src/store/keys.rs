//! Which signing key followed which.

use super::schema::audit_keys as keys;
use crate::chain::{PublicKey, Succession};
use diesel::prelude::*;
use maru_store::{DbConn, StoreError, StoreResult, Tx, Utc};

type Row = (i64, Utc, Vec<u8>, Vec<u8>, Vec<u8>, Vec<u8>);

fn succession((position, at, old, new, by_old, by_new): Row) -> StoreResult<Succession> {
    let key = |bytes: &[u8]| {
        PublicKey::from_bytes(bytes)
            .ok_or_else(|| StoreError::Failed(format!("a key that changed at {position} is none")))
    };
    Ok(Succession { position, at: at.0, old: key(&old)?, new: key(&new)?, by_old, by_new })
}

/// Every succession in the order they were made.
pub fn all(conn: &mut DbConn) -> StoreResult<Vec<Succession>> {
    let rows: Vec<Row> = keys::table
        .order(keys::id)
        .select((keys::position, keys::at, keys::old_key, keys::new_key, keys::by_old, keys::by_new))
        .load(conn)?;
    rows.into_iter().map(succession).collect()
}

/// The key in force, when keys ever changed.
pub fn in_force(conn: &mut DbConn) -> StoreResult<Option<PublicKey>> {
    Ok(all(conn)?.pop().map(|last| last.new))
}

/// Writes a succession down.
pub fn append(tx: &mut Tx<'_>, new: &Succession) -> StoreResult<()> {
    let id = tx.id().as_i64();
    diesel::insert_into(keys::table)
        .values((
            keys::id.eq(id),
            keys::position.eq(new.position),
            keys::at.eq(Utc(new.at)),
            keys::old_key.eq(new.old.to_bytes().to_vec()),
            keys::new_key.eq(new.new.to_bytes().to_vec()),
            keys::by_old.eq(&new.by_old),
            keys::by_new.eq(&new.by_new),
        ))
        .execute(tx.conn())?;
    Ok(())
}
