//! Documents of the index: put in, taken out, swept.

use super::schema::{search_documents as documents, search_scopes as scopes};
use crate::model::Grams;
use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{BigInt, Text};
use maru_contract::Document;
use maru_kernel::Ref;
use maru_store::{DbConn, Portable, StoreResult, Tx};
use std::fmt::Write;

/// How many documents are swept out in one transaction.
const SWEPT_AT_ONCE: i64 = 500;

/// Puts a document in, replacing what was known of it. It goes by the id of its subject, which nothing else in
/// the house has: the index then lies in the order of age, and the youngest are found without looking at the others.
pub fn put(tx: &mut Tx<'_>, generation: i64, document: &Document) -> StoreResult<()> {
    let subject = &document.subject;
    let id = subject.id.as_i64();
    let values = (
        documents::module.eq(&subject.module),
        documents::kind.eq(&subject.kind),
        documents::generation.eq(generation),
    );
    Portable(
        diesel::insert_into(documents::table)
            .values((documents::id.eq(id), values))
            .on_conflict(documents::id)
            .do_update()
            .set(values),
    )
    .execute(tx.conn())?;
    diesel::delete(scopes::table.filter(scopes::document_id.eq(id))).execute(tx.conn())?;
    for scope in &document.scopes {
        diesel::insert_into(scopes::table)
            .values((scopes::document_id.eq(id), scopes::scope.eq(scope)))
            .execute(tx.conn())?;
    }
    write_grams(tx.conn(), id, &Grams::of(&document.title, &document.body))
}

/// Takes a document out; one that is not there is out already.
pub fn take_out(tx: &mut Tx<'_>, subject: &Ref) -> StoreResult<()> {
    delete(tx.conn(), &[subject.id.as_i64()])
}

/// Takes out some documents of `module` that the round `generation` has not met, and says how many.
pub fn sweep(tx: &mut Tx<'_>, module: &str, generation: i64) -> StoreResult<usize> {
    let old: Vec<i64> = documents::table
        .filter(documents::module.eq(module).and(documents::generation.lt(generation)))
        .select(documents::id)
        .limit(SWEPT_AT_ONCE)
        .load(tx.conn())?;
    delete(tx.conn(), &old)?;
    Ok(old.len())
}

fn delete(conn: &mut DbConn, ids: &[i64]) -> StoreResult<()> {
    if conn.is_sqlite() {
        for id in ids {
            sql_query("DELETE FROM search_grams WHERE rowid = $1").bind::<BigInt, _>(id).execute(conn)?;
        }
    }
    diesel::delete(documents::table.filter(documents::id.eq_any(ids))).execute(conn)?;
    Ok(())
}

fn write_grams(conn: &mut DbConn, id: i64, grams: &Grams) -> StoreResult<()> {
    if conn.is_sqlite() {
        sql_query(
            "INSERT OR REPLACE INTO search_grams (rowid, title, initials, body) VALUES ($1, $2, $3, $4)",
        )
        .bind::<BigInt, _>(id)
        .bind::<Text, _>(grams.title.join(" "))
        .bind::<Text, _>(grams.initials.join(" "))
        .bind::<Text, _>(grams.body.join(" "))
        .execute(conn)?;
    } else {
        sql_query("UPDATE search_documents SET grams = $2::tsvector WHERE id = $1")
            .bind::<BigInt, _>(id)
            .bind::<Text, _>(vector(grams))
            .execute(conn)?;
    }
    Ok(())
}

/// A `tsvector` as text. Pieces are letters and digits only, so quoting them is enough. A gap between
/// the fields keeps phrases from running over.
fn vector(grams: &Grams) -> String {
    let mut out = String::new();
    let mut position = 0_u32;
    for (pieces, weight) in [(&grams.title, "A"), (&grams.initials, "B"), (&grams.body, "")] {
        for piece in pieces {
            position += 1;
            // Writing to a String cannot fail.
            let _ = write!(out, "'{piece}':{position}{weight} ");
        }
        position += 1;
    }
    out
}
