//! Notices: written once per person and event, read by their receiver.

use super::schema::notify_notices as notices;
use crate::access::{Allowed, Read};
use crate::model::Notice;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};
use maru_kernel::{Id, PersonId, Ref, Viewer};
use maru_store::{DbConn, EventRow, StoreResult, Tx, Utc, UtcTime, on_backend, sql};
use std::collections::BTreeSet;

/// Beyond this the bell shows no more.
const MOST_COUNTED: i64 = 99;
const AT_ONCE: usize = 500;

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = BigInt)]
    person: i64,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    subject: String,
    #[diesel(sql_type = UtcTime)]
    at: Utc,
    #[diesel(sql_type = Nullable<UtcTime>)]
    read_at: Option<Utc>,
}

impl From<Row> for Notice {
    fn from(row: Row) -> Notice {
        let (id, person) = (Id::from_i64(row.id), Id::from_i64(row.person));
        let (subject, read) = (row.subject.parse().ok(), row.read_at.is_some());
        Notice { id, person, name: row.name, subject, at: row.at.0, read }
    }
}

const FIND: &str = "SELECT id, person, name, subject, at, read_at FROM notify_notices WHERE id = $1";
const LIST: &str = "SELECT id, person, name, subject, at, read_at FROM notify_notices \
    WHERE person = $1 AND id < $2 ORDER BY id DESC LIMIT $3";
const LIST_UNREAD: &str = "SELECT id, person, name, subject, at, read_at FROM notify_notices \
    WHERE person = $1 AND id < $2 AND read_at IS NULL ORDER BY id DESC LIMIT $3";

/// Tells `people` of `event`, and gives the new notices with whom they tell. Who was told already is not
/// told again (S-428).
pub fn tell(tx: &mut Tx<'_>, event: &EventRow, people: &[PersonId]) -> StoreResult<Vec<(Id, PersonId)>> {
    let mut told = Vec::new();
    for part in people.chunks(AT_ONCE) {
        let ids: Vec<i64> = part.iter().map(|p| p.as_i64()).collect();
        let known: Vec<i64> = notices::table
            .filter(notices::event.eq(event.id).and(notices::person.eq_any(&ids)))
            .select(notices::person)
            .load(tx.conn())?;
        let known: BTreeSet<i64> = known.into_iter().collect();
        let fresh: Vec<(Id, PersonId)> =
            part.iter().filter(|p| !known.contains(&p.as_i64())).map(|p| (tx.id(), *p)).collect();
        insert(tx.conn(), event, &fresh)?;
        told.extend(fresh);
    }
    Ok(told)
}

/// Whoever has not looked yet is told by the newest notice: those before it about the same count as read, and what
/// still waits to be sent of them is not. Somebody who saves thirty times rings nobody's bell thirty times.
pub fn put_away_older(tx: &mut Tx<'_>, event: &EventRow, people: &[PersonId]) -> StoreResult<()> {
    let Some(subject) = &event.subject else { return Ok(()) };
    let now = Some(Utc(tx.now()));
    for some in people.chunks(AT_ONCE) {
        put_away(tx.conn(), event, subject, some, now)?;
    }
    Ok(())
}

fn put_away(
    conn: &mut DbConn,
    event: &EventRow,
    subject: &str,
    people: &[PersonId],
    now: Option<Utc>,
) -> StoreResult<()> {
    let people = people.iter().map(|person| person.as_i64());
    diesel::update(notices::table)
        .filter(notices::person.eq_any(people).and(notices::read_at.is_null()))
        .filter(notices::event.lt(event.id))
        .filter(notices::name.eq(&event.name).and(notices::subject.eq(subject)))
        .set(notices::read_at.eq(now))
        .execute(conn)?;
    Ok(())
}

fn insert(conn: &mut DbConn, event: &EventRow, fresh: &[(Id, PersonId)]) -> StoreResult<()> {
    let subject = event.subject.clone().unwrap_or_default();
    let rows: Vec<_> = fresh
        .iter()
        .map(|(id, person)| {
            (
                notices::id.eq(id.as_i64()),
                notices::person.eq(person.as_i64()),
                notices::event.eq(event.id),
                notices::name.eq(&event.name),
                notices::subject.eq(&subject),
                notices::at.eq(event.at),
            )
        })
        .collect();
    on_backend!(conn, c => diesel::insert_into(notices::table).values(rows).execute(c))?;
    Ok(())
}

/// The viewer's notices before `before`, newest first; only unread ones if wished.
pub fn list(
    conn: &mut DbConn,
    viewer: &Viewer,
    only_unread: bool,
    before: Id,
    limit: i64,
) -> StoreResult<Vec<Notice>> {
    let rows: Vec<Row> = sql(if only_unread { LIST_UNREAD } else { LIST })
        .bind::<BigInt, _>(viewer.id.as_i64())
        .bind::<BigInt, _>(before.as_i64())
        .bind::<BigInt, _>(limit)
        .load(conn)?;
    Ok(rows.into_iter().map(Notice::from).collect())
}

/// The notice with this id, whoever's it is.
pub fn find(conn: &mut DbConn, id: Id) -> StoreResult<Option<Notice>> {
    let row: Option<Row> = sql(FIND).bind::<BigInt, _>(id.as_i64()).get_result(conn).optional()?;
    Ok(row.map(Notice::from))
}

/// Marks one notice as read; doing so twice keeps the first time.
pub fn mark_read(tx: &mut Tx<'_>, allowed: &Allowed<Read, Notice>) -> StoreResult<()> {
    let now = Some(Utc(tx.now()));
    diesel::update(notices::table.find(allowed.noun().id.as_i64()))
        .filter(notices::read_at.is_null())
        .set(notices::read_at.eq(now))
        .execute(tx.conn())?;
    Ok(())
}

/// Marks a person's notices up to `last` as read: not those that came after the page was shown.
pub fn mark_read_up_to(tx: &mut Tx<'_>, person: PersonId, last: Id) -> StoreResult<()> {
    let now = Some(Utc(tx.now()));
    diesel::update(notices::table)
        .filter(notices::person.eq(person.as_i64()).and(notices::id.le(last.as_i64())))
        .filter(notices::read_at.is_null())
        .set(notices::read_at.eq(now))
        .execute(tx.conn())?;
    Ok(())
}

#[derive(QueryableByName)]
struct SubjectRow {
    #[diesel(sql_type = Text)]
    subject: String,
}

const UNREAD: &str = "SELECT subject FROM notify_notices WHERE person = $1 AND read_at IS NULL \
    ORDER BY id DESC LIMIT $2";

/// What the newest notices are about that the viewer has not read, at most 99; nothing for those without
/// a subject.
pub fn unread(conn: &mut DbConn, viewer: &Viewer) -> StoreResult<Vec<Option<Ref>>> {
    let rows: Vec<SubjectRow> =
        sql(UNREAD).bind::<BigInt, _>(viewer.id.as_i64()).bind::<BigInt, _>(MOST_COUNTED).load(conn)?;
    Ok(rows.iter().map(|row| row.subject.parse().ok()).collect())
}

/// The kinds of events a person has been told of.
pub fn kinds(conn: &mut DbConn, person: PersonId) -> StoreResult<Vec<String>> {
    Ok(notices::table
        .filter(notices::person.eq(person.as_i64()))
        .select(notices::name)
        .distinct()
        .order(notices::name)
        .load(conn)?)
}
