//! Cases and whom they are about.

use super::round;
use super::schema::{cases_cases as cases, cases_subjects as subjects};
use crate::access::{Allowed, Begin, Finish, Tell};
use crate::model::{Case, End, Scope, Stage, Telling};
use diesel::prelude::*;
use maru_kernel::{Id, PersonId, Timestamp};
use maru_store::{DbConn, StoreError, StoreResult, Tx, Utc, any_of, on_backend};
use std::collections::BTreeMap;

#[derive(Queryable, Selectable)]
#[diesel(table_name = cases)]
struct Row {
    id: i64,
    number: String,
    ground: String,
    place: Option<String>,
    from_at: Utc,
    until_at: Utc,
    sources: String,
    asked_by: i64,
    asked_at: Utc,
    how: Option<String>,
    over_at: Option<Utc>,
    tell_at: Option<Utc>,
    told_at: Option<Utc>,
}

/// The case with this id, whoever asks: `access` decides who sees it.
pub fn find(conn: &mut DbConn, id: Id, now: Timestamp) -> StoreResult<Option<Case>> {
    let row: Option<Row> = cases::table.find(id.as_i64()).select(Row::as_select()).first(conn).optional()?;
    Ok(complete(conn, row.into_iter().collect(), now)?.pop())
}

/// Cases before `before`, the newest first.
pub fn list(conn: &mut DbConn, before: Id, limit: i64, now: Timestamp) -> StoreResult<Vec<Case>> {
    let rows: Vec<Row> = cases::table
        .filter(cases::id.lt(before.as_i64()))
        .order(cases::id.desc())
        .limit(limit)
        .select(Row::as_select())
        .load(conn)?;
    complete(conn, rows, now)
}

/// Cases that no row calls over yet.
pub fn running(conn: &mut DbConn, now: Timestamp) -> StoreResult<Vec<Case>> {
    let rows: Vec<Row> =
        cases::table.filter(cases::how.is_null()).order(cases::id).select(Row::as_select()).load(conn)?;
    complete(conn, rows, now)
}

/// Cases whose subjects are to be told at `now`.
pub fn to_tell(conn: &mut DbConn, now: Timestamp) -> StoreResult<Vec<Case>> {
    let rows: Vec<Row> = cases::table
        .filter(cases::told_at.is_null().and(cases::tell_at.le(Utc(now))))
        .order(cases::id)
        .select(Row::as_select())
        .load(conn)?;
    complete(conn, rows, now)
}

/// Cases of which a person was told, the newest first.
pub fn told(conn: &mut DbConn, person: PersonId, limit: i64, now: Timestamp) -> StoreResult<Vec<Case>> {
    let rows: Vec<Row> = cases::table
        .inner_join(subjects::table.on(subjects::case_id.eq(cases::id)))
        .filter(subjects::person.eq(person.as_i64()).and(cases::told_at.is_not_null()))
        .order(cases::id.desc())
        .limit(limit)
        .select(Row::as_select())
        .load(conn)?;
    complete(conn, rows, now)
}

fn complete(conn: &mut DbConn, rows: Vec<Row>, now: Timestamp) -> StoreResult<Vec<Case>> {
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let mut rounds = round::of_cases(conn, &ids)?;
    let found: Vec<(i64, i64, bool)> = subjects::table
        .filter(any_of(subjects::case_id, ids))
        .order((subjects::case_id, subjects::person))
        .select((subjects::case_id, subjects::person, subjects::named))
        .load(conn)?;
    let mut people: BTreeMap<i64, Vec<(PersonId, bool)>> = BTreeMap::new();
    for (case, person, named) in found {
        people.entry(case).or_default().push((Id::from_i64(person), named));
    }
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        let (rounds, subjects) = (rounds.remove(&row.id), people.remove(&row.id));
        all.push(case(row, rounds.unwrap_or_default(), &subjects.unwrap_or_default(), now)?);
    }
    Ok(all)
}

fn case(
    row: Row,
    rounds: Vec<crate::model::Round>,
    subjects: &[(PersonId, bool)],
    now: Timestamp,
) -> StoreResult<Case> {
    let broken = |what: &str| StoreError::Failed(format!("case {} has a broken {what}", row.id));
    // What cannot be read is no case without it: a lost place would make it one about nobody.
    let place = row.place.as_deref().map(str::parse).transpose().or(Err(broken("place")))?;
    let ended = match (row.how.as_deref(), row.over_at) {
        (Some(how), Some(at)) => Some((End::from_name(how).ok_or_else(|| broken("end"))?, at.0)),
        (None, None) => None,
        _ => return Err(broken("end")),
    };
    let telling = match (row.told_at, row.tell_at) {
        (Some(at), _) => Telling::Told(at.0),
        (None, Some(at)) => Telling::Due(at.0),
        (None, None) => Telling::NotYet,
    };
    Ok(Case {
        id: Id::from_i64(row.id),
        number: row.number,
        ground: row.ground,
        scope: Scope {
            people: subjects.iter().filter(|(_, named)| *named).map(|(person, _)| *person).collect(),
            place,
            from: row.from_at.0,
            until: row.until_at.0,
            sources: row.sources.split(',').map(str::to_owned).collect(),
        },
        subjects: subjects.iter().map(|(person, _)| *person).collect(),
        asked_by: Id::from_i64(row.asked_by),
        asked_at: row.asked_at.0,
        stage: Stage::of(&rounds, ended, now),
        rounds,
        telling,
    })
}

/// A case as it is asked for.
#[derive(Clone, Debug)]
pub struct NewCase {
    /// Its number.
    pub number: String,
    /// The legal ground.
    pub ground: String,
    /// Why it has to be read.
    pub reason: String,
    /// For how many hours.
    pub hours: i32,
    /// What it is about.
    pub scope: Scope,
}

/// Writes a case down, with its first asking; `subjects` are all it is about.
pub fn insert(
    tx: &mut Tx<'_>,
    allowed: &Allowed<Begin, (PersonId, Vec<PersonId>)>,
    id: Id,
    new: &NewCase,
) -> StoreResult<()> {
    let (now, (asker, people)) = (Utc(tx.now()), allowed.noun());
    diesel::insert_into(cases::table)
        .values((
            cases::id.eq(id.as_i64()),
            cases::number.eq(&new.number),
            cases::ground.eq(&new.ground),
            cases::place.eq(new.scope.place.as_ref().map(ToString::to_string)),
            cases::from_at.eq(Utc(new.scope.from)),
            cases::until_at.eq(Utc(new.scope.until)),
            cases::sources.eq(new.scope.sources.join(",")),
            cases::asked_by.eq(asker.as_i64()),
            cases::asked_at.eq(now),
        ))
        .execute(tx.conn())?;
    add_subjects(tx, id, people, &new.scope.people)?;
    round::begin(tx, id, new.hours, &new.reason)
}

fn add_subjects(tx: &mut Tx<'_>, case: Id, people: &[PersonId], named: &[PersonId]) -> StoreResult<()> {
    // PostgreSQL takes 65,535 values in one statement.
    for some in people.chunks(5_000) {
        let rows: Vec<_> = some
            .iter()
            .map(|person| {
                (
                    subjects::case_id.eq(case.as_i64()),
                    subjects::person.eq(person.as_i64()),
                    subjects::named.eq(named.contains(person)),
                )
            })
            .collect();
        on_backend!(tx.conn(), conn => diesel::insert_into(subjects::table).values(rows).execute(conn))?;
    }
    Ok(())
}

/// Ends a case; its subjects hear of it then, if it was open.
pub fn finish(
    tx: &mut Tx<'_>,
    allowed: &Allowed<Finish, (Case, End)>,
    at: Timestamp,
    tell: Option<Timestamp>,
) -> StoreResult<()> {
    let (case, how) = allowed.noun();
    diesel::update(cases::table.find(case.id.as_i64()))
        .set((
            cases::how.eq(Some(how.name())),
            cases::over_at.eq(Some(Utc(at))),
            cases::tell_at.eq(tell.map(Utc)),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Notes that the subjects hear of a case now.
pub fn note_told(tx: &mut Tx<'_>, allowed: &Allowed<Tell, Case>) -> StoreResult<()> {
    let now = Utc(tx.now());
    diesel::update(cases::table.find(allowed.noun().id.as_i64()))
        .set(cases::told_at.eq(Some(now)))
        .execute(tx.conn())?;
    Ok(())
}

/// Has the subjects of a case hear of it later.
pub(super) fn put_off(tx: &mut Tx<'_>, case: Id, until: Timestamp) -> StoreResult<()> {
    diesel::update(cases::table.find(case.as_i64()))
        .set(cases::tell_at.eq(Some(Utc(until))))
        .execute(tx.conn())?;
    Ok(())
}
