//! Reads who serves where.

use super::persons::lines;
use super::schema::{
    directory_appointments as appointments, directory_persons as persons, directory_posts as posts,
    directory_units as units,
};
use crate::access;
use crate::model::{Appointment, AppointmentKind, PersonLine};
use diesel::prelude::*;
use diesel::sql_types::Bool;
use maru_kernel::{Id, Viewer};
use maru_store::{DbConn, StoreResult, Utc, any_of};

#[derive(Queryable)]
struct AppointmentRow {
    id: i64,
    person: i64,
    unit: i64,
    post: Option<i64>,
    kind: String,
    title: String,
    ord: i32,
    starts_at: Option<Utc>,
    ends_at: Option<Utc>,
}

macro_rules! appointment_columns {
    () => {
        (
            appointments::id,
            appointments::person_id,
            appointments::unit_id,
            appointments::post_id,
            appointments::kind,
            appointments::title,
            appointments::ord,
            appointments::starts_at,
            appointments::ends_at,
        )
    };
}

impl From<AppointmentRow> for Appointment {
    fn from(row: AppointmentRow) -> Appointment {
        Appointment {
            id: Id::from_i64(row.id),
            person: Id::from_i64(row.person),
            unit: Id::from_i64(row.unit),
            post: row.post.map(Id::from_i64),
            kind: AppointmentKind::from_name(&row.kind),
            title: row.title,
            ord: row.ord,
            starts_at: row.starts_at.map(|at| at.0),
            ends_at: row.ends_at.map(|at| at.0),
        }
    }
}

/// An appointment with the names a card shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The appointment.
    pub appointment: Appointment,
    /// The unit's name.
    pub unit: String,
    /// The post's name; empty when there is no post of its own.
    pub post: String,
}

/// Everything a person serves as, the main appointment first; nothing for somebody the viewer may not see.
///
/// # Errors
/// As any read.
pub fn of_person(conn: &mut DbConn, viewer: &Viewer, person: Id) -> StoreResult<Vec<Place>> {
    let rows: Vec<(AppointmentRow, String, Option<String>)> = appointments::table
        .inner_join(units::table)
        .inner_join(persons::table)
        .left_join(posts::table.on(posts::id.nullable().eq(appointments::post_id)))
        .filter(appointments::person_id.eq(person.as_i64()))
        .filter(persons::active.eq(true).or(access::sees_gone(viewer).into_sql::<Bool>()))
        .order(appointments::id)
        .limit(100)
        .select((appointment_columns!(), units::name, posts::name.nullable()))
        .load(conn)?;
    let mut places: Vec<Place> = rows
        .into_iter()
        .map(|(row, unit, post)| Place { appointment: row.into(), unit, post: post.unwrap_or_default() })
        .collect();
    places.sort_by_key(|place| place.appointment.kind);
    Ok(places)
}

/// A member of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub person: PersonLine,
    /// As what they serve here.
    pub appointment: Appointment,
}

/// Up to `limit` members of a unit in the unit's order, beginning after the first `skip`.
///
/// # Errors
/// As any read.
pub fn of_unit(
    conn: &mut DbConn,
    viewer: &Viewer,
    unit: Id,
    skip: i64,
    limit: i64,
) -> StoreResult<Vec<Member>> {
    let rows: Vec<AppointmentRow> = appointments::table
        .inner_join(persons::table)
        .filter(appointments::unit_id.eq(unit.as_i64()).and(persons::active.eq(true)))
        .order((appointments::ord, persons::name, appointments::id))
        .offset(skip)
        .limit(limit)
        .select(appointment_columns!())
        .load(conn)?;
    with_people(conn, viewer, rows.into_iter().map(Appointment::from).collect())
}

/// Joins appointments with their people; appointments of people the viewer may not see are dropped.
pub(super) fn with_people(
    conn: &mut DbConn,
    viewer: &Viewer,
    all: Vec<Appointment>,
) -> StoreResult<Vec<Member>> {
    let mut ids: Vec<Id> = all.iter().map(|a| a.person).collect();
    ids.sort_unstable();
    ids.dedup();
    let people = lines(conn, viewer, &ids)?;
    let member = |appointment: Appointment| {
        let person = people.iter().find(|p| p.id() == appointment.person)?.clone();
        Some(Member { person, appointment })
    };
    Ok(all.into_iter().filter_map(member).collect())
}

/// The head of a unit: whoever alone stands first in its order.
///
/// # Errors
/// As any read.
pub fn head(conn: &mut DbConn, viewer: &Viewer, unit: Id) -> StoreResult<Option<PersonLine>> {
    let mut first = of_unit(conn, viewer, unit, 0, 2)?.into_iter();
    let (Some(leader), next) = (first.next(), first.next()) else { return Ok(None) };
    let alone = next.is_none_or(|n| n.appointment.ord > leader.appointment.ord);
    Ok(alone.then_some(leader.person))
}

/// All members of these units by any appointment, at most `limit`.
pub(super) fn people_in(conn: &mut DbConn, of: &[Id], limit: i64) -> StoreResult<Vec<Id>> {
    let numbers = of.iter().map(|id| id.as_i64());
    let found: Vec<i64> = appointments::table
        .filter(any_of(appointments::unit_id, numbers))
        .order((appointments::unit_id, appointments::ord))
        .limit(limit)
        .select(appointments::person_id)
        .load(conn)?;
    Ok(found.into_iter().map(Id::from_i64).collect())
}
