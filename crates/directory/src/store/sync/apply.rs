//! Makes the organisation what the stage says, keeping the versions that end.

use super::columns::{ORDER, assignments, list, retire, stage};
use super::names;
use crate::model::Noun;
use crate::store::history::close_selected;
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use maru_store::{DbConn, StoreResult, Tx, Utc, UtcTime};

/// Applies the stage. All of it happens in the caller's transaction.
pub fn apply(tx: &mut Tx<'_>) -> StoreResult<()> {
    let (now, sqlite) = (Utc(tx.now()), tx.conn().is_sqlite());
    if sqlite {
        run_all(tx, &[MUCH_CACHE])?;
    }
    for noun in ORDER {
        close_selected(tx, noun, &ending(noun), 0)?;
        if noun == Noun::Person {
            names::free(tx)?;
        }
        run(tx, &change(noun), now)?;
        run(tx, &make(noun), now)?;
    }
    replace_members(tx)?;
    // What is gone goes last and from the top of the pile: appointments before what they point at.
    for noun in ORDER.into_iter().rev() {
        run(tx, &remove(noun), now)?;
    }
    replace_photos(tx)?;
    index_people(tx, sqlite)?;
    if sqlite { run_all(tx, &USUAL_CACHE) } else { Ok(()) }
}

/// Room for the indexes of a hundred thousand people; with less, SQLite reads pages again and again.
const MUCH_CACHE: &str = "PRAGMA cache_size = -98304";
/// Back to what connections have, and the rest given back.
const USUAL_CACHE: [&str; 2] = ["PRAGMA cache_size = -8000", "PRAGMA shrink_memory"];

fn run(tx: &mut Tx<'_>, sql: &str, now: Utc) -> StoreResult<()> {
    let query = diesel::sql_query(sql);
    if sql.contains("$1") {
        query.bind::<UtcTime, _>(now).execute(tx.conn())?;
    } else {
        query.execute(tx.conn())?;
    }
    Ok(())
}

/// The rows that change or go.
fn ending(noun: Noun) -> String {
    let (stage, name) = (stage(noun), noun.name());
    let rows = format!(
        "SELECT id FROM {stage} WHERE NOT fresh UNION ALL SELECT id FROM directory_stage_gone WHERE noun = '{name}'"
    );
    if noun == Noun::Person { format!("{rows} UNION ALL {}", names::PASSED_ON) } else { rows }
}

fn change(noun: Noun) -> String {
    let (table, stage) = (noun.table(), stage(noun));
    let set = assignments(noun, |column| format!("s.{column}"));
    format!("UPDATE {table} SET {set}, since = $1 FROM {stage} s WHERE s.id = {table}.id AND NOT s.fresh")
}

fn make(noun: Noun) -> String {
    let (table, stage) = (noun.table(), stage(noun));
    format!(
        "INSERT INTO {table} (id, source, stable_id, {}, since) \
         SELECT s.id, s.source, s.stable_id, {}, $1 FROM {stage} s WHERE s.fresh",
        list(noun, ""),
        list(noun, "s.")
    )
}

fn remove(noun: Noun) -> String {
    let (table, name) = (noun.table(), noun.name());
    let which = format!("id IN (SELECT id FROM directory_stage_gone WHERE noun = '{name}')");
    match retire(noun) {
        Some(change) => format!("UPDATE {table} SET {change}, since = $1 WHERE {which}"),
        None => format!("DELETE FROM {table} WHERE {which}"),
    }
}

fn replace_members(tx: &mut Tx<'_>) -> StoreResult<()> {
    for sql in [
        "DELETE FROM directory_group_members WHERE group_id IN (SELECT id FROM directory_stage_groups WHERE NOT fresh)",
        "INSERT INTO directory_group_members (group_id, member_kind, member_id) \
         SELECT DISTINCT group_id, member_kind, member_id FROM directory_stage_members ORDER BY 1, 2, 3",
    ] {
        diesel::sql_query(sql).execute(tx.conn())?;
    }
    Ok(())
}

fn replace_photos(tx: &mut Tx<'_>) -> StoreResult<()> {
    for sql in [
        "DELETE FROM directory_photos WHERE person_id IN (SELECT id FROM directory_stage_persons WHERE NOT fresh \
         AND (photo_hash = '' OR id IN (SELECT person_id FROM directory_stage_photos)))",
        "INSERT INTO directory_photos (person_id, image) SELECT person_id, image FROM directory_stage_photos",
    ] {
        diesel::sql_query(sql).execute(tx.conn())?;
    }
    Ok(())
}

fn index_people(tx: &mut Tx<'_>, sqlite: bool) -> StoreResult<()> {
    if sqlite {
        run_all(
            tx,
            &[
                "DELETE FROM directory_person_grams WHERE rowid IN (SELECT id FROM directory_stage_persons WHERE NOT fresh)",
                "INSERT INTO directory_person_grams (rowid, grams) SELECT id, grams FROM directory_stage_persons",
            ],
        )
    } else if is_first_fill(tx)? {
        // Only the search waits for these locks, and there is nobody yet to be found. A rough look gives
        // good plans at once; the server's own, thorough one follows within minutes.
        run_all(
            tx,
            &[
                "DROP INDEX directory_person_grams_find",
                INDEX_PEOPLE,
                "CREATE INDEX directory_person_grams_find ON directory_person_grams USING gin (grams)",
                "SET LOCAL default_statistics_target = 10",
                "ANALYZE directory_persons, directory_units, directory_posts, directory_appointments, \
                 directory_groups, directory_group_members",
            ],
        )
    } else {
        run_all(
            tx,
            &[
                "DELETE FROM directory_person_grams WHERE person_id IN (SELECT id FROM directory_stage_persons WHERE NOT fresh)",
                INDEX_PEOPLE,
            ],
        )
    }
}

const INDEX_PEOPLE: &str = "INSERT INTO directory_person_grams (person_id, grams) \
     SELECT id, grams FROM directory_stage_persons";

/// An index made at once costs half of what it costs entry by entry; only its owner can make it.
fn is_first_fill(tx: &mut Tx<'_>) -> StoreResult<bool> {
    let sql = "SELECT 1::bigint AS id FROM pg_class WHERE oid = 'directory_person_grams'::regclass \
               AND pg_has_role(relowner, 'USAGE') AND NOT EXISTS (SELECT FROM directory_person_grams)";
    Ok(!ids(tx.conn(), sql)?.is_empty())
}

fn run_all(tx: &mut Tx<'_>, statements: &[&str]) -> StoreResult<()> {
    for sql in statements {
        diesel::sql_query(*sql).execute(tx.conn())?;
    }
    Ok(())
}

/// People the run deactivates, reactivates or moves; asked before applying, for events and sessions.
#[derive(Clone, Copy, Debug, QueryableByName)]
struct PersonId {
    #[diesel(sql_type = BigInt)]
    id: i64,
}

/// People that may no longer sign in after this run.
pub fn leaving(conn: &mut DbConn) -> StoreResult<Vec<i64>> {
    ids(
        conn,
        "SELECT p.id AS id FROM directory_persons p WHERE p.active AND p.id IN ( \
         SELECT id FROM directory_stage_gone WHERE noun = 'person' \
         UNION ALL SELECT id FROM directory_stage_persons WHERE NOT active) ORDER BY p.id",
    )
}

/// People that come back with this run.
pub fn returning(conn: &mut DbConn) -> StoreResult<Vec<i64>> {
    ids(
        conn,
        "SELECT p.id AS id FROM directory_persons p JOIN directory_stage_persons s ON s.id = p.id \
         WHERE s.active AND NOT p.active ORDER BY p.id",
    )
}

/// People whose main unit changes with this run. A main appointment is known by person and unit, so a
/// move is one that ends and one that begins.
pub fn moving(conn: &mut DbConn) -> StoreResult<Vec<i64>> {
    ids(
        conn,
        "SELECT DISTINCT a.person_id AS id FROM directory_appointments a \
         JOIN directory_stage_appointments s ON s.person_id = a.person_id AND s.kind = 'main' \
         WHERE a.kind = 'main' AND s.unit_id <> a.unit_id ORDER BY a.person_id",
    )
}

fn ids(conn: &mut DbConn, sql: &str) -> StoreResult<Vec<i64>> {
    let rows: Vec<PersonId> = diesel::sql_query(sql).load(conn)?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}
