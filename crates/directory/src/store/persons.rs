//! Reads people for somebody who looks at them; mobile numbers only for those who may (S-34).

use super::schema::{
    directory_appointments as appointments, directory_persons as persons, directory_photos as photos,
    directory_units as units,
};
use crate::access;
use crate::model::{AppointmentKind, Person, PersonLine};
use diesel::prelude::*;
use maru_kernel::{Id, Timestamp, Viewer};
use maru_store::{DbConn, StoreResult, Utc, any_of};
use std::collections::{BTreeMap, BTreeSet};

/// The columns of a line, in the order [`LineRow`] reads them.
macro_rules! line_columns {
    () => {
        (
            persons::id,
            persons::name,
            persons::name_en,
            persons::login,
            persons::employee_number,
            persons::rank,
            persons::title,
            persons::duty,
            persons::phone,
            persons::mobile,
            persons::mail,
            persons::photo_hash,
            persons::active,
            persons::on_leave,
        )
    };
}

#[derive(Queryable)]
pub(super) struct LineRow {
    id: i64,
    name: String,
    name_en: String,
    login: Option<String>,
    employee_number: String,
    rank: String,
    title: String,
    duty: String,
    phone: String,
    mobile: String,
    mail: String,
    photo_hash: String,
    active: bool,
    on_leave: bool,
}

impl From<LineRow> for PersonLine {
    fn from(row: LineRow) -> PersonLine {
        PersonLine {
            id: row.id,
            name: row.name,
            name_en: row.name_en,
            login: row.login.unwrap_or_default(),
            employee_number: row.employee_number,
            rank: row.rank,
            title: row.title,
            duty: row.duty,
            phone: row.phone,
            mobile: row.mobile,
            mail: row.mail,
            photo_hash: row.photo_hash,
            active: row.active,
            on_leave: row.on_leave,
            unit_id: None,
            unit: String::new(),
        }
    }
}

/// These people in the order asked for; who is gone is left out unless the viewer may see it.
///
/// # Errors
/// As any read.
pub fn lines(conn: &mut DbConn, viewer: &Viewer, ids: &[Id]) -> StoreResult<Vec<PersonLine>> {
    let numbers = || ids.iter().map(|id| id.as_i64());
    let rows: Vec<LineRow> =
        persons::table.filter(any_of(persons::id, numbers())).select(line_columns!()).load(conn)?;
    let found = dress(conn, viewer, rows)?;
    let mut by_id: BTreeMap<i64, PersonLine> = found.into_iter().map(|line| (line.id, line)).collect();
    Ok(numbers().filter_map(|id| by_id.remove(&id)).collect())
}

/// Where somebody serves, as a line needs it.
struct Served {
    unit: i64,
    kind: AppointmentKind,
    name: String,
    /// Whether the appointment holds today.
    holds: bool,
}

/// Adds units to bare rows and takes away what the viewer may not see.
pub(super) fn dress(conn: &mut DbConn, viewer: &Viewer, rows: Vec<LineRow>) -> StoreResult<Vec<PersonLine>> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    type PlaceRow = (i64, i64, String, String, Option<Utc>, Option<Utc>);
    let places: Vec<PlaceRow> = appointments::table
        .inner_join(units::table)
        .filter(any_of(appointments::person_id, rows.iter().map(|row| row.id)))
        .order((appointments::person_id, appointments::id))
        .select((
            appointments::person_id,
            appointments::unit_id,
            appointments::kind,
            units::name,
            appointments::starts_at,
            appointments::ends_at,
        ))
        .load(conn)?;
    let own = units_of(conn, viewer.id)?;
    let gone = access::sees_gone(viewer);
    let now = Timestamp::now();
    let mut by_person: BTreeMap<i64, Vec<Served>> = BTreeMap::new();
    for (person, unit, kind, name, from, to) in places {
        let holds = from.is_none_or(|from| from.0 <= now) && to.is_none_or(|to| now < to.0);
        let kind = AppointmentKind::from_name(&kind);
        by_person.entry(person).or_default().push(Served { unit, kind, name, holds });
    }
    let mut out = Vec::with_capacity(rows.len());
    for row in rows.into_iter().filter(|row| row.active || gone) {
        let mut line = PersonLine::from(row);
        let served = by_person.remove(&line.id).unwrap_or_default();
        let shares = served.iter().any(|place| place.holds && own.contains(&place.unit));
        if let Some(place) = served.into_iter().min_by_key(|place| (!place.holds, place.kind)) {
            (line.unit_id, line.unit) = (Some(Id::from_i64(place.unit)), place.name);
        }
        if !access::sees_mobile(viewer, line.id(), shares) {
            line.mobile.clear();
        }
        out.push(line);
    }
    Ok(out)
}

/// One person, when the viewer may see them.
///
/// # Errors
/// As any read.
pub fn card(conn: &mut DbConn, viewer: &Viewer, id: Id) -> StoreResult<Option<Person>> {
    let Some(line) = lines(conn, viewer, &[id])?.pop() else { return Ok(None) };
    let (name_hanja, room) =
        persons::table.find(id.as_i64()).select((persons::name_hanja, persons::room)).first(conn)?;
    Ok(Some(Person { line, name_hanja, room }))
}

/// The photo and its fingerprint.
///
/// # Errors
/// As any read.
pub fn photo(conn: &mut DbConn, viewer: &Viewer, id: Id) -> StoreResult<Option<(String, Vec<u8>)>> {
    let found: Option<(String, Vec<u8>, bool)> = photos::table
        .inner_join(persons::table.on(persons::id.eq(photos::person_id)))
        .filter(photos::person_id.eq(id.as_i64()))
        .select((persons::photo_hash, photos::image, persons::active))
        .first(conn)
        .optional()?;
    let visible = found.filter(|(_, _, active)| *active || access::sees_gone(viewer));
    Ok(visible.map(|(hash, image, _)| (hash, image)))
}

/// The numbers of the units a person serves in today; neither one they have left nor one they will come to.
pub(crate) fn units_of(conn: &mut DbConn, person: Id) -> StoreResult<BTreeSet<i64>> {
    let now = Utc(Timestamp::now());
    let begun = appointments::starts_at.is_null().or(appointments::starts_at.le(now));
    let not_over = appointments::ends_at.is_null().or(appointments::ends_at.gt(now));
    let found: Vec<i64> = appointments::table
        .filter(appointments::person_id.eq(person.as_i64()))
        .filter(begun)
        .filter(not_over)
        .select(appointments::unit_id)
        .load(conn)?;
    Ok(found.into_iter().collect())
}

/// When this version of the person's row began.
///
/// # Errors
/// As any read.
pub fn since(conn: &mut DbConn, id: Id) -> StoreResult<Option<Timestamp>> {
    let found: Option<Utc> =
        persons::table.find(id.as_i64()).select(persons::since).first(conn).optional()?;
    Ok(found.map(|at| at.0))
}
