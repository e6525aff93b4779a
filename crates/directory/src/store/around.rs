//! Reads what surrounds somebody in few questions, for a page that everybody opens all the time.

use super::known_by::unit_known_by;
use crate::model::PersonLine;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Nullable, Text};
use maru_kernel::{Id, Timestamp, Viewer};
use maru_store::{DbConn, StoreResult, Utc, UtcTime, sql};

/// The columns of a [`Face`] of the person `p` in the unit `u`.
pub(super) const FACE: &str = "p.id, p.name, p.rank, p.title, p.phone, p.photo_hash, p.on_leave, \
    u.id AS unit_id, u.name AS unit";

/// What everybody in the house sees of somebody who serves here.
#[derive(QueryableByName)]
pub(super) struct Face {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    rank: String,
    #[diesel(sql_type = Text)]
    title: String,
    #[diesel(sql_type = Text)]
    phone: String,
    #[diesel(sql_type = Text)]
    photo_hash: String,
    #[diesel(sql_type = Bool)]
    on_leave: bool,
    #[diesel(sql_type = Nullable<BigInt>)]
    unit_id: Option<i64>,
    #[diesel(sql_type = Nullable<Text>)]
    unit: Option<String>,
}

impl From<Face> for PersonLine {
    fn from(face: Face) -> PersonLine {
        PersonLine {
            id: face.id,
            name: face.name,
            rank: face.rank,
            title: face.title,
            phone: face.phone,
            photo_hash: face.photo_hash,
            active: true,
            on_leave: face.on_leave,
            unit_id: face.unit_id.map(Id::from_i64),
            unit: face.unit.unwrap_or_default(),
            ..PersonLine::default()
        }
    }
}

#[derive(QueryableByName)]
struct PlaceRow {
    #[diesel(sql_type = Nullable<BigInt>)]
    unit: Option<i64>,
    #[diesel(sql_type = Nullable<Bool>)]
    has_factor: Option<bool>,
}

const PLACE: &str = concat!(
    "SELECT ",
    unit_known_by!("$1"),
    " AS unit, f.confirmed AS has_factor FROM directory_persons p \
     LEFT JOIN directory_second_factors f ON f.person_id = p.id WHERE p.id = $2"
);

/// The unit the viewer is known by at `now`, and whether they have a second factor.
///
/// # Errors
/// As any read.
pub fn own_place(conn: &mut DbConn, viewer: &Viewer, now: Timestamp) -> StoreResult<(Option<Id>, bool)> {
    let query = sql(PLACE).bind::<UtcTime, _>(Utc(now)).bind::<BigInt, _>(viewer.id.as_i64());
    let Some(row): Option<PlaceRow> = query.get_result(conn).optional()? else { return Ok((None, false)) };
    Ok((row.unit.map(Id::from_i64), row.has_factor == Some(true)))
}

/// The others in a unit.
#[derive(Clone, Debug, Default)]
pub struct Team {
    /// The first of them, in the unit's order.
    pub first: Vec<PersonLine>,
    /// How many there are.
    pub size: i64,
    /// How many of them are away for long.
    pub absent: i64,
}

#[derive(QueryableByName)]
struct TeamRow {
    #[diesel(embed)]
    face: Face,
    #[diesel(sql_type = BigInt)]
    size: i64,
    #[diesel(sql_type = BigInt)]
    absent: i64,
}

/// Those who serve in the unit `$1` beside the person `$2`.
const OTHERS: &str = "FROM directory_appointments a JOIN directory_persons p ON p.id = a.person_id AND p.active \
    WHERE a.unit_id = $1 AND p.id <> $2";

/// The people who serve in `unit` beside the viewer, up to `limit` of them by name.
///
/// # Errors
/// As any read.
pub fn team(conn: &mut DbConn, viewer: &Viewer, unit: Id, limit: i64) -> StoreResult<Team> {
    let text = format!(
        "SELECT {FACE}, (SELECT COUNT(*) {OTHERS}) AS size, (SELECT COUNT(*) {OTHERS} AND p.on_leave) AS absent \
         FROM directory_units u JOIN directory_appointments a ON a.unit_id = u.id \
         JOIN directory_persons p ON p.id = a.person_id AND p.active \
         WHERE u.id = $1 AND p.id <> $2 ORDER BY a.ord, p.name, a.id LIMIT $3"
    );
    let rows: Vec<TeamRow> = sql(text)
        .bind::<BigInt, _>(unit.as_i64())
        .bind::<BigInt, _>(viewer.id.as_i64())
        .bind::<BigInt, _>(limit)
        .load(conn)?;
    let (size, absent) = rows.first().map_or((0, 0), |row| (row.size, row.absent));
    Ok(Team { first: rows.into_iter().map(|row| row.face.into()).collect(), size, absent })
}

/// People who joined since `from` as everybody sees them, the latest first.
///
/// # Errors
/// As any read.
pub fn joined(conn: &mut DbConn, from: Timestamp, limit: i64) -> StoreResult<Vec<PersonLine>> {
    let text = format!(
        "SELECT {FACE} FROM directory_persons p LEFT JOIN directory_units u ON u.id = {} \
         WHERE p.id >= $2 AND p.active ORDER BY p.id DESC LIMIT $3",
        unit_known_by!("$1")
    );
    // Ids grow with time, so the newest people are the end of the table.
    let oldest = Id::first_at(from).as_i64();
    let rows: Vec<Face> = sql(text)
        .bind::<UtcTime, _>(Utc(Timestamp::now()))
        .bind::<BigInt, _>(oldest)
        .bind::<BigInt, _>(limit)
        .load(conn)?;
    Ok(rows.into_iter().map(PersonLine::from).collect())
}
