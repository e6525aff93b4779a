//! One event with all its fields and its place in the chain.

use super::events::{names, place};
use crate::access::{self, Scope};
use crate::actions::search;
use crate::store::{events, seals};
use crate::texts::T;
use crate::views::{DetailPage, lines, tabs};
use crate::{Desk, Error};
use actix_web::HttpRequest;
use maru_web::{Answer, Cx, Route, Rule, WebFault};
use std::sync::Arc;

pub fn routes(desk: &Arc<Desk>) -> Vec<Route> {
    let (all, access_records) = (Arc::clone(desk), Arc::clone(desk));
    vec![
        Route::get(
            "/admin/audit/events/{id}",
            Rule::May(access::READ),
            move |cx: Cx, request: HttpRequest| {
                let scope = cx.viewer().ok().and_then(Scope::everything);
                show(cx, Arc::clone(&all), scope, request)
            },
        ),
        Route::get(
            "/admin/audit/access/events/{id}",
            Rule::May(access::REVIEW),
            move |cx: Cx, request: HttpRequest| {
                let scope = cx.viewer().ok().and_then(Scope::access_records);
                show(cx, Arc::clone(&access_records), scope, request)
            },
        ),
    ]
}

async fn show(cx: Cx, desk: Arc<Desk>, scope: Option<Scope>, request: HttpRequest) -> Answer {
    let scope = scope.ok_or(WebFault::NotFound)?;
    let id = cx.id_in(&request, "id")?;
    let (viewer, lang, reader) = (cx.viewer()?.clone(), cx.lang, Arc::clone(&desk));
    let by = viewer.clone();
    let (entry, names, seal) = cx
        .read(move |conn| {
            let entry = events::get(conn, scope, id)?.ok_or(Error::Missing)?;
            let names = names(conn, &reader, &by, lang, std::slice::from_ref(&entry))?;
            let seal = seals::of_event(conn, entry.id)?;
            Ok::<_, Error>((entry, names, seal))
        })
        .await?;
    let seen = entry.clone();
    cx.write(move |tx| search::record_view(tx, &seen)).await?;
    let (t, place) = (T(lang), place(scope));
    let page = cx.page(t.audit_event_title());
    let line = lines(&desk, page.t, lang, place.events, std::slice::from_ref(&entry), &names);
    let line = line.into_iter().next().ok_or(WebFault::NotFound)?;
    let tabs = tabs(t, &viewer, place.path);
    cx.html(&DetailPage::new(page, t, tabs, place.path, line, &entry, &names).sealed(seal))
}
