//! How browsers tell the viewer of what is new.

use super::eye::Eye;
use crate::actions;
use crate::model::Alerts;
use crate::store::alert;
use crate::views::alerts::AlertsPage;
use actix_web::HttpRequest;
use maru_web::{Answer, FlashKind, Form};
use serde::Deserialize;

/// The form; a box that is not ticked is not sent.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AlertsForm {
    #[serde(default)]
    desktop: String,
    #[serde(default)]
    words: String,
    #[serde(default)]
    sound: String,
}

pub async fn show(eye: Eye, _: HttpRequest) -> Answer {
    let alerts = eye.read(|conn, viewer, _| Ok(alert::of(conn, viewer.id)?)).await?;
    eye.cx.html(&AlertsPage { page: eye.cx.page(eye.t().alert_title()), t: eye.t(), alerts })
}

pub async fn update(eye: Eye, _: HttpRequest, Form(form): Form<AlertsForm>) -> Answer {
    let is_on = |value: &str| value == "on";
    let new = Alerts { desktop: is_on(&form.desktop), words: is_on(&form.words), sound: is_on(&form.sound) };
    eye.write(move |tx, viewer, _| actions::choose_alerts(tx, viewer, new)).await?;
    eye.cx.see_other_with("/messenger/alerts", FlashKind::Ok, eye.t().alert_saved())
}
