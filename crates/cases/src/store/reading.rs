//! What was read in which case.

use super::schema::cases_readings as readings;
use crate::access::{Allowed, Read, Reading, Take};
use crate::model::Export;
use diesel::prelude::*;
use maru_kernel::{Id, PersonId, Ref, Timestamp};
use maru_store::{DbConn, StoreError, StoreResult, Tx, Utc, on_backend};
use std::io::{BufRead, Error as IoError};

/// That something was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadLine {
    /// By whom.
    pub person: PersonId,
    /// What.
    pub item: Ref,
    /// When.
    pub at: Timestamp,
}

/// Writes down that somebody reads this, before they do.
pub fn note(tx: &mut Tx<'_>, allowed: &Allowed<Read, Reading>, item: &Ref) -> StoreResult<()> {
    let (id, now, reading) = (tx.id(), Utc(tx.now()), allowed.noun());
    diesel::insert_into(readings::table)
        .values((
            readings::id.eq(id.as_i64()),
            readings::case_id.eq(reading.case.as_i64()),
            readings::person.eq(reading.reader.as_i64()),
            readings::item.eq(item.to_string()),
            readings::at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Things of a copy that are written down at once.
const AT_ONCE: usize = 1_000;

/// Writes down what is read by being in the copy of this receipt: one reference a line, as the list of the copy has them.
pub fn note_copied(
    tx: &mut Tx<'_>,
    allowed: &Allowed<Take, (Reading, Export)>,
    receipt: Id,
    list: impl BufRead,
) -> StoreResult<()> {
    let mut lines = list.lines();
    loop {
        let some: Vec<String> =
            lines.by_ref().take(AT_ONCE).collect::<Result<_, _>>().map_err(|error| unread(&error))?;
        if some.is_empty() {
            return Ok(());
        }
        let (now, (reading, _)) = (Utc(tx.now()), allowed.noun());
        let mut rows = Vec::with_capacity(some.len());
        for item in some {
            rows.push((
                readings::id.eq(tx.id().as_i64()),
                readings::case_id.eq(reading.case.as_i64()),
                readings::person.eq(reading.reader.as_i64()),
                readings::item.eq(item),
                readings::at.eq(now),
                readings::receipt.eq(Some(receipt.as_i64())),
            ));
        }
        on_backend!(tx.conn(), conn => diesel::insert_into(readings::table).values(rows).execute(conn))?;
    }
}

fn unread(error: &IoError) -> StoreError {
    StoreError::Failed(error.to_string())
}

/// How often something was read in a case.
pub fn count(conn: &mut DbConn, case: Id) -> StoreResult<i64> {
    Ok(readings::table.filter(readings::case_id.eq(case.as_i64())).count().get_result(conn)?)
}

/// What was read last in a case on its pages, the newest first.
pub fn latest(conn: &mut DbConn, case: Id, limit: i64) -> StoreResult<Vec<ReadLine>> {
    let rows: Vec<(i64, String, Utc)> = readings::table
        .filter(readings::case_id.eq(case.as_i64()).and(readings::receipt.is_null()))
        .order(readings::id.desc())
        .limit(limit)
        .select((readings::person, readings::item, readings::at))
        .load(conn)?;
    rows.into_iter()
        .map(|(person, item, at)| {
            let item = item.parse().map_err(|error| StoreError::Failed(format!("{item}: {error}")))?;
            Ok(ReadLine { person: Id::from_i64(person), item, at: at.0 })
        })
        .collect()
}
