//! Taking a copy of a part of the log out of the house.

use super::events::place;
use super::query::ListQuery;
use crate::access::{self, Scope};
use crate::actions::export::{self, Format, Made, Order};
use crate::actions::search;
use crate::model::filter::Asked;
use crate::texts::T;
use crate::views::{ExportPage, conditions, query_of, tabs};
use crate::{Desk, Error};
use actix_web::HttpResponse;
use actix_web::web::Query;
use maru_kernel::Fault;
use maru_web::{Answer, Cx, Failure, Fields, Route, Rule, WebFault};
use std::sync::Arc;

/// What the form sends (S-148).
const FIELDS: [&str; 9] =
    ["from", "until", "actor", "person", "event", "subject", "address", "reason", "format"];

pub fn routes(desk: &Arc<Desk>) -> Vec<Route> {
    let (all, access_records) = (Arc::clone(desk), Arc::clone(desk));
    vec![
        Route::get("/admin/audit/exports/new", Rule::May(access::READ), |cx: Cx, query: Query<ListQuery>| {
            let scope = cx.viewer().ok().and_then(Scope::everything);
            new(cx, scope, query.into_inner())
        }),
        Route::post("/admin/audit/exports", Rule::May(access::READ), move |cx: Cx, fields: Fields| {
            let scope = cx.viewer().ok().and_then(Scope::everything);
            create(cx, Arc::clone(&all), scope, fields)
        }),
        Route::get(
            "/admin/audit/access/exports/new",
            Rule::May(access::REVIEW),
            |cx: Cx, query: Query<ListQuery>| {
                let scope = cx.viewer().ok().and_then(Scope::access_records);
                new(cx, scope, query.into_inner())
            },
        ),
        Route::post(
            "/admin/audit/access/exports",
            Rule::May(access::REVIEW),
            move |cx: Cx, fields: Fields| {
                let scope = cx.viewer().ok().and_then(Scope::access_records);
                create(cx, Arc::clone(&access_records), scope, fields)
            },
        ),
    ]
}

async fn new(cx: Cx, scope: Option<Scope>, query: ListQuery) -> Answer {
    let scope = scope.ok_or(WebFault::NotFound)?;
    cx.recently_proven()?;
    cx.html(&form(&cx, scope, query.asked(), String::new(), String::new())?)
}

fn form(cx: &Cx, scope: Scope, asked: Asked, reason: String, problem: String) -> Result<ExportPage, Failure> {
    let (t, place) = (T(cx.lang), place(scope));
    Ok(ExportPage {
        page: cx.page(t.export_title()),
        t,
        tabs: tabs(t, cx.viewer()?, place.path),
        action: place.exports,
        back: format!("{}?{}", place.path, query_of(&asked)),
        conditions: conditions(t, &asked),
        asked,
        reason,
        problem,
    })
}

async fn create(cx: Cx, desk: Arc<Desk>, scope: Option<Scope>, fields: Fields) -> Answer {
    let scope = scope.ok_or(WebFault::NotFound)?;
    cx.recently_proven()?;
    let allowed = access::may_export(cx.viewer()?, scope).ok_or(WebFault::NotFound)?;
    fields.only(&FIELDS)?;
    let (asked, reason) = (asked(&fields), fields.get("reason").to_owned());
    if let Err(problem) = export::reason(&reason) {
        let mut answer = cx.html(&form(&cx, scope, asked, reason, problem.text(cx.lang))?)?;
        *answer.status_mut() = actix_web::http::StatusCode::UNPROCESSABLE_ENTITY;
        return Ok(answer);
    }
    let format = match fields.get("format") {
        "csv" => Format::Csv,
        "json" => Format::Json,
        _ => return Err(Error::BadFilter("format").into()),
    };
    let (viewer, lang, reader, folder) =
        (cx.viewer()?.clone(), cx.lang, Arc::clone(&desk), desk.options.data_folder.clone());
    let filter = cx.read(move |conn| search::resolve(conn, &reader, &viewer, lang, &asked)).await?;
    let (db, cause) = (cx.db().clone(), cx.cause());
    let order = Order { filter, format, reason };
    let made = tokio::task::spawn_blocking(move || export::export(&db, &cause, &allowed, &order, &folder))
        .await
        .map_err(|e| Error::Export(e.into()))??;
    Ok(send(made, format, cx.now()))
}

fn asked(fields: &Fields) -> Asked {
    let text = |name: &str| fields.get(name).to_owned();
    Asked {
        from: text("from"),
        until: text("until"),
        actor: text("actor"),
        person: text("person"),
        event: text("event"),
        subject: text("subject"),
        address: text("address"),
    }
}

fn send(made: Made, format: Format, now: maru_kernel::Timestamp) -> HttpResponse {
    let (kind, ending) = match format {
        Format::Csv => ("text/csv; charset=utf-8", "csv"),
        Format::Json => ("application/json", "json"),
    };
    made.file.send(kind, &format!("audit-{}.{ending}", now.strftime("%Y%m%d-%H%M%S")))
}
