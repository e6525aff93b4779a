//! Has the viewer be reminded of a message, or no more.

use super::Nothing;
use super::eye::Eye;
use crate::actions;
use crate::model::Later;
use actix_web::HttpRequest;
use maru_web::{Answer, FlashKind, Form};
use serde::Deserialize;

/// When.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReminderForm {
    when: String,
    #[serde(default)]
    at: String,
}

pub async fn update(eye: Eye, request: HttpRequest, Form(form): Form<ReminderForm>) -> Answer {
    let (id, seq) = (eye.room(&request)?, eye.seq(&request)?);
    let later = Later::parse(&form.when, &form.at);
    let at = eye
        .write(move |tx, viewer, _| {
            let at = later.and_then(|later| later.at(tx.now()));
            actions::remind_at(tx, viewer, id, seq, at)?;
            Ok(at)
        })
        .await?;
    let when = at.map(|at| maru_web::date_time(eye.cx.page("").t, at)).unwrap_or_default();
    let message = format!("/messenger/rooms/{id}/messages/{seq}");
    eye.cx.see_other_with(&message, FlashKind::Ok, eye.t().later_reminder_made(when))
}

pub async fn remove(eye: Eye, request: HttpRequest, _: Form<Nothing>) -> Answer {
    let (id, seq) = (eye.room(&request)?, eye.seq(&request)?);
    eye.write(move |tx, viewer, _| actions::forget_reminder(tx, viewer, id, seq)).await?;
    eye.cx.see_other_with("/messenger/scheduled", FlashKind::Ok, eye.t().later_reminder_gone())
}
