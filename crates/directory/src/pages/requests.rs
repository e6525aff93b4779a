//! `/admin/requests`: what waits for a second person.

use super::roles::{holder_words, last_day, role_name};
use crate::mapping::differences;
use crate::model::proposal::Proposal;
use crate::store::requests::Request;
use crate::store::{grants, persons, requests};
use crate::texts::T;
use crate::views::admin::{RequestLine, RequestsPage};
use crate::{Error, Parts, access, actions};
use actix_web::HttpRequest;
use actix_web::web::Query;
use maru_contract::Role;
use maru_kernel::{Id, Viewer, visible};
use maru_store::DbConn;
use maru_web::{Answer, Cx, FlashKind, Route, Rule, date_time};
use serde::Deserialize;
use std::sync::Arc;

const PATH: &str = "/admin/requests";
const LINES: i64 = 50;
/// Whoever may ask for something sees what became of it; deciding needs more.
const SEE: Rule = Rule::May(access::CONSOLE);
const DECIDE: Rule = Rule::May(access::DECIDE_REQUESTS);

pub(super) fn routes(parts: &Arc<Parts>) -> Vec<Route> {
    let (a, b, c) = (Arc::clone(parts), Arc::clone(parts), Arc::clone(parts));
    vec![
        Route::get(PATH, SEE, index),
        Route::post("/admin/requests/{id}/approve", DECIDE, move |cx: Cx, request: HttpRequest| {
            decide(cx, request, Arc::clone(&a), true)
        }),
        Route::post("/admin/requests/{id}/decline", DECIDE, move |cx: Cx, request: HttpRequest| {
            decide(cx, request, Arc::clone(&b), false)
        }),
        Route::post("/admin/requests/{id}/withdraw", SEE, move |cx: Cx, request: HttpRequest| {
            withdraw(cx, request, Arc::clone(&c))
        }),
    ]
}

/// Which part of the list.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Part {
    after: String,
}

async fn index(cx: Cx, part: Query<Part>) -> Answer {
    let after = part.after.parse().unwrap_or(Id::from_i64(0));
    let (t, now, viewer) = (T(cx.lang), cx.now(), cx.viewer()?.clone());
    let (lines, next) = cx
        .read(move |conn| {
            let (open, next) = requests::open(conn, now, after, LINES)?;
            let seen = open.iter().filter(|request| access::sees_request(&viewer, request.requested_by));
            let lines = seen.map(|request| line(conn, &viewer, t, request));
            Ok::<_, Error>((lines.collect::<Result<Vec<_>, Error>>()?, next))
        })
        .await?;
    let next = next.map(|id| format!("{PATH}?after={id}")).unwrap_or_default();
    cx.html(&RequestsPage { page: cx.page(t.admin_requests()), t, requests: lines, next })
}

fn line(conn: &mut DbConn, viewer: &Viewer, t: T, request: &Request) -> Result<RequestLine, Error> {
    let words = maru_web::T(t.0);
    let by = persons::card(conn, viewer, request.requested_by)?.map(|p| p.line.name);
    Ok(RequestLine {
        id: request.id.to_string(),
        what: serde_json::from_str(&request.payload)
            .map_or(Ok(String::new()), |p| told(conn, viewer, t, &p))?,
        reason: visible(&request.reason),
        by: visible(&by.unwrap_or_default()),
        at: date_time(words, request.requested_at),
        until: date_time(words, request.expires_at),
        own: request.requested_by == viewer.id,
    })
}

/// All that the proposal changes, as a sentence whoever decides can rely on.
pub(crate) fn told(conn: &mut DbConn, viewer: &Viewer, t: T, proposal: &Proposal) -> Result<String, Error> {
    sentence(conn, viewer, t, proposal).map(|text| visible(&text))
}

fn sentence(conn: &mut DbConn, viewer: &Viewer, t: T, proposal: &Proposal) -> Result<String, Error> {
    match proposal {
        Proposal::Grant { role, holder_kind, holder, until } => {
            let role = Role::from_name(role).map_or("", |role| role_name(t, role));
            let holder = holder_words(conn, viewer, t, (*holder_kind, Id::from_i64(*holder)))?;
            let time = match until {
                Some(until) => t.request_until_day(last_day(maru_web::T(t.0), *until)),
                None => t.request_without_end().to_owned(),
            };
            Ok(t.request_grant(holder, role, time))
        }
        Proposal::Revoke { grant } => {
            let Some(grant) = grants::by_id(conn, Id::from_i64(*grant))? else { return Ok(String::new()) };
            let holder = holder_words(conn, viewer, t, grant.holder)?;
            Ok(t.request_revoke(holder, role_name(t, grant.role)))
        }
        Proposal::Overrule { run } => Ok(super::run::overrule_sentence(conn, t, Id::from_i64(*run))?),
        Proposal::Source { name, from, config } => {
            let changes = differences(from, config)?;
            let list: Vec<_> = changes.iter().map(|c| format!("{}: {} → {}", c.path, c.old, c.new)).collect();
            Ok(t.request_source(name, list.join("; ")))
        }
        Proposal::Policies { changes } => {
            let list: Vec<_> = changes
                .iter()
                .map(|c| format!("{}: {} → {}", super::policies::label(t, &c.key), c.from, c.to))
                .collect();
            Ok(t.request_policies(list.join(", ")))
        }
    }
}

async fn decide(cx: Cx, request: HttpRequest, parts: Arc<Parts>, approve: bool) -> Answer {
    cx.recently_proven()?;
    let (id, viewer) = (cx.id_in(&request, "id")?, cx.viewer()?.clone());
    cx.write(move |tx| actions::decide(tx, &parts.options, &viewer, id, approve)).await?;
    let t = T(cx.lang);
    let text = if approve { t.request_approved() } else { t.request_declined() };
    cx.see_other_with(PATH, FlashKind::Ok, text)
}

async fn withdraw(cx: Cx, request: HttpRequest, parts: Arc<Parts>) -> Answer {
    let (id, viewer) = (cx.id_in(&request, "id")?, cx.viewer()?.clone());
    cx.write(move |tx| actions::withdraw(tx, &parts.options, &viewer, id)).await?;
    cx.see_other_with(PATH, FlashKind::Ok, T(cx.lang).request_withdrawn())
}
