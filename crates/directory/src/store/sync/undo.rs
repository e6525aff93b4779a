//! Puts back what a run changed, from the versions its plan kept.

use super::columns::{ORDER, assignments, columns, from_json, list, retire};
use super::names;
use crate::model::Noun;
use crate::store::grams::FoundBy;
use crate::store::history::close_selected;
use crate::store::schema::directory_persons as persons;
use crate::store::schema_sync::directory_plan_items as items;
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use maru_store::{DbConn, StoreResult, Tx, Utc, UtcTime};

/// How many people are put back into the search at once.
const PORTION: i64 = 2_000;

diesel::allow_tables_to_appear_in_same_query!(persons, items);

/// Undoes the run. Rows it made are retired, not deleted: something may point at them by now.
pub fn undo(tx: &mut Tx<'_>, run: i64) -> StoreResult<()> {
    let sqlite = tx.conn().is_sqlite();
    for noun in ORDER {
        close_selected(tx, noun, &touched(noun), run)?;
        if noun == Noun::Person {
            names::free_touched(tx, run)?;
        }
        timed(tx, &put_back(noun, sqlite), run)?;
    }
    for noun in ORDER.into_iter().rev() {
        timed(tx, &retire_made(noun), run)?;
    }
    timed(tx, &bring_back_ended(sqlite), run)?;
    restore_members(tx, run, sqlite)
}

/// People whose accounts end with the undoing: made or brought back by the run.
pub fn leaving(conn: &mut DbConn, run: i64) -> StoreResult<Vec<i64>> {
    Ok(persons::table
        .inner_join(items::table.on(items::row_id.eq(persons::id)))
        .filter(items::run_id.eq(run).and(items::noun.eq("person")))
        .filter(items::action.eq_any(["create", "reactivate"]).and(persons::active))
        .order(persons::id)
        .select(persons::id)
        .load(conn)?)
}

/// A portion of the people whose rows were put back, after the person `after`.
pub fn put_back_people(conn: &mut DbConn, run: i64, after: i64) -> StoreResult<Vec<FoundBy>> {
    Ok(persons::table
        .inner_join(items::table.on(items::row_id.eq(persons::id)))
        .filter(items::run_id.eq(run).and(items::noun.eq("person")).and(items::before.is_not_null()))
        .filter(persons::id.gt(after))
        .order(persons::id)
        .limit(PORTION)
        .select(FoundBy::as_select())
        .load(conn)?)
}

fn timed(tx: &mut Tx<'_>, sql: &str, run: i64) -> StoreResult<()> {
    let now = Utc(tx.now());
    diesel::sql_query(sql).bind::<UtcTime, _>(now).bind::<BigInt, _>(run).execute(tx.conn())?;
    Ok(())
}

fn touched(noun: Noun) -> String {
    format!("SELECT row_id FROM directory_plan_items WHERE run_id = $3 AND noun = '{}'", noun.name())
}

fn put_back(noun: Noun, sqlite: bool) -> String {
    let (table, name) = (noun.table(), noun.name());
    let set = assignments(noun, |column| match column {
        // What the source said is not what we hold now: the next run has to look again.
        "mark" => "0".to_owned(),
        // Somebody the run did not touch may have the name by now, and keeps it.
        "login" => {
            let old = from_json("login", "i.before", sqlite);
            format!(
                "CASE WHEN EXISTS (SELECT 1 FROM directory_persons o WHERE o.login = {old} AND o.id <> i.row_id) \
                     THEN NULL ELSE {old} END"
            )
        }
        column => from_json(column, "i.before", sqlite),
    });
    format!(
        "UPDATE {table} SET {set}, since = $1 FROM directory_plan_items i \
         WHERE i.run_id = $2 AND i.noun = '{name}' AND i.row_id = {table}.id AND i.before IS NOT NULL"
    )
}

fn retire_made(noun: Noun) -> String {
    let (table, name) = (noun.table(), noun.name());
    let made = format!(
        "id IN (SELECT row_id FROM directory_plan_items WHERE run_id = $2 AND noun = '{name}' AND action = 'create')"
    );
    match retire(noun) {
        Some(change) => format!("UPDATE {table} SET {change}, since = $1 WHERE {made}"),
        // SQLite numbers `$1` and `$2` by where they stand, not by their names: `$1` has to come first.
        None => format!("DELETE FROM {table} WHERE since <= $1 AND {made}"),
    }
}

fn bring_back_ended(sqlite: bool) -> String {
    let noun = Noun::Appointment;
    let values: Vec<String> = ["source", "stable_id"]
        .iter()
        .chain(columns(noun))
        .map(|c| if *c == "mark" { "0".to_owned() } else { from_json(c, "i.before", sqlite) })
        .collect();
    format!(
        "INSERT INTO directory_appointments (id, source, stable_id, {}, since) \
         SELECT i.row_id, {}, $1 FROM directory_plan_items i \
         WHERE i.run_id = $2 AND i.noun = 'appointment' AND i.action = 'end' ON CONFLICT DO NOTHING",
        list(noun, ""),
        values.join(", ")
    )
}

fn restore_members(tx: &mut Tx<'_>, run: i64, sqlite: bool) -> StoreResult<()> {
    let (each, kind, id) = if sqlite {
        (
            "json_each(i.before, '$.members') m",
            "substr(m.value, 1, instr(m.value, ':') - 1)",
            "CAST(substr(m.value, instr(m.value, ':') + 1) AS INTEGER)",
        )
    } else {
        (
            "json_array_elements_text(i.before::json -> 'members') m(value)",
            "split_part(m.value, ':', 1)",
            "split_part(m.value, ':', 2)::bigint",
        )
    };
    let groups = "FROM directory_plan_items i WHERE i.run_id = $1 AND i.noun = 'group'";
    let delete = format!("DELETE FROM directory_group_members WHERE group_id IN (SELECT i.row_id {groups})");
    let insert = format!(
        "INSERT INTO directory_group_members (group_id, member_kind, member_id) \
         SELECT i.row_id, {kind}, {id} FROM directory_plan_items i, {each} \
         WHERE i.run_id = $1 AND i.noun = 'group' AND i.before IS NOT NULL"
    );
    for sql in [delete, insert] {
        diesel::sql_query(sql).bind::<BigInt, _>(run).execute(tx.conn())?;
    }
    Ok(())
}
