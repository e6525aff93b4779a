//! Writes events.

use crate::bell::note_event;
use crate::schema::{store_events as events, store_outbox as outbox};
use crate::{DbConn, StoreResult, Utc};
use diesel::prelude::*;
use maru_kernel::{Actor, Audience, Cause, Event, Id, Timestamp};

#[derive(Insertable)]
#[diesel(table_name = events, treat_none_as_default_value = false)]
struct Row<'a> {
    id: i64,
    at: Utc,
    name: &'a str,
    actor_kind: &'a str,
    actor_person: Option<i64>,
    actor_name: Option<&'a str>,
    on_behalf_of: Option<i64>,
    subject: Option<String>,
    data_subject: Option<i64>,
    audience: String,
    details: &'a str,
    address: Option<String>,
    request: &'a str,
    agent: &'a str,
}

/// Rows of one statement: SQLite takes 32,766 values, and an event has 14.
const ROWS_OF_ONE_INSERT: usize = 500;

/// Writes `event` and marks it as not yet heard of.
pub fn insert(conn: &mut DbConn, id: Id, now: Timestamp, cause: &Cause, event: &Event) -> StoreResult<()> {
    let row = row(id, now, cause, event);
    diesel::insert_into(events::table).values(&row).execute(conn)?;
    diesel::insert_into(outbox::table).values(outbox::event_id.eq(row.id)).execute(conn)?;
    note_event();
    Ok(())
}

/// The same of many, in few statements.
pub fn insert_all(conn: &mut DbConn, now: Timestamp, cause: &Cause, all: &[(Id, &Event)]) -> StoreResult<()> {
    for some in all.chunks(ROWS_OF_ONE_INSERT) {
        note_event();
        let rows: Vec<Row<'_>> = some.iter().map(|(id, event)| row(*id, now, cause, event)).collect();
        let waiting: Vec<_> = rows.iter().map(|row| outbox::event_id.eq(row.id)).collect();
        match conn {
            DbConn::Pg(c) => {
                diesel::insert_into(events::table).values(&rows).execute(c)?;
                diesel::insert_into(outbox::table).values(waiting).execute(c)?;
            }
            DbConn::Sqlite(c) => {
                diesel::insert_into(events::table).values(&rows).execute(c)?;
                diesel::insert_into(outbox::table).values(waiting).execute(c)?;
            }
        }
    }
    Ok(())
}

fn row<'a>(id: Id, now: Timestamp, cause: &'a Cause, event: &'a Event) -> Row<'a> {
    let (actor_kind, actor_person, actor_name, on_behalf_of) = match &cause.actor {
        Actor::Person { id, on_behalf_of } => ("person", Some(*id), None, *on_behalf_of),
        Actor::System(part) => ("system", None, Some(*part), None),
        Actor::Operator(account) => ("operator", None, Some(account.as_str()), None),
        Actor::Anonymous => ("anonymous", None, None, None),
    };
    Row {
        id: id.as_i64(),
        at: Utc(now),
        name: event.name,
        actor_kind,
        actor_person: actor_person.map(Id::as_i64),
        actor_name,
        on_behalf_of: on_behalf_of.map(Id::as_i64),
        subject: event.subject.as_ref().map(ToString::to_string),
        data_subject: event.data_subject.map(Id::as_i64),
        audience: audience(&event.audience),
        details: &event.details,
        address: cause.from.address.map(|a| a.to_string()),
        request: &cause.from.request,
        agent: &cause.from.agent,
    }
}

/// A JSON list of person ids, as text so that no reader rounds them.
fn audience(audience: &Audience) -> String {
    match audience {
        Audience::Nobody => "[]".to_owned(),
        Audience::People(people) => {
            serde_json::Value::from(people.iter().map(ToString::to_string).collect::<Vec<_>>()).to_string()
        }
    }
}
