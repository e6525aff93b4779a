//! Looks events up, and writes down that somebody looked (S-513).

use crate::access::Scope;
use crate::model::filter::{Asked, Filter};
use crate::store::events::{self, Entry};
use crate::{Desk, Error};
use maru_kernel::{Event, Id, Lang, Ref, Viewer};
use maru_store::{DbConn, StoreResult, Tx};

/// The most people one name may stand for.
const MOST_PEOPLE: i64 = 20;

/// What somebody asked for, with names turned into people.
///
/// # Errors
/// [`Error::BadFilter`], and as any read.
pub fn resolve(
    conn: &mut DbConn,
    desk: &Desk,
    viewer: &Viewer,
    lang: Lang,
    asked: &Asked,
) -> Result<Filter, Error> {
    let mut filter = asked.parse()?;
    filter.actors = people(conn, desk, viewer, lang, &asked.actor)?;
    filter.data_subjects = people(conn, desk, viewer, lang, &asked.person)?;
    Ok(filter)
}

/// An id stands for itself, anything else for everybody who is found by it.
fn people(
    conn: &mut DbConn,
    desk: &Desk,
    viewer: &Viewer,
    lang: Lang,
    text: &str,
) -> StoreResult<Option<Vec<Id>>> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    if let Ok(id) = text.parse() {
        return Ok(Some(vec![id]));
    }
    let mut found = Vec::new();
    for finder in &desk.offers.all().finders {
        let cards = finder.find(conn, viewer, lang, text, MOST_PEOPLE)?;
        found.extend(cards.into_iter().map(|c| c.subject).filter(is_person).map(|subject| subject.id));
    }
    Ok(Some(found))
}

fn is_person(subject: &Ref) -> bool {
    subject.module == "directory" && subject.kind == "person"
}

/// Up to `limit` events older than `before`, newest first.
///
/// # Errors
/// As any read.
pub fn find(
    conn: &mut DbConn,
    scope: Scope,
    filter: &Filter,
    before: Option<Id>,
    limit: i64,
) -> StoreResult<Vec<Entry>> {
    events::find(conn, scope, filter, before, limit)
}

/// Writes down that a part of the log was looked at.
///
/// # Errors
/// As any write.
pub fn record(tx: &mut Tx<'_>, scope: Scope, filter: &Filter, rows: usize) -> StoreResult<()> {
    let details =
        serde_json::json!({ "scope": scope_name(scope), "filter": filter_json(filter), "rows": rows });
    tx.record(&Event::new("audit.searched").with(details)).map(|_| ())
}

/// Writes down that one event was looked at.
///
/// # Errors
/// As any write.
pub fn record_view(tx: &mut Tx<'_>, entry: &Entry) -> StoreResult<()> {
    let mut event =
        Event::new("audit.event_viewed").about(Ref::new("audit", "event", Id::from_i64(entry.id)));
    if let Some(person) = entry.data_subject {
        event = event.of_person(Id::from_i64(person));
    }
    tx.record(&event).map(|_| ())
}

/// The name of a scope in events.
pub fn scope_name(scope: Scope) -> &'static str {
    match scope {
        Scope::Everything => "everything",
        Scope::AccessRecords => "access_records",
    }
}

/// The conditions as they are written down, with ids instead of names.
pub fn filter_json(filter: &Filter) -> serde_json::Value {
    let ids =
        |people: &Option<Vec<Id>>| people.as_ref().map(|p| p.iter().map(Id::to_string).collect::<Vec<_>>());
    serde_json::json!({
        "from": filter.from.map(|t| t.to_string()),
        "until": filter.until.map(|t| t.to_string()),
        "actors": ids(&filter.actors),
        "data_subjects": ids(&filter.data_subjects),
        "name": filter.name,
        "subject": filter.subject.as_ref().map(ToString::to_string),
        "address": filter.address.map(|a| a.to_string()),
    })
}
