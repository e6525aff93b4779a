//! Looks events up for those who may see them, newest first.

use super::schema::store_events as events;
use crate::access::Scope;
use crate::model::filter::Filter;
use diesel::prelude::*;
use maru_kernel::Id;
use maru_store::{DbBackend, DbConn, StoreResult, Utc, escape_like};

/// An event as the log shows it.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = events)]
pub struct Entry {
    /// Its id.
    pub id: i64,
    /// When.
    pub at: Utc,
    /// What.
    pub name: String,
    /// `person`, `system`, `operator` or `anonymous`.
    pub actor_kind: String,
    /// Who.
    pub actor_person: Option<i64>,
    /// Which part of the system, or which operator.
    pub actor_name: Option<String>,
    /// For whom.
    pub on_behalf_of: Option<i64>,
    /// To what.
    pub subject: Option<String>,
    /// Whose data.
    pub data_subject: Option<i64>,
    /// JSON list of the people told.
    pub audience: String,
    /// JSON object.
    pub details: String,
    /// From where.
    pub address: Option<String>,
    /// In which request.
    pub request: String,
    /// By which browser.
    pub agent: String,
}

type Boxed<'q> = events::BoxedQuery<'q, DbBackend>;

/// Up to `limit` events older than `before`, newest first.
pub fn find(
    conn: &mut DbConn,
    scope: Scope,
    filter: &Filter,
    before: Option<Id>,
    limit: i64,
) -> StoreResult<Vec<Entry>> {
    let mut query = matching(scope, filter);
    if let Some(before) = before {
        query = query.filter(events::id.lt(before.as_i64()));
    }
    Ok(query.order(events::id.desc()).limit(limit).load(conn)?)
}

/// One event.
pub fn get(conn: &mut DbConn, scope: Scope, id: Id) -> StoreResult<Option<Entry>> {
    Ok(matching(scope, &Filter::default()).filter(events::id.eq(id.as_i64())).first(conn).optional()?)
}

fn matching<'q>(scope: Scope, filter: &Filter) -> Boxed<'q> {
    let mut query = events::table.into_boxed::<DbBackend>();
    if scope == Scope::AccessRecords {
        // Auditors are watched by the privacy role (S-513).
        query = query.filter(events::data_subject.is_not_null().or(events::name.like("audit.%")));
    }
    if let Some(from) = filter.from {
        query = query.filter(events::at.ge(Utc(from)));
    }
    if let Some(until) = filter.until {
        query = query.filter(events::at.lt(Utc(until)));
    }
    if let Some(people) = &filter.actors {
        query = query.filter(events::actor_person.eq_any(numbers(people)));
    }
    if let Some(people) = &filter.data_subjects {
        query = query.filter(events::data_subject.eq_any(numbers(people)));
    }
    if !filter.name.is_empty() {
        query = query.filter(events::name.like(format!("{}%", escape_like(&filter.name))).escape('\\'));
    }
    if let Some(subject) = &filter.subject {
        query = query.filter(events::subject.eq(subject.to_string()));
    }
    if let Some(address) = filter.address {
        query = query.filter(events::address.eq(address.to_string()));
    }
    query
}

fn numbers(people: &[Id]) -> Vec<Option<i64>> {
    people.iter().map(|p| Some(p.as_i64())).collect()
}
