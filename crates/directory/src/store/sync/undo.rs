//! Puts back what a run changed, from the versions its plan kept.

use super::columns::{ORDER, assignments, columns, from_json, list, retire};
use crate::model::Noun;
use crate::store::history::close_selected;
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use maru_store::{StoreResult, Tx, Utc, UtcTime};

/// Undoes the run. Rows it made are retired, not deleted: something may point at them by now.
pub fn undo(tx: &mut Tx<'_>, run: i64) -> StoreResult<()> {
    let sqlite = tx.conn().is_sqlite();
    for noun in ORDER {
        close_selected(tx, noun, &touched(noun), run)?;
        timed(tx, &put_back(noun, sqlite), run)?;
    }
    for noun in ORDER.into_iter().rev() {
        timed(tx, &retire_made(noun), run)?;
    }
    timed(tx, &bring_back_ended(sqlite), run)?;
    restore_members(tx, run, sqlite)
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
        None => format!("DELETE FROM {table} WHERE {made} AND since <= $1"),
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
