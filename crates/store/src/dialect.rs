//! Where the two databases need different words for the same thing.

use crate::schema::store_locks as locks;
use crate::{DbConn, Portable, StoreResult, Tx};
use diesel::prelude::*;

/// Makes every other transaction that names `name` wait until this one ends. On SQLite there is only
/// one writer, so it is free.
///
/// # Errors
/// As any write.
pub fn lock_name(tx: &mut Tx<'_>, name: &str) -> StoreResult<()> {
    if tx.conn().is_sqlite() {
        return Ok(());
    }
    Portable(diesel::insert_into(locks::table).values(locks::name.eq(name)).on_conflict_do_nothing())
        .execute(tx.conn())?;
    if let DbConn::Pg(conn) = tx.conn() {
        locks::table.find(name).for_update().select(locks::name).first::<String>(conn)?;
    }
    Ok(())
}

/// Text with the wildcards of `LIKE` made literal; use with `.escape('\\')` (S-153).
pub fn escape_like(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '%' | '_') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s_153_wildcards_become_letters() {
        assert_eq!(escape_like(r"50%_\"), r"50\%\_\\");
    }
}
