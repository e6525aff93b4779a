//! Months whose access records were reviewed.

use super::schema::audit_reviews as reviews;
use diesel::prelude::*;
use maru_kernel::PersonId;
use maru_store::{DbConn, StoreResult, Tx, Utc};

/// A signed review.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Review {
    /// `2026-11`.
    pub month: String,
    /// Who signed.
    pub reviewer: i64,
    /// When.
    pub at: Utc,
    /// How many findings there were.
    pub findings: i64,
    /// What the reviewer wrote.
    pub note: String,
}

/// The newest reviews first.
pub fn list(conn: &mut DbConn, limit: i64) -> StoreResult<Vec<Review>> {
    Ok(reviews::table.order(reviews::month.desc()).limit(limit).load(conn)?)
}

/// Keeps a review; a month is signed once.
pub fn insert(
    tx: &mut Tx<'_>,
    month: &str,
    reviewer: PersonId,
    findings: i64,
    note: &str,
) -> StoreResult<()> {
    let now = Utc(tx.now());
    diesel::insert_into(reviews::table)
        .values((
            reviews::month.eq(month),
            reviews::reviewer.eq(reviewer.as_i64()),
            reviews::at.eq(now),
            reviews::findings.eq(findings),
            reviews::note.eq(note),
        ))
        .execute(tx.conn())?;
    Ok(())
}
