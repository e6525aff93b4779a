//! Reads units and the ways between them. Every walk is bounded: sources may hold circles.

use super::schema::{
    directory_appointments as appointments, directory_persons as persons, directory_units as units,
};
use crate::model::{AppointmentKind, Unit};
use diesel::dsl::count_star;
use diesel::prelude::*;
use maru_kernel::Id;
use maru_store::{DbConn, StoreResult, any_of};
use std::collections::BTreeMap;

/// No organisation is deeper.
const DEEPEST: usize = 40;

type UnitRow = (i64, Option<i64>, String, String, i32, bool);

fn unit((id, parent, code, name, ord, closed): UnitRow) -> Unit {
    Unit { id: Id::from_i64(id), parent: parent.map(Id::from_i64), code, name, ord, closed }
}

macro_rules! unit_columns {
    () => {
        (units::id, units::parent_id, units::code, units::name, units::ord, units::closed)
    };
}

/// The first `limit` open units.
///
/// # Errors
/// As any read.
pub fn up_to(conn: &mut DbConn, limit: i64) -> StoreResult<Vec<Unit>> {
    let rows: Vec<UnitRow> =
        units::table.filter(units::closed.eq(false)).limit(limit).select(unit_columns!()).load(conn)?;
    Ok(rows.into_iter().map(unit).collect())
}

/// All open units.
///
/// # Errors
/// As any read.
pub fn all(conn: &mut DbConn) -> StoreResult<Vec<Unit>> {
    let rows: Vec<UnitRow> =
        units::table.filter(units::closed.eq(false)).select(unit_columns!()).load(conn)?;
    Ok(rows.into_iter().map(unit).collect())
}

/// One unit, also a dissolved one: old documents point at it.
///
/// # Errors
/// As any read.
pub fn one(conn: &mut DbConn, id: Id) -> StoreResult<Option<Unit>> {
    let row: Option<UnitRow> =
        units::table.find(id.as_i64()).select(unit_columns!()).first(conn).optional()?;
    Ok(row.map(unit))
}

/// These units, in no particular order.
///
/// # Errors
/// As any read.
pub fn some(conn: &mut DbConn, ids: &[Id]) -> StoreResult<Vec<Unit>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let numbers = ids.iter().map(|id| id.as_i64());
    let rows: Vec<UnitRow> =
        units::table.filter(any_of(units::id, numbers)).select(unit_columns!()).load(conn)?;
    Ok(rows.into_iter().map(unit).collect())
}

/// The open units at the top and directly below the given ones: what a tree shows that is unfolded
/// along one path.
///
/// # Errors
/// As any read.
pub fn along(conn: &mut DbConn, path: &[Id]) -> StoreResult<Vec<Unit>> {
    let numbers = path.iter().map(|id| Some(id.as_i64()));
    let rows: Vec<UnitRow> = units::table
        .filter(units::closed.eq(false))
        .filter(units::parent_id.is_null().or(units::parent_id.eq_any(numbers)))
        .order((units::parent_id, units::ord, units::name))
        .limit(2_000)
        .select(unit_columns!())
        .load(conn)?;
    Ok(rows.into_iter().map(unit).collect())
}

/// The unit and those above it, from the top.
///
/// # Errors
/// As any read.
pub fn path(conn: &mut DbConn, id: Id) -> StoreResult<Vec<Unit>> {
    let (mut path, mut next): (Vec<Unit>, _) = (Vec::new(), Some(id));
    while let Some(id) = next.filter(|id| path.len() < DEEPEST && path.iter().all(|u| u.id != *id)) {
        let Some(unit) = one(conn, id)? else { break };
        next = unit.parent;
        path.push(unit);
    }
    path.reverse();
    Ok(path)
}

/// The units themselves and those below them, at most `limit`.
///
/// # Errors
/// As any read.
pub fn with_below(conn: &mut DbConn, tops: &[Id], limit: usize) -> StoreResult<Vec<Id>> {
    let (mut found, mut level) = (tops.to_vec(), tops.to_vec());
    while !level.is_empty() && found.len() < limit {
        let numbers: Vec<Option<i64>> = level.iter().map(|id| Some(id.as_i64())).collect();
        let below: Vec<i64> = units::table
            .filter(units::parent_id.eq_any(numbers))
            .limit(i64::try_from(limit).unwrap_or(i64::MAX))
            .select(units::id)
            .load(conn)?;
        level = below.into_iter().map(Id::from_i64).filter(|id| !found.contains(id)).collect();
        found.extend_from_slice(&level);
    }
    found.truncate(limit);
    Ok(found)
}

/// How many people each unit has by main appointment.
///
/// # Errors
/// As any read.
pub fn head_counts(conn: &mut DbConn) -> StoreResult<BTreeMap<Id, usize>> {
    let rows: Vec<(i64, i64)> = appointments::table
        .inner_join(persons::table)
        .filter(appointments::kind.eq(AppointmentKind::Main.name()).and(persons::active.eq(true)))
        .group_by(appointments::unit_id)
        .select((appointments::unit_id, count_star()))
        .load(conn)?;
    Ok(rows.into_iter().map(|(id, n)| (Id::from_i64(id), usize::try_from(n).unwrap_or(0))).collect())
}
