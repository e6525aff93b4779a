//! `/admin/people/{id}/sessions`: sessions and second factor of somebody, for the security administrator.

use super::my_sessions::line;
use crate::actions::{self, Why};
use crate::store::{persons, second_factors, sessions};
use crate::texts::T;
use crate::views::admin::PersonSessionsPage;
use crate::{Error, access};
use actix_web::HttpRequest;
use maru_kernel::Id;
use maru_web::{Answer, Cx, FlashKind, Form, Route, Rule};
use serde::Deserialize;

const RULE: Rule = Rule::May(access::END_SESSIONS);

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get("/admin/people/{id}/sessions", RULE, index),
        Route::post("/admin/people/{id}/sessions/end", RULE, end),
        Route::post("/admin/people/{id}/second-factor/remove", RULE, remove_factor),
    ]
}

async fn index(cx: Cx, request: HttpRequest) -> Answer {
    let (t, id, viewer) = (T(cx.lang), cx.id_in(&request, "id")?, cx.viewer()?.clone());
    let (name, theirs, factor) = cx
        .read(move |conn| {
            let person = persons::card(conn, &viewer, id)?.ok_or(Error::Missing)?;
            let factor = second_factors::of_person(conn, id)?.is_some_and(|f| f.confirmed);
            Ok::<_, Error>((person.line.name, sessions::of_person(conn, id)?, factor))
        })
        .await?;
    let own = cx.session()?.id;
    let page = PersonSessionsPage {
        id: id.to_string(),
        sessions: theirs.iter().rev().map(|s| line(&cx, s, own)).collect(),
        has_factor: factor,
        page: cx.page(t.admin_sessions_of(&name)),
        name,
        t,
    };
    cx.html(&page)
}

async fn end(cx: Cx, request: HttpRequest) -> Answer {
    let id = other(&cx, &request)?;
    cx.write(move |tx| actions::end_sessions_of(tx, &[id], Why::ByAdministrator).map_err(Error::from))
        .await?;
    cx.front.hub.end_person(id);
    cx.see_other_with(&path(id), FlashKind::Ok, T(cx.lang).admin_sessions_ended())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reason {
    #[serde(default)]
    reason: String,
}

async fn remove_factor(cx: Cx, request: HttpRequest, form: Form<Reason>) -> Answer {
    cx.recently_proven()?;
    let (id, reason) = (other(&cx, &request)?, access::reason(&form.0.reason)?.to_owned());
    let removed = cx.write(move |tx| actions::remove_factor(tx, id, &reason).map_err(Error::from)).await?;
    if !removed {
        return cx.see_other_with(&path(id), FlashKind::Warn, T(cx.lang).admin_factor_none());
    }
    cx.front.hub.end_person(id);
    cx.see_other_with(&path(id), FlashKind::Ok, T(cx.lang).admin_factor_removed())
}

/// The id of somebody whose sessions the viewer may end.
fn other(cx: &Cx, request: &HttpRequest) -> Result<Id, maru_web::Failure> {
    let id = cx.id_in(request, "id")?;
    access::may_end_sessions_of(cx.viewer()?, id)?;
    Ok(id)
}

fn path(id: Id) -> String {
    format!("/admin/people/{id}/sessions")
}
