//! The list of events: all of them for the auditor, access to personal data for the privacy role.

use super::query::ListQuery;
use crate::access::{self, Scope};
use crate::actions::{search, verification, watch};
use crate::model::filter::Asked;
use crate::store::events::Entry;
use crate::store::{checkpoints, seals};
use crate::texts::T;
use crate::views::{ChainCard, Facts, FilterForm, ListPage, Names, lines, query_of, subjects, tabs};
use crate::{Desk, Error};
use actix_web::web::Query;
use maru_kernel::{Fault, Id, Lang, Viewer};
use maru_store::{DbConn, StoreResult};
use maru_web::{Answer, Cx, Keyset, Route, Rule, WebFault};
use std::sync::Arc;

/// Where each part of the log is shown.
pub struct Place {
    pub path: &'static str,
    pub events: &'static str,
    pub exports: &'static str,
}

/// The pages of a scope.
pub fn place(scope: Scope) -> Place {
    match scope {
        Scope::Everything => {
            Place { path: "/admin/audit", events: "/admin/audit/events", exports: "/admin/audit/exports" }
        }
        Scope::AccessRecords => Place {
            path: "/admin/audit/access",
            events: "/admin/audit/access/events",
            exports: "/admin/audit/access/exports",
        },
    }
}

pub fn routes(desk: &Arc<Desk>) -> Vec<Route> {
    let (all, access_records) = (Arc::clone(desk), Arc::clone(desk));
    vec![
        Route::get("/admin/audit", Rule::May(access::READ), move |cx: Cx, query: Query<ListQuery>| {
            let scope = cx.viewer().ok().and_then(Scope::everything);
            index(cx, Arc::clone(&all), scope, query.into_inner())
        }),
        Route::get(
            "/admin/audit/access",
            Rule::May(access::REVIEW),
            move |cx: Cx, query: Query<ListQuery>| {
                let scope = cx.viewer().ok().and_then(Scope::access_records);
                index(cx, Arc::clone(&access_records), scope, query.into_inner())
            },
        ),
    ]
}

/// What one visit to the database brings.
struct Found {
    entries: Vec<Entry>,
    older: Option<String>,
    names: Names,
    chain: Option<Facts>,
    problem: String,
}

async fn index(cx: Cx, desk: Arc<Desk>, scope: Option<Scope>, query: ListQuery) -> Answer {
    let scope = scope.ok_or(WebFault::NotFound)?;
    let (viewer, lang, asked) = (cx.viewer()?.clone(), cx.lang, query.asked());
    let before: Option<Id> = query.before.parse().ok();
    let (for_read, for_resolve, by) = (Arc::clone(&desk), Arc::clone(&desk), asked.clone());
    let reader = viewer.clone();
    let resolved =
        cx.read(move |conn| Ok::<_, Error>(search::resolve(conn, &for_resolve, &reader, lang, &by))).await?;
    let (filter, problem) = match resolved {
        Ok(filter) => (Some(filter), String::new()),
        Err(problem @ Error::BadFilter(_)) => (None, problem.text(lang)),
        Err(error) => return Err(error.into()),
    };
    let reading = filter.clone();
    let reader = viewer.clone();
    let mut found = cx
        .read(move |conn| {
            let keyset = Keyset { after: String::new(), limit: 50 };
            let mut entries = match &reading {
                Some(filter) => search::find(conn, scope, filter, before, keyset.rows() + 1)?,
                None => Vec::new(),
            };
            let older = keyset.cut(&mut entries, |e| Id::from_i64(e.id).to_string());
            let names = names(conn, &for_read, &reader, lang, &entries)?;
            let chain = if scope == Scope::Everything { Some(facts(conn, &for_read)?) } else { None };
            Ok::<_, Error>(Found { entries, older, names, chain, problem: String::new() })
        })
        .await?;
    found.problem = problem;
    if let Some(filter) = filter {
        let rows = found.entries.len();
        cx.write(move |tx| search::record(tx, scope, &filter, rows)).await?;
    }
    cx.html(&list_page(&cx, &desk, &viewer, scope, asked, before.is_some(), found))
}

/// Names for everything the entries point at.
pub fn names(
    conn: &mut DbConn,
    desk: &Desk,
    viewer: &Viewer,
    lang: Lang,
    entries: &[Entry],
) -> StoreResult<Names> {
    let refs = subjects(entries);
    let cards = desk.offers.describe(conn, viewer, lang, &refs)?;
    Ok(refs.into_iter().zip(cards).filter_map(|(subject, card)| Some((subject, card?))).collect())
}

fn facts(conn: &mut DbConn, desk: &Desk) -> StoreResult<Facts> {
    Ok(Facts {
        sealed: seals::last(conn)?.map_or(0, |s| s.position),
        checkpoint: checkpoints::last(conn)?,
        verified: verification::last(conn)?,
        usage: watch::usage(conn, desk)?,
        key: desk.public_key().map(|key| key.id()).unwrap_or_default(),
    })
}

fn list_page(
    cx: &Cx,
    desk: &Desk,
    viewer: &Viewer,
    scope: Scope,
    asked: Asked,
    later: bool,
    found: Found,
) -> ListPage {
    let (t, place) = (T(cx.lang), place(scope));
    let (title, intro) = match scope {
        Scope::Everything => (t.audit_title(), t.audit_intro()),
        Scope::AccessRecords => (t.audit_access_title(), t.audit_access_intro()),
    };
    let page = cx.page(title);
    let query = query_of(&asked);
    ListPage {
        t,
        tabs: tabs(t, viewer, place.path),
        title,
        intro,
        lines: lines(desk, page.t, cx.lang, place.events, &found.entries, &found.names),
        older: found.older.map(|id| format!("{}?{query}&before={id}", place.path)).unwrap_or_default(),
        newest: if later { format!("{}?{query}", place.path) } else { String::new() },
        export: format!("{}/new?{query}", place.exports),
        events: desk.offers.all().event_labels.iter().map(|(name, label)| (*name, label(cx.lang))).collect(),
        chain: found.chain.map(|facts| ChainCard::new(t, page.t, facts)),
        form: FilterForm::new(place.path, asked),
        problem: found.problem,
        page,
    }
}
