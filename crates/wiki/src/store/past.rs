//! The log of rights: which page decided about another, and what was in force there, since when.

use super::schema::{wiki_acl_log as acl_log, wiki_rights_log as rights_log};
use crate::model::Level;
use crate::model::past::{Period, RightsSince, periods};
use crate::model::rights::Key;
use diesel::prelude::*;
use maru_kernel::{Id, Timestamp};
use maru_store::{DbConn, StoreResult, Tx, Utc, on_backend};
use std::collections::BTreeMap;

/// Notes which page decides about each of these from now on: pairs of a page and the one that decides.
pub fn note_deciding(tx: &mut Tx<'_>, deciding: &[(Id, Id)]) -> StoreResult<()> {
    let now = Utc(tx.now());
    for some in deciding.chunks(500) {
        let rows: Vec<_> = some
            .iter()
            .map(|(page, acl)| {
                (
                    acl_log::id.eq(tx.id().as_i64()),
                    acl_log::page.eq(page.as_i64()),
                    acl_log::at.eq(now),
                    acl_log::acl.eq(acl.as_i64()),
                )
            })
            .collect();
        on_backend!(tx.conn(), conn => diesel::insert_into(acl_log::table).values(rows).execute(conn))?;
    }
    Ok(())
}

/// Notes what is in force at `acl` from now on.
pub fn note_rights(tx: &mut Tx<'_>, acl: Id, rights: &BTreeMap<Key, Level>) -> StoreResult<()> {
    let (id, now) = (tx.id().as_i64(), Utc(tx.now()));
    let names: serde_json::Map<String, serde_json::Value> =
        rights.iter().map(|(key, level)| (key.clone(), level.name().into())).collect();
    let row = (
        rights_log::id.eq(id),
        rights_log::acl.eq(acl.as_i64()),
        rights_log::at.eq(now),
        rights_log::rights.eq(serde_json::Value::from(names).to_string()),
    );
    diesel::insert_into(rights_log::table).values(row).execute(tx.conn())?;
    Ok(())
}

/// Who could do what with the page, the latest period first.
pub fn of_page(conn: &mut DbConn, page: Id) -> StoreResult<Vec<Period>> {
    let deciding: Vec<(Utc, i64)> = acl_log::table
        .filter(acl_log::page.eq(page.as_i64()))
        .order(acl_log::id)
        .select((acl_log::at, acl_log::acl))
        .load(conn)?;
    let acls: Vec<i64> = deciding.iter().map(|(_, acl)| *acl).collect();
    let logged: Vec<(i64, Utc, String)> = rights_log::table
        .filter(maru_store::any_of(rights_log::acl, acls))
        .order(rights_log::id)
        .select((rights_log::acl, rights_log::at, rights_log::rights))
        .load(conn)?;
    let mut rights: BTreeMap<Id, Vec<RightsSince>> = BTreeMap::new();
    for (acl, at, text) in logged {
        rights.entry(Id::from_i64(acl)).or_default().push((at.0, in_force(&text)));
    }
    let deciding: Vec<(Timestamp, Id)> =
        deciding.into_iter().map(|(at, acl)| (at.0, Id::from_i64(acl))).collect();
    Ok(periods(&deciding, &rights))
}

fn in_force(text: &str) -> BTreeMap<Key, Level> {
    let names: BTreeMap<String, String> = serde_json::from_str(text).unwrap_or_default();
    names.into_iter().filter_map(|(key, name)| Some((key, Level::from_name(&name)?))).collect()
}
