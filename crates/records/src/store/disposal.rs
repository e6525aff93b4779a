//! The register of what was disposed of.

use super::schema::records_disposals as disposals;
use diesel::prelude::*;
use maru_contract::DueItem;
use maru_kernel::{Id, Timestamp};
use maru_store::{DbConn, Portable, StoreResult, Tx, Utc};

/// A line of the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disposal {
    /// Its id.
    pub id: Id,
    /// The class of things.
    pub class: String,
    /// What went.
    pub subject: String,
    /// Since when it was due.
    pub due_at: Timestamp,
    /// When it went.
    pub disposed_at: Timestamp,
}

/// Enters a disposal, and says whether it was not in the register before.
pub fn enter(tx: &mut Tx<'_>, class: &str, item: &DueItem) -> StoreResult<bool> {
    let row = (
        disposals::id.eq(tx.id().as_i64()),
        disposals::class.eq(class),
        disposals::subject.eq(item.subject.to_string()),
        disposals::due_at.eq(Utc(item.due_at)),
        disposals::disposed_at.eq(Utc(tx.now())),
    );
    let added = Portable(diesel::insert_into(disposals::table).values(row).on_conflict_do_nothing())
        .execute(tx.conn())?;
    Ok(added == 1)
}

/// Lines of the register before `before`, newest first.
pub fn list(conn: &mut DbConn, before: Id, limit: i64) -> StoreResult<Vec<Disposal>> {
    let rows: Vec<(i64, String, String, Utc, Utc)> = disposals::table
        .filter(disposals::id.lt(before.as_i64()))
        .order(disposals::id.desc())
        .limit(limit)
        .load(conn)?;
    let line = |(id, class, subject, due_at, disposed_at): (i64, String, String, Utc, Utc)| Disposal {
        id: Id::from_i64(id),
        class,
        subject,
        due_at: due_at.0,
        disposed_at: disposed_at.0,
    };
    Ok(rows.into_iter().map(line).collect())
}
