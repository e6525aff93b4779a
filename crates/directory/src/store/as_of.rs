//! The organisation as it was at an instant: rows that began before and still hold, and versions that
//! held then.

use super::appointments::Member;
use super::history::{versions_at, yes_or_no};
use super::schema::{
    directory_appointments as appointments, directory_persons as persons, directory_units as units,
};
use crate::access;
use crate::model::{Appointment, AppointmentKind, Noun, PersonLine, Unit};
use diesel::prelude::*;
use maru_kernel::{Id, Timestamp, Viewer};
use maru_store::{DbConn, StoreResult, Utc};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// Ids that are asked for at once.
const BATCH: usize = 500;

#[derive(Deserialize)]
struct UnitVersion {
    parent_id: Option<i64>,
    code: String,
    name: String,
    ord: i32,
    #[serde(deserialize_with = "yes_or_no")]
    closed: bool,
}

/// All units that were open at `at`.
///
/// # Errors
/// As any read.
pub fn units(conn: &mut DbConn, at: Timestamp) -> StoreResult<Vec<Unit>> {
    let now: Vec<(i64, Option<i64>, String, String, i32, bool)> = units::table
        .filter(units::since.le(Utc(at)))
        .select((units::id, units::parent_id, units::code, units::name, units::ord, units::closed))
        .load(conn)?;
    let over = versions_at::<UnitVersion>(conn, Noun::Unit, at, None)?;
    let over = over.into_iter().map(|(id, v)| (id.as_i64(), v.parent_id, v.code, v.name, v.ord, v.closed));
    let all = now.into_iter().chain(over).filter(|(.., closed)| !closed);
    Ok(all
        .map(|(id, parent, code, name, ord, closed)| Unit {
            id: Id::from_i64(id),
            parent: parent.map(Id::from_i64),
            code,
            name,
            ord,
            closed,
        })
        .collect())
}

#[derive(Deserialize)]
struct AppointmentVersion {
    person_id: i64,
    unit_id: i64,
    post_id: Option<i64>,
    kind: String,
    title: String,
    ord: i32,
    starts_at: Option<i64>,
    ends_at: Option<i64>,
}

/// Who served in `unit` at `at`, in its order. Mobile numbers and mail addresses are not part of the past,
/// and whoever has left since is not shown to those who do not see people who have left.
///
/// # Errors
/// As any read.
pub fn members(conn: &mut DbConn, viewer: &Viewer, unit: Id, at: Timestamp) -> StoreResult<Vec<Member>> {
    let mut served: Vec<Appointment> = served_in(conn, unit, at)?;
    served.retain(|a| a.holds_at(at));
    let mut ids: Vec<Id> = served.iter().map(|a| a.person).collect();
    ids.sort_unstable();
    ids.dedup();
    let mut people = people(conn, &ids, at)?;
    if !access::sees_gone(viewer) {
        let here = still_here(conn, &ids)?;
        people.retain(|id, line| line.active && here.contains(&id.as_i64()));
    }
    let mut members: Vec<Member> = served
        .into_iter()
        .filter_map(|appointment| {
            Some(Member { person: people.get(&appointment.person)?.clone(), appointment })
        })
        .collect();
    members.sort_by(|a, b| {
        (a.appointment.ord, &a.person.name, a.person.id).cmp(&(
            b.appointment.ord,
            &b.person.name,
            b.person.id,
        ))
    });
    Ok(members)
}

/// Those who are active now.
fn still_here(conn: &mut DbConn, ids: &[Id]) -> StoreResult<BTreeSet<i64>> {
    let mut here = BTreeSet::new();
    for batch in ids.chunks(BATCH) {
        let active: Vec<i64> = persons::table
            .filter(persons::id.eq_any(batch.iter().map(|id| id.as_i64())).and(persons::active.eq(true)))
            .select(persons::id)
            .load(conn)?;
        here.extend(active);
    }
    Ok(here)
}

fn served_in(conn: &mut DbConn, unit: Id, at: Timestamp) -> StoreResult<Vec<Appointment>> {
    type Row = (i64, i64, i64, Option<i64>, String, String, i32, Option<Utc>, Option<Utc>);
    let now: Vec<Row> = appointments::table
        .filter(appointments::unit_id.eq(unit.as_i64()).and(appointments::since.le(Utc(at))))
        .select((
            appointments::id,
            appointments::person_id,
            appointments::unit_id,
            appointments::post_id,
            appointments::kind,
            appointments::title,
            appointments::ord,
            appointments::starts_at,
            appointments::ends_at,
        ))
        .load(conn)?;
    let over = versions_at::<AppointmentVersion>(conn, Noun::Appointment, at, Some(("unit_id", &[unit])))?;
    let now = now.into_iter().map(|(id, person, unit, post, kind, title, ord, from, to)| Appointment {
        id: Id::from_i64(id),
        person: Id::from_i64(person),
        unit: Id::from_i64(unit),
        post: post.map(Id::from_i64),
        kind: AppointmentKind::from_name(&kind),
        title,
        ord,
        starts_at: from.map(|at| at.0),
        ends_at: to.map(|at| at.0),
    });
    let instant = |micros: Option<i64>| micros.and_then(|m| Timestamp::from_microsecond(m).ok());
    let over = over.into_iter().map(|(id, v)| Appointment {
        id,
        person: Id::from_i64(v.person_id),
        unit: Id::from_i64(v.unit_id),
        post: v.post_id.map(Id::from_i64),
        kind: AppointmentKind::from_name(&v.kind),
        title: v.title,
        ord: v.ord,
        starts_at: instant(v.starts_at),
        ends_at: instant(v.ends_at),
    });
    Ok(now.chain(over).collect())
}

#[derive(Deserialize)]
struct PersonVersion {
    name: String,
    name_en: String,
    rank: String,
    title: String,
    duty: String,
    phone: String,
    #[serde(deserialize_with = "yes_or_no")]
    active: bool,
    #[serde(deserialize_with = "yes_or_no")]
    on_leave: bool,
}

fn people(conn: &mut DbConn, ids: &[Id], at: Timestamp) -> StoreResult<BTreeMap<Id, PersonLine>> {
    type Row = (i64, String, String, String, String, String, String, bool, bool);
    let mut now: Vec<Row> = Vec::new();
    for batch in ids.chunks(BATCH) {
        let held = persons::since.le(Utc(at));
        let rows = persons::table
            .filter(persons::id.eq_any(batch.iter().map(|id| id.as_i64())).and(held))
            .select((
                persons::id,
                persons::name,
                persons::name_en,
                persons::rank,
                persons::title,
                persons::duty,
                persons::phone,
                persons::active,
                persons::on_leave,
            ))
            .load(conn)?;
        now.extend::<Vec<Row>>(rows);
    }
    let over = versions_at::<PersonVersion>(conn, Noun::Person, at, Some(("id", ids)))?;
    let over = over.into_iter().map(|(id, v)| {
        (id.as_i64(), v.name, v.name_en, v.rank, v.title, v.duty, v.phone, v.active, v.on_leave)
    });
    let line = |(id, name, name_en, rank, title, duty, phone, active, on_leave): Row| PersonLine {
        id,
        name,
        name_en,
        rank,
        title,
        duty,
        phone,
        active,
        on_leave,
        ..PersonLine::default()
    };
    Ok(now.into_iter().chain(over).map(|row| (Id::from_i64(row.0), line(row))).collect())
}
