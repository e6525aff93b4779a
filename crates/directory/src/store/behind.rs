//! Who stands behind scope keys at a moment, and where they serve: the mirror of [`super::scopes`].

use super::{grants, groups};
use crate::behind::{Count, Reach, Serving};
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use maru_contract::Role;
use maru_kernel::{Id, PersonId, Timestamp};
use maru_store::{DbConn, StoreResult, Utc, UtcTime, sql};

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = BigInt)]
    person: i64,
    #[diesel(sql_type = BigInt)]
    unit: i64,
}

#[derive(QueryableByName)]
struct CountRow {
    #[diesel(sql_type = BigInt)]
    unit: i64,
    #[diesel(sql_type = BigInt)]
    people: i64,
    #[diesel(sql_type = BigInt)]
    these: i64,
}

/// Appointments that hold at `$1`, of active people in open units.
const HOLDING: &str = "FROM directory_appointments a \
    JOIN directory_persons p ON p.id = a.person_id AND p.active JOIN directory_units u ON u.id = a.unit_id AND NOT u.closed \
    LEFT JOIN directory_posts o ON o.id = a.post_id AND o.active \
    WHERE (a.starts_at IS NULL OR a.starts_at <= $1) AND (a.ends_at IS NULL OR a.ends_at > $1)";

/// The units of a list and those below them.
fn down(list: &str) -> String {
    format!(
        "(WITH RECURSIVE down (id) AS (SELECT id FROM directory_units WHERE id IN {list} \
         UNION SELECT w.id FROM directory_units w JOIN down ON w.parent_id = down.id) SELECT id FROM down)"
    )
}

/// Ids of keys by their kind, those of roles as of whoever holds them.
#[derive(Default)]
struct Lists {
    all: bool,
    units: Vec<i64>,
    below: Vec<i64>,
    posts: Vec<i64>,
    people: Vec<i64>,
    groups: Vec<i64>,
}

impl Lists {
    fn of(conn: &mut DbConn, keys: &[String], now: Timestamp) -> StoreResult<Lists> {
        let mut lists = Lists::default();
        keys.iter().for_each(|key| lists.add(key));
        let roles: Vec<Role> =
            keys.iter().filter_map(|key| Role::from_name(key.strip_prefix("role:")?)).collect();
        if !roles.is_empty() {
            let held = grants::in_force(conn, now)?.into_iter().filter(|grant| roles.contains(&grant.role));
            held.for_each(|grant| lists.add(&format!("{}:{}", grant.holder.0.name(), grant.holder.1)));
        }
        Ok(lists)
    }

    fn add(&mut self, key: &str) {
        self.all |= key == "all";
        let Some((kind, id)) = key.split_once(':') else { return };
        let Ok(id) = id.parse::<Id>() else { return };
        let list = match kind {
            "unit" => &mut self.units,
            "below" => &mut self.below,
            "post" => &mut self.posts,
            "person" => &mut self.people,
            "group" => &mut self.groups,
            _ => return,
        };
        list.push(id.as_i64());
    }
}

/// Active people with every appointment that holds at `$1` in an open unit, and without one when they have none.
const ANYWHERE: &str = "FROM directory_persons p LEFT JOIN directory_appointments a ON a.person_id = p.id \
    AND (a.starts_at IS NULL OR a.starts_at <= $1) AND (a.ends_at IS NULL OR a.ends_at > $1) \
    AND EXISTS (SELECT 1 FROM directory_units u WHERE u.id = a.unit_id AND NOT u.closed) WHERE p.active";

/// Who is behind the key, and by which appointment; `$2` is a list with its id. Those who are named by themselves, by a
/// group or as everybody are behind it wherever they serve.
fn placing(key: &str) -> Option<String> {
    let (kind, _) = key.split_once(':').unwrap_or((key, ""));
    Some(match kind {
        "all" => format!("{ANYWHERE} AND NOT p.guest"),
        "unit" => format!("{HOLDING} AND a.unit_id IN $2"),
        "below" => format!("{HOLDING} AND a.unit_id IN {}", down("$2")),
        "post" => format!("{HOLDING} AND o.id IN $2"),
        "person" => format!("{ANYWHERE} AND p.id IN $2"),
        "group" => format!("{ANYWHERE} AND p.id IN ({})", groups::members("IN $2", "$1", "$1")),
        _ => return None,
    })
}

/// The order of units and of people in them; those who serve nowhere come last.
const BY_UNIT: &str = "CASE WHEN unit = 0 THEN 1 ELSE 0 END, unit";

/// The statement's beginning: everybody a key reaches, once (`nth = 1`), with where the appointment is that puts them
/// there, 0 for nowhere, as far as one of the other keys (lists `$3` to `$7`) is theirs too.
fn reached(key: &str, among: &Lists) -> Option<String> {
    let placing = placing(key)?;
    let guests = if among.all { "NOT p.guest" } else { "FALSE" };
    let members = groups::members("IN $7", "$1", "$1");
    let theirs = format!(
        "({guests} OR p.id IN $6 OR p.id IN ({members}) OR p.id IN ( \
            SELECT a.person_id {HOLDING} AND (a.unit_id IN $3 OR a.unit_id IN {} OR o.id IN $5)))",
        down("$4")
    );
    Some(format!(
        "WITH reached AS (SELECT p.id AS person, coalesce(a.unit_id, 0) AS unit, coalesce(a.ord, 0) AS ord, \
         coalesce(a.id, p.id) AS id, \
         row_number() OVER (PARTITION BY p.id ORDER BY CASE WHEN a.kind = 'main' THEN 0 ELSE 1 END, a.unit_id, a.ord, a.id) AS nth \
         {placing} AND {theirs}) "
    ))
}

/// Binds what [`reached`] needs to the statement that it begins and `$rest` ends.
macro_rules! bound {
    ($begun:expr, $rest:expr, $reach:expr, $among:expr, $now:expr) => {
        sql(format!("{}{}", $begun, $rest))
            .bind::<UtcTime, _>(Utc($now))
            .bind_list($reach.key.split_once(':').and_then(|(_, id)| id.parse::<Id>().ok()).map(Id::as_i64))
            .bind_list($among.units)
            .bind_list($among.below)
            .bind_list($among.posts)
            .bind_list($among.people)
            .bind_list($among.groups)
    };
}

fn serving(rows: Vec<Row>) -> Vec<Serving> {
    let one = |row: Row| Serving { person: Id::from_i64(row.person), unit: somewhere(row.unit) };
    rows.into_iter().map(one).collect()
}

fn somewhere(unit: i64) -> Option<Id> {
    (unit != 0).then(|| Id::from_i64(unit))
}

/// Those reached, in the order of units and of people in them.
pub fn first(conn: &mut DbConn, reach: Reach<'_>, now: Timestamp, limit: i64) -> StoreResult<Vec<Serving>> {
    let among = Lists::of(conn, reach.among, now)?;
    let Some(begun) = reached(reach.key, &among) else { return Ok(Vec::new()) };
    let rest = format!("SELECT person, unit FROM reached WHERE nth = 1 ORDER BY {BY_UNIT}, ord, id LIMIT $8");
    Ok(serving(bound!(begun, rest, reach, among, now).bind::<BigInt, _>(limit).load(conn)?))
}

/// Those reached after `after`, in the order of their ids.
pub fn after(
    conn: &mut DbConn,
    reach: Reach<'_>,
    now: Timestamp,
    after: i64,
    limit: i64,
) -> StoreResult<Vec<PersonId>> {
    let among = Lists::of(conn, reach.among, now)?;
    let Some(begun) = reached(reach.key, &among) else { return Ok(Vec::new()) };
    let rest = "SELECT person, unit FROM reached WHERE nth = 1 AND person > $8 ORDER BY person LIMIT $9";
    let found = bound!(begun, rest, reach, among, now).bind::<BigInt, _>(after).bind::<BigInt, _>(limit);
    Ok(serving(found.load(conn)?).into_iter().map(|one| one.person).collect())
}

/// How many are reached in each unit, and how many of them are among `these`, in the order of units.
pub fn counts(
    conn: &mut DbConn,
    reach: Reach<'_>,
    now: Timestamp,
    these: &[PersonId],
) -> StoreResult<Vec<Count>> {
    let among = Lists::of(conn, reach.among, now)?;
    let Some(begun) = reached(reach.key, &among) else { return Ok(Vec::new()) };
    let rest = format!(
        "SELECT unit, count(*) AS people, CAST(sum(CASE WHEN person IN $8 THEN 1 ELSE 0 END) AS BIGINT) AS these \
         FROM reached WHERE nth = 1 GROUP BY unit ORDER BY {BY_UNIT}"
    );
    let these = these.iter().map(|id| id.as_i64());
    let rows: Vec<CountRow> = bound!(begun, rest, reach, among, now).bind_list(these).load(conn)?;
    let count = |row: CountRow| Count { unit: somewhere(row.unit), people: row.people, these: row.these };
    Ok(rows.into_iter().map(count).collect())
}

/// Those reached in one unit, or who serve nowhere, who are not among `these`, in order; `limit` of them after the first `skip`.
pub fn others_in(
    conn: &mut DbConn,
    reach: Reach<'_>,
    now: Timestamp,
    unit: Option<Id>,
    these: &[PersonId],
    (skip, limit): (i64, i64),
) -> StoreResult<Vec<PersonId>> {
    let among = Lists::of(conn, reach.among, now)?;
    let Some(begun) = reached(reach.key, &among) else { return Ok(Vec::new()) };
    let rest = "SELECT person, unit FROM reached WHERE nth = 1 AND unit = $8 AND person NOT IN $9 \
        ORDER BY ord, id LIMIT $10 OFFSET $11";
    let found = bound!(begun, rest, reach, among, now)
        .bind::<BigInt, _>(unit.map_or(0, Id::as_i64))
        .bind_list(these.iter().map(|id| id.as_i64()))
        .bind::<BigInt, _>(limit)
        .bind::<BigInt, _>(skip);
    Ok(serving(found.load(conn)?).into_iter().map(|one| one.person).collect())
}
