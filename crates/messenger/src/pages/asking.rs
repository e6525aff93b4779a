//! Has a message of the viewer ask again, or no more.

use super::eye::Eye;
use crate::actions;
use crate::model::Again;
use actix_web::HttpRequest;
use maru_web::{Answer, FlashKind, Form};
use serde::Deserialize;

/// How often, and after how many rounds others are told; asking ends where it does not say how often.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskingForm {
    #[serde(default)]
    every: String,
    #[serde(default)]
    rounds: String,
}

pub async fn update(eye: Eye, request: HttpRequest, Form(form): Form<AskingForm>) -> Answer {
    let (id, seq) = (eye.room(&request)?, eye.seq(&request)?);
    let again = Again::parse(&form.every, &form.rounds);
    eye.write(move |tx, viewer, _| actions::ask_again(tx, viewer, id, seq, again)).await?;
    let said = if again.is_some() { eye.t().asking_set() } else { eye.t().asking_stopped() };
    eye.cx.see_other_with(&format!("/messenger/rooms/{id}/messages/{seq}#asking"), FlashKind::Ok, said)
}
