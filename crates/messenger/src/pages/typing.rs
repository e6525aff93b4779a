//! `POST /messenger/rooms/{id}/typing`: somebody is writing.

use super::eye::{Eye, inside};
use crate::access;
use crate::error::Error;
use actix_web::{HttpRequest, HttpResponse};
use maru_web::{Answer, Form};
use serde::Deserialize;

/// Where, beside the room itself.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TypingForm {
    #[serde(default)]
    thread: String,
}

pub async fn create(eye: Eye, request: HttpRequest, Form(form): Form<TypingForm>) -> Answer {
    let id = eye.room(&request)?;
    let thread = match form.thread.as_str() {
        "" => None,
        seq => Some(seq.parse::<i64>().or(Err(Error::Missing))?),
    };
    let (person, name) = eye
        .read(move |conn, viewer, desk| {
            access::may_post(&inside(conn, viewer, id)?)?;
            let known = desk.faces.of(conn, [viewer.id])?;
            Ok((viewer.id, known.get(&viewer.id).map(|face| face.name.clone())))
        })
        .await?;
    if let Some(name) = name {
        eye.desk.typing.tell(&eye.desk.hub, (id, thread), person, &name);
    }
    Ok(HttpResponse::NoContent().finish())
}
