//! Writes down what a run would change, and the figures the safety brake needs.

use super::columns::{ORDER, json, json_staged, stage};
use crate::model::Noun;
use crate::store::history::{from_list, id_list};
use crate::store::schema_sync::{directory_plan_items as items, directory_quarantine as quarantine};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use maru_kernel::Id;
use maru_store::{DbConn, StoreResult, Tx};

/// One thing a run changes.
#[derive(Clone, Debug, Queryable)]
pub struct PlanItem {
    /// Noun and row.
    pub noun: String,
    /// The row.
    pub row_id: i64,
    /// `create`, `update`, `deactivate`, `reactivate` or `end`.
    pub action: String,
    /// Name to recognise it by.
    pub label: String,
    /// The entry it comes from.
    pub dn: String,
    /// The row before, as JSON.
    pub before: Option<String>,
    /// The row after, as JSON.
    pub after: Option<String>,
}

/// How many things of each kind a run changes.
#[derive(Clone, Debug, QueryableByName)]
pub struct ItemCount {
    /// The noun.
    #[diesel(sql_type = Text)]
    pub noun: String,
    /// The action.
    #[diesel(sql_type = Text)]
    pub action: String,
    /// How many.
    #[diesel(sql_type = BigInt)]
    pub count: i64,
}

/// Forgets what an earlier attempt at the same run wrote.
pub fn forget(tx: &mut Tx<'_>, run: i64) -> StoreResult<()> {
    diesel::delete(items::table.filter(items::run_id.eq(run))).execute(tx.conn())?;
    diesel::delete(quarantine::table.filter(quarantine::run_id.eq(run))).execute(tx.conn())?;
    Ok(())
}

/// Writes the items of the run from the stage.
pub fn write_items(tx: &mut Tx<'_>, run: i64) -> StoreResult<()> {
    let sqlite = tx.conn().is_sqlite();
    for noun in ORDER {
        for sql in [item_of_staged(noun, sqlite), item_of_gone(noun, sqlite)] {
            diesel::sql_query(sql).bind::<BigInt, _>(run).execute(tx.conn())?;
        }
    }
    Ok(())
}

/// New and changed rows. A new row's "after" is the row itself, so it is not kept twice.
fn item_of_staged(noun: Noun, sqlite: bool) -> String {
    let (table, stage, name) = (noun.table(), stage(noun), noun.name());
    let action = match noun {
        Noun::Person | Noun::Post | Noun::Group => {
            "CASE WHEN t.active AND NOT s.active THEN 'deactivate' \
             WHEN s.active AND NOT t.active THEN 'reactivate' ELSE 'update' END"
        }
        Noun::Unit => {
            "CASE WHEN s.closed AND NOT t.closed THEN 'deactivate' \
             WHEN t.closed AND NOT s.closed THEN 'reactivate' ELSE 'update' END"
        }
        Noun::Appointment => "'update'",
    };
    let (label, dn) = (label(noun, "s"), dn(noun, "s"));
    let (before, after) = (json(noun, "t", sqlite), json_staged(noun, "s", sqlite));
    format!(
        "INSERT INTO directory_plan_items (run_id, noun, row_id, action, label, dn, before, after) \
         SELECT $1, '{name}', s.id, CASE WHEN s.fresh THEN 'create' ELSE {action} END, {label}, {dn}, \
         CASE WHEN s.fresh THEN NULL ELSE {before} END, CASE WHEN s.fresh THEN NULL ELSE {after} END \
         FROM {stage} s LEFT JOIN {table} t ON t.id = s.id {}",
        named(noun, "s")
    )
}

fn item_of_gone(noun: Noun, sqlite: bool) -> String {
    let (table, name) = (noun.table(), noun.name());
    let action = if noun == Noun::Appointment { "end" } else { "deactivate" };
    let (label, dn, before) = (label(noun, "t"), dn(noun, "t"), json(noun, "t", sqlite));
    format!(
        "INSERT INTO directory_plan_items (run_id, noun, row_id, action, label, dn, before, after) \
         SELECT $1, '{name}', t.id, '{action}', {label}, {dn}, {before}, NULL \
         FROM directory_stage_gone g JOIN {table} t ON t.id = g.id {} WHERE g.noun = '{name}'",
        named(noun, "t")
    )
}

fn label(noun: Noun, alias: &str) -> String {
    match noun {
        Noun::Person => format!("{alias}.name || ' ' || coalesce({alias}.login, '')"),
        Noun::Appointment => {
            "coalesce(p.name, sp.name, '') || ' · ' || coalesce(u.name, su.name, '')".to_owned()
        }
        Noun::Unit | Noun::Post | Noun::Group => format!("{alias}.name"),
    }
}

/// The person and the unit an appointment is called after: as they are, or as this run makes them.
fn named(noun: Noun, alias: &str) -> String {
    if noun != Noun::Appointment {
        return String::new();
    }
    let join =
        |table: &str, name: &str, key: &str| format!("LEFT JOIN {table} {name} ON {name}.id = {alias}.{key}");
    [
        join("directory_persons", "p", "person_id"),
        join("directory_stage_persons", "sp", "person_id"),
        join("directory_units", "u", "unit_id"),
        join("directory_stage_units", "su", "unit_id"),
    ]
    .join(" ")
}

fn dn(noun: Noun, alias: &str) -> String {
    match noun {
        Noun::Person | Noun::Unit | Noun::Group => format!("{alias}.dn"),
        Noun::Post | Noun::Appointment => format!("coalesce({alias}.stable_id, '')"),
    }
}

/// How many things of each kind the run changes.
pub fn count_items(conn: &mut DbConn, run: i64) -> StoreResult<Vec<ItemCount>> {
    Ok(diesel::sql_query(
        "SELECT noun, action, count(*) AS count FROM directory_plan_items WHERE run_id = $1 \
         GROUP BY noun, action ORDER BY noun, action",
    )
    .bind::<BigInt, _>(run)
    .load(conn)?)
}

/// A page of the run's items: those of one noun and action, after a row.
pub fn items(
    conn: &mut DbConn,
    run: i64,
    noun: &str,
    action: &str,
    after: i64,
    limit: i64,
) -> StoreResult<Vec<PlanItem>> {
    Ok(items::table
        .filter(items::run_id.eq(run).and(items::noun.eq(noun)).and(items::action.eq(action)))
        .filter(items::row_id.gt(after))
        .order(items::row_id)
        .limit(limit)
        .select((
            items::noun,
            items::row_id,
            items::action,
            items::label,
            items::dn,
            items::before,
            items::after,
        ))
        .load(conn)?)
}

#[derive(QueryableByName)]
struct NameRow {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = Text)]
    name: String,
}

/// What rows that changes point at are called, those of the present and those of the stage.
pub fn names(conn: &mut DbConn, noun: Noun, ids: &[i64]) -> StoreResult<Vec<(i64, String)>> {
    let ids: Vec<Id> = ids.iter().map(|id| Id::from_i64(*id)).collect();
    let mut found = Vec::new();
    for table in [stage(noun), noun.table()] {
        let sql = format!("SELECT id, name FROM {table} WHERE id IN ({})", from_list(conn.is_sqlite(), 1));
        let rows: Vec<NameRow> = diesel::sql_query(sql).bind::<Text, _>(id_list(&ids)).load(conn)?;
        found.extend(rows.into_iter().map(|row| (row.id, row.name)));
    }
    Ok(found)
}

/// Writes down entries that could not be used: name, trouble, what it is about.
pub fn write_quarantine(
    tx: &mut Tx<'_>,
    run: i64,
    aside: &[(String, &'static str, String)],
) -> StoreResult<()> {
    for (number, (dn, trouble, subject)) in (0_i64..).zip(aside) {
        diesel::insert_into(quarantine::table)
            .values((
                quarantine::run_id.eq(run),
                quarantine::number.eq(number),
                quarantine::dn.eq(dn),
                quarantine::trouble.eq(trouble),
                quarantine::subject.eq(subject),
            ))
            .execute(tx.conn())?;
    }
    Ok(())
}

/// Entries a run put aside: name, trouble, what it is about.
pub fn quarantined(conn: &mut DbConn, run: i64, limit: i64) -> StoreResult<Vec<(String, String, String)>> {
    Ok(quarantine::table
        .filter(quarantine::run_id.eq(run))
        .order(quarantine::number)
        .limit(limit)
        .select((quarantine::dn, quarantine::trouble, quarantine::subject))
        .load(conn)?)
}

/// A unit that would lose many of its people.
#[derive(Clone, Debug, QueryableByName)]
pub struct UnitLoss {
    /// The unit.
    #[diesel(sql_type = Text)]
    pub name: String,
    /// People whose main appointment is there now.
    #[diesel(sql_type = BigInt)]
    pub before: i64,
    /// How many of them would leave.
    #[diesel(sql_type = BigInt)]
    pub lost: i64,
}

/// Units of five or more that would lose more than 30 % of their people.
pub fn unit_losses(conn: &mut DbConn, source: &str) -> StoreResult<Vec<UnitLoss>> {
    Ok(diesel::sql_query(
        "SELECT u.name AS name, count(*) AS before, count(g.id) + count(p.id) + count(m.id) AS lost \
         FROM directory_appointments a \
         JOIN directory_units u ON u.id = a.unit_id \
         LEFT JOIN directory_stage_gone g ON g.noun = 'appointment' AND g.id = a.id \
         LEFT JOIN directory_stage_persons p ON p.id = a.person_id AND NOT p.active AND g.id IS NULL \
         LEFT JOIN directory_stage_appointments m \
             ON m.id = a.id AND m.unit_id <> a.unit_id AND g.id IS NULL AND p.id IS NULL \
         WHERE a.source = $1 AND a.kind = 'main' \
         GROUP BY u.id, u.name \
         HAVING count(*) >= 5 AND (count(g.id) + count(p.id) + count(m.id)) * 10 > count(*) * 3 \
         ORDER BY u.name LIMIT 50",
    )
    .bind::<Text, _>(source)
    .load(conn)?)
}
