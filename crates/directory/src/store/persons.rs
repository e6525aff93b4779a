//! Reads people for somebody who looks at them; mobile numbers only for those who may (S-34).

use super::schema::{directory_persons as persons, directory_photos as photos};
use crate::access;
use crate::model::{AppointmentKind, Person, PersonLine};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Nullable, Text};
use maru_kernel::{Id, Timestamp, Viewer};
use maru_store::{DbConn, StoreResult, Utc, UtcTime, any_of, sql};
use std::collections::{BTreeMap, BTreeSet};

#[derive(QueryableByName)]
pub(super) struct LineRow {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    name_en: String,
    #[diesel(sql_type = Nullable<Text>)]
    login: Option<String>,
    #[diesel(sql_type = Text)]
    employee_number: String,
    #[diesel(sql_type = Text)]
    rank: String,
    #[diesel(sql_type = Text)]
    title: String,
    #[diesel(sql_type = Text)]
    duty: String,
    #[diesel(sql_type = Text)]
    phone: String,
    #[diesel(sql_type = Text)]
    mobile: String,
    #[diesel(sql_type = Text)]
    mail: String,
    #[diesel(sql_type = Text)]
    photo_hash: String,
    #[diesel(sql_type = Bool)]
    active: bool,
    #[diesel(sql_type = Bool)]
    on_leave: bool,
}

const LINES: &str = "SELECT id, name, name_en, login, employee_number, rank, title, duty, phone, mobile, mail, \
    photo_hash, active, on_leave FROM directory_persons WHERE id IN $1";

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
    let rows: Vec<LineRow> = sql(LINES).bind_list(numbers()).load(conn)?;
    let found = dress(conn, viewer, rows)?;
    let mut by_id: BTreeMap<i64, PersonLine> = found.into_iter().map(|line| (line.id, line)).collect();
    Ok(numbers().filter_map(|id| by_id.remove(&id)).collect())
}

#[derive(QueryableByName)]
struct PlaceRow {
    #[diesel(sql_type = BigInt)]
    person: i64,
    #[diesel(sql_type = BigInt)]
    unit: i64,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Nullable<UtcTime>)]
    starts_at: Option<Utc>,
    #[diesel(sql_type = Nullable<UtcTime>)]
    ends_at: Option<Utc>,
}

const PLACES: &str = "SELECT a.person_id AS person, a.unit_id AS unit, a.kind, u.name, a.starts_at, a.ends_at \
    FROM directory_appointments a JOIN directory_units u ON u.id = a.unit_id \
    WHERE a.person_id IN $1 ORDER BY a.person_id, a.id";

/// Where somebody serves, as a line needs it; [`dress`] chooses among them as [`super::known_by`] does.
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
    let places: Vec<PlaceRow> = sql(PLACES).bind_list(rows.iter().map(|row| row.id)).load(conn)?;
    let own = units_of(conn, viewer.id)?;
    let gone = access::sees_gone(viewer);
    let now = Timestamp::now();
    let mut by_person: BTreeMap<i64, Vec<Served>> = BTreeMap::new();
    for place in places {
        let holds =
            place.starts_at.is_none_or(|from| from.0 <= now) && place.ends_at.is_none_or(|to| now < to.0);
        let kind = AppointmentKind::from_name(&place.kind);
        let served = Served { unit: place.unit, kind, name: place.name, holds };
        by_person.entry(place.person).or_default().push(served);
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

#[derive(QueryableByName)]
struct UnitRow {
    #[diesel(sql_type = BigInt)]
    unit: i64,
}

const UNITS_OF: &str = "SELECT unit_id AS unit FROM directory_appointments WHERE person_id = $1 \
    AND (starts_at IS NULL OR starts_at <= $2) AND (ends_at IS NULL OR ends_at > $2)";

/// The numbers of the units a person serves in today; neither one they have left nor one they will come to.
pub(crate) fn units_of(conn: &mut DbConn, person: Id) -> StoreResult<BTreeSet<i64>> {
    let rows: Vec<UnitRow> = sql(UNITS_OF)
        .bind::<BigInt, _>(person.as_i64())
        .bind::<UtcTime, _>(Utc(Timestamp::now()))
        .load(conn)?;
    Ok(rows.into_iter().map(|row| row.unit).collect())
}

/// What those of `ids` are called who have left, for names under records.
///
/// # Errors
/// As any read.
pub fn names_of_those_who_left(
    conn: &mut DbConn,
    viewer: &Viewer,
    ids: &[Id],
) -> StoreResult<Vec<(Id, String)>> {
    if !access::sees_names_under_records(viewer) {
        return Ok(Vec::new());
    }
    let left: Vec<(i64, String)> = persons::table
        .filter(any_of(persons::id, ids.iter().map(|id| id.as_i64())))
        .filter(persons::active.eq(false))
        .select((persons::id, persons::name))
        .load(conn)?;
    Ok(left.into_iter().map(|(id, name)| (Id::from_i64(id), name)).collect())
}

/// Whether two people serve in one unit today.
///
/// # Errors
/// As any read.
pub fn are_colleagues(conn: &mut DbConn, one: Id, other: Id) -> StoreResult<bool> {
    Ok(!units_of(conn, one)?.is_disjoint(&units_of(conn, other)?))
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
