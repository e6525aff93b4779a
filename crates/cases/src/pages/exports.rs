//! `/admin/cases/{id}/exports`: a sealed copy is asked for, granted by a second person, and taken.

use super::deeds::{Nothing, OfficeForm};
use crate::Desk;
use crate::access;
use crate::actions::{self, Order};
use crate::error::Error;
use crate::model::Office;
use crate::store::{export, switch};
use crate::texts::T;
use crate::views::{ExportPage, Wish};
use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use maru_kernel::{Fault, Id, file_name};
use maru_store::StoreError;
use maru_web::{Answer, Cx, Errand, Failure, FlashKind, Form};
use serde::Deserialize;
use std::sync::Arc;

/// For whom, and why.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WishForm {
    recipient: String,
    reason: String,
}

fn here(id: Id) -> String {
    format!("/admin/cases/{id}")
}

/// Whether the viewer may ask for a copy now.
async fn may_want(cx: &Cx, id: Id) -> Result<(), Failure> {
    let (viewer, now) = (cx.viewer()?.clone(), cx.now());
    cx.read(move |conn| {
        let seen = actions::seen(conn, &viewer, id, now)?;
        let state = switch::read(conn, now)?;
        access::want_copy(&viewer, &state, seen, &export::of_case(conn, id, 1)?, now)?;
        Ok::<_, Error>(())
    })
    .await
}

pub async fn new(cx: Cx, request: HttpRequest) -> Answer {
    let id = cx.id_in(&request, "id")?;
    may_want(&cx, id).await?;
    cx.html(&ExportPage::new(&cx, here(id), Wish::default(), String::new()))
}

pub async fn create(cx: Cx, request: HttpRequest, Form(form): Form<WishForm>) -> Answer {
    let (id, viewer) = (cx.id_in(&request, "id")?, cx.viewer()?.clone());
    cx.recently_proven()?;
    let wish = Wish { recipient: form.recipient, reason: form.reason };
    let asked = wish.clone();
    let done = cx
        .db()
        .write(&cx.cause(), move |tx| actions::want_copy(tx, &viewer, id, &asked.recipient, &asked.reason))
        .await;
    match done {
        Ok(_) => cx.see_other_with(&here(id), FlashKind::Ok, T(cx.lang).copy_sent()),
        Err(problem) if problem.code().status == 422 => {
            let page = ExportPage::new(&cx, here(id), wish, problem.text(cx.lang));
            let mut answer = cx.html(&page)?;
            *answer.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(answer)
        }
        Err(problem) => Err(problem.into()),
    }
}

pub async fn approve(cx: Cx, request: HttpRequest, Form(form): Form<OfficeForm>) -> Answer {
    cx.recently_proven()?;
    let (id, viewer) = (cx.id_in(&request, "id")?, cx.viewer()?.clone());
    let wanted = cx.id_in(&request, "export")?;
    cx.write(move |tx| {
        // Whoever does not see the case hears nothing of offices.
        actions::seen_by(tx, &viewer, id)?;
        let office = Office::from_name(&form.office).ok_or(Error::Office)?;
        actions::grant_copy(tx, &viewer, (id, wanted), office)
    })
    .await?;
    cx.see_other_with(&here(id), FlashKind::Ok, T(cx.lang).copy_granted_now())
}

pub async fn refuse(cx: Cx, request: HttpRequest, Form(Nothing {}): Form<Nothing>) -> Answer {
    cx.recently_proven()?;
    let (id, viewer) = (cx.id_in(&request, "id")?, cx.viewer()?.clone());
    let wanted = cx.id_in(&request, "export")?;
    cx.write(move |tx| actions::deny_copy(tx, &viewer, (id, wanted))).await?;
    cx.see_other_with(&here(id), FlashKind::Ok, T(cx.lang).cases_refused())
}

pub async fn take(cx: Cx, request: HttpRequest, Form(Nothing {}): Form<Nothing>, desk: Arc<Desk>) -> Answer {
    let (case, viewer) = (cx.id_in(&request, "id")?, cx.viewer()?.clone());
    let export = cx.id_in(&request, "export")?;
    let (now, asking) = (cx.now(), viewer.clone());
    cx.read(move |conn| actions::seen(conn, &asking, case, now).map(drop)).await?;
    cx.recently_proven()?;
    // Dropped with this handler, as the server does when its client has gone.
    let errand = Errand::default();
    let order = Order { case, export, wanted: errand.wanted() };
    let turn = desk.copies.turn().await?;
    let (db, cause) = (cx.db().clone(), cx.cause());
    let work = move || {
        let made = actions::take_copy(&db, &cause, (&desk.offers, &desk.scratch), &viewer, &order);
        // Whoever asked may be gone: the turn is over when the work is.
        drop(turn);
        made
    };
    let done = tokio::task::spawn_blocking(work).await.map_err(|e| StoreError::Failed(e.to_string()))?;
    let (made, number) = done?;
    Ok(made.send("application/octet-stream", &format!("{}.zip.age", file_name(&number))))
}
