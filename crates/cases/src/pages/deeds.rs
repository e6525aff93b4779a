//! What is done with a case: each a form of its own, sent back to the page of the case.

use crate::actions;
use crate::error::Error;
use crate::model::{End, Office};
use crate::texts::T;
use actix_web::HttpRequest;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use maru_kernel::Timestamp;
use maru_web::{Answer, Cx, FlashKind, Form};
use serde::Deserialize;

/// In which office somebody approves.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfficeForm {
    pub office: String,
}

/// For how long, and why.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RenewForm {
    hours: String,
    reason: String,
}

/// Until which day, and why.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeferForm {
    until: String,
    reason: String,
}

/// Nothing but a button.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

fn here(id: maru_kernel::Id) -> String {
    format!("/admin/cases/{id}")
}

pub async fn approve(cx: Cx, request: HttpRequest, Form(form): Form<OfficeForm>) -> Answer {
    cx.recently_proven()?;
    let (id, viewer, t) = (cx.id_in(&request, "id")?, cx.viewer()?.clone(), T(cx.lang));
    let opened = cx
        .write(move |tx| {
            // Whoever does not see the case hears nothing of offices.
            actions::seen_by(tx, &viewer, id)?;
            let office = Office::from_name(&form.office).ok_or(Error::Office)?;
            actions::approve(tx, &viewer, id, office)
        })
        .await?;
    let text = if opened { t.cases_opened() } else { t.cases_approved() };
    cx.see_other_with(&here(id), FlashKind::Ok, text)
}

pub async fn refuse(cx: Cx, request: HttpRequest, Form(Nothing {}): Form<Nothing>) -> Answer {
    cx.recently_proven()?;
    let (id, viewer) = (cx.id_in(&request, "id")?, cx.viewer()?.clone());
    cx.write(move |tx| actions::refuse(tx, &viewer, id)).await?;
    cx.see_other_with(&here(id), FlashKind::Ok, T(cx.lang).cases_refused())
}

pub async fn renew(cx: Cx, request: HttpRequest, Form(form): Form<RenewForm>) -> Answer {
    cx.recently_proven()?;
    let (id, viewer) = (cx.id_in(&request, "id")?, cx.viewer()?.clone());
    let hours = form.hours.trim().parse().unwrap_or(0);
    cx.write(move |tx| actions::renew(tx, &viewer, id, hours, &form.reason)).await?;
    cx.see_other_with(&here(id), FlashKind::Ok, T(cx.lang).cases_renewed())
}

pub async fn finish(cx: Cx, request: HttpRequest, Form(Nothing {}): Form<Nothing>) -> Answer {
    cx.recently_proven()?;
    let (id, viewer, t) = (cx.id_in(&request, "id")?, cx.viewer()?.clone(), T(cx.lang));
    let how = cx.write(move |tx| actions::finish(tx, &viewer, id)).await?;
    let text = if how == End::Withdrawn { t.cases_withdrawn() } else { t.cases_closed() };
    cx.see_other_with(&here(id), FlashKind::Ok, text)
}

pub async fn hold(cx: Cx, request: HttpRequest, Form(Nothing {}): Form<Nothing>) -> Answer {
    cx.recently_proven()?;
    let (id, viewer) = (cx.id_in(&request, "id")?, cx.viewer()?.clone());
    cx.write(move |tx| actions::place(tx, &viewer, id)).await?;
    cx.see_other_with(&here(id), FlashKind::Ok, T(cx.lang).cases_hold_placed())
}

pub async fn lift(cx: Cx, request: HttpRequest, Form(Nothing {}): Form<Nothing>) -> Answer {
    cx.recently_proven()?;
    let (id, viewer, t) = (cx.id_in(&request, "id")?, cx.viewer()?.clone(), T(cx.lang));
    let lifted = cx.write(move |tx| actions::lift(tx, &viewer, id)).await?;
    let text = if lifted { t.cases_hold_lifted() } else { t.cases_hold_asked() };
    cx.see_other_with(&here(id), FlashKind::Ok, text)
}

pub async fn defer(cx: Cx, request: HttpRequest, Form(form): Form<DeferForm>) -> Answer {
    cx.recently_proven()?;
    let (id, viewer) = (cx.id_in(&request, "id")?, cx.viewer()?.clone());
    cx.write(move |tx| {
        actions::seen_by(tx, &viewer, id)?;
        let until = beginning(&form.until).ok_or(Error::DeferralTime)?;
        actions::defer(tx, &viewer, id, until, &form.reason)
    })
    .await?;
    cx.see_other_with(&here(id), FlashKind::Ok, T(cx.lang).cases_defer_asked())
}

/// When a day begins in Korea.
fn beginning(day: &str) -> Option<Timestamp> {
    let day: Date = day.trim().parse().ok()?;
    let zone = TimeZone::get("Asia/Seoul").unwrap_or(TimeZone::UTC);
    day.to_zoned(zone).ok().map(|zoned| zoned.timestamp())
}

pub async fn agree(cx: Cx, request: HttpRequest, Form(Nothing {}): Form<Nothing>) -> Answer {
    cx.recently_proven()?;
    let (id, viewer) = (cx.id_in(&request, "id")?, cx.viewer()?.clone());
    cx.write(move |tx| actions::agree(tx, &viewer, id)).await?;
    cx.see_other_with(&here(id), FlashKind::Ok, T(cx.lang).cases_deferred())
}
