//! Small values kept under a name.

use crate::schema::store_settings as settings;
use crate::{DbConn, Portable, StoreResult, Utc};
use diesel::prelude::*;

/// The value under `key`.
///
/// # Errors
/// As any read.
pub fn setting(conn: &mut DbConn, key: &str) -> StoreResult<Option<String>> {
    Ok(settings::table.find(key).select(settings::value).first(conn).optional()?)
}

/// Keys and values whose key begins with `prefix`, sorted by key.
///
/// # Errors
/// As any read.
pub fn settings_like(conn: &mut DbConn, prefix: &str) -> StoreResult<Vec<(String, String)>> {
    let pattern = format!("{}%", crate::escape_like(prefix));
    Ok(settings::table
        .filter(settings::key.like(pattern).escape('\\'))
        .order(settings::key)
        .select((settings::key, settings::value))
        .load(conn)?)
}

/// Keeps `value` under `key`.
pub fn set(conn: &mut DbConn, key: &str, value: &str, now: Utc) -> StoreResult<()> {
    let row = (settings::key.eq(key), settings::value.eq(value), settings::changed_at.eq(now));
    Portable(
        diesel::insert_into(settings::table)
            .values(row)
            .on_conflict(settings::key)
            .do_update()
            .set((settings::value.eq(value), settings::changed_at.eq(now))),
    )
    .execute(conn)?;
    Ok(())
}
