//! Sealed copies: what was asked for, what was said to it, and the receipts.

use super::schema::{cases_exports as exports, cases_receipts as receipts};
use crate::access::{Allowed, Deny, Grant, Reading, Take, WantCopy};
use crate::model::{Decision, Export, Office, Receipt, Request};
use diesel::prelude::*;
use maru_kernel::{Id, PersonId};
use maru_store::{DbConn, StoreError, StoreResult, Tx, Utc, any_of};

#[derive(Queryable, Selectable)]
#[diesel(table_name = exports)]
struct Row {
    id: i64,
    case_id: i64,
    recipient: String,
    reason: String,
    asked_by: i64,
    asked_at: Utc,
    decided_by: Option<i64>,
    decided_at: Option<Utc>,
    office: Option<String>,
}

impl Row {
    fn into_export(self, receipts: &[Made]) -> StoreResult<Export> {
        let broken = || StoreError::Failed(format!("a copy granted by the office {:?}", self.office));
        // An office nobody knows grants nothing.
        let office =
            self.office.as_deref().map(|name| Office::from_name(name).ok_or_else(broken)).transpose()?;
        let decided = self.decided_by.zip(self.decided_at);
        let of_it = receipts.iter().filter(|made| made.export_id == self.id);
        Ok(Export {
            id: Id::from_i64(self.id),
            case: Id::from_i64(self.case_id),
            recipient: self.recipient,
            reason: self.reason,
            asked: Request { by: Id::from_i64(self.asked_by), at: self.asked_at.0 },
            decided: decided.map(|(by, at)| Decision { by: Id::from_i64(by), at: at.0, office }),
            receipts: of_it.map(Made::to_receipt).collect(),
        })
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = receipts)]
struct Made {
    id: i64,
    export_id: i64,
    person: i64,
    at: Utc,
    items: i64,
    files: i64,
    bytes: i64,
    sha256: String,
    list_sha256: String,
}

impl Made {
    fn to_receipt(&self) -> Receipt {
        Receipt {
            id: Id::from_i64(self.id),
            person: Id::from_i64(self.person),
            at: self.at.0,
            items: self.items,
            files: self.files,
            bytes: self.bytes,
            sha256: self.sha256.clone(),
            list_sha256: self.list_sha256.clone(),
        }
    }
}

/// Those of a case, the newest first, at most `limit`.
pub fn of_case(conn: &mut DbConn, case: Id, limit: i64) -> StoreResult<Vec<Export>> {
    let rows: Vec<Row> = exports::table
        .filter(exports::case_id.eq(case.as_i64()))
        .order(exports::id.desc())
        .limit(limit)
        .select(Row::as_select())
        .load(conn)?;
    complete(conn, rows)
}

/// One of a case.
pub fn one(conn: &mut DbConn, case: Id, export: Id) -> StoreResult<Option<Export>> {
    let row: Option<Row> = exports::table
        .filter(exports::id.eq(export.as_i64()).and(exports::case_id.eq(case.as_i64())))
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    Ok(complete(conn, row.into_iter().collect())?.pop())
}

fn complete(conn: &mut DbConn, rows: Vec<Row>) -> StoreResult<Vec<Export>> {
    let made: Vec<Made> = receipts::table
        .filter(any_of(receipts::export_id, rows.iter().map(|row| row.id)))
        .order(receipts::id)
        .select(Made::as_select())
        .load(conn)?;
    rows.into_iter().map(|row| row.into_export(&made)).collect()
}

/// How many copies were made of a case.
pub fn copies(conn: &mut DbConn, case: Id) -> StoreResult<i64> {
    let of_case = exports::table.filter(exports::case_id.eq(case.as_i64())).select(exports::id);
    Ok(receipts::table.filter(receipts::export_id.eq_any(of_case)).count().get_result(conn)?)
}

/// Notes that a copy is asked for.
pub fn ask(
    tx: &mut Tx<'_>,
    allowed: &Allowed<WantCopy, Reading>,
    recipient: &str,
    reason: &str,
) -> StoreResult<Id> {
    let (id, now, reading) = (tx.id(), Utc(tx.now()), allowed.noun());
    diesel::insert_into(exports::table)
        .values((
            exports::id.eq(id.as_i64()),
            exports::case_id.eq(reading.case.as_i64()),
            exports::recipient.eq(recipient),
            exports::reason.eq(reason),
            exports::asked_by.eq(reading.reader.as_i64()),
            exports::asked_at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(id)
}

/// Notes that it is granted.
pub fn grant(tx: &mut Tx<'_>, allowed: &Allowed<Grant, (Export, Office)>, by: PersonId) -> StoreResult<()> {
    let (export, office) = allowed.noun();
    decide(tx, export.id, by, Some(*office))
}

/// Notes that it is refused.
pub fn deny(tx: &mut Tx<'_>, allowed: &Allowed<Deny, Export>, by: PersonId) -> StoreResult<()> {
    decide(tx, allowed.noun().id, by, None)
}

fn decide(tx: &mut Tx<'_>, export: Id, by: PersonId, office: Option<Office>) -> StoreResult<()> {
    let now = Utc(tx.now());
    diesel::update(exports::table.find(export.as_i64()))
        .set((
            exports::decided_by.eq(Some(by.as_i64())),
            exports::decided_at.eq(Some(now)),
            exports::office.eq(office.map(Office::name)),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// What a copy is, as its receipt says.
#[derive(Clone, Debug)]
pub struct Content {
    /// Things.
    pub items: i64,
    /// Files.
    pub files: i64,
    /// Bytes of the sealed file.
    pub bytes: i64,
    /// Its digest.
    pub sha256: String,
    /// The digest of the list of things.
    pub list_sha256: String,
}

/// Writes a receipt.
pub fn receipt(
    tx: &mut Tx<'_>,
    allowed: &Allowed<Take, (Reading, Export)>,
    content: &Content,
) -> StoreResult<Id> {
    let (id, now, (reading, export)) = (tx.id(), Utc(tx.now()), allowed.noun());
    diesel::insert_into(receipts::table)
        .values((
            receipts::id.eq(id.as_i64()),
            receipts::export_id.eq(export.id.as_i64()),
            receipts::person.eq(reading.reader.as_i64()),
            receipts::at.eq(now),
            receipts::items.eq(content.items),
            receipts::files.eq(content.files),
            receipts::bytes.eq(content.bytes),
            receipts::sha256.eq(&content.sha256),
            receipts::list_sha256.eq(&content.list_sha256),
        ))
        .execute(tx.conn())?;
    Ok(id)
}
