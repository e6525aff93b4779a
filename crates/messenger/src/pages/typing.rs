//! `POST /messenger/rooms/{id}/typing`: somebody is writing.

use super::eye::{Eye, inside};
use crate::access;
use crate::error::Error;
use crate::store::presence;
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
            // Whoever hides where they are is not shown to be there by this either.
            let is_hidden = presence::some(conn, &[viewer.id])?.get(&viewer.id).is_some_and(|own| own.hidden);
            let known = desk.faces.of(conn, [viewer.id])?;
            let name = known.get(&viewer.id).filter(|_| !is_hidden).map(|face| face.name.clone());
            Ok((viewer.id, name))
        })
        .await?;
    if let Some(name) = name {
        eye.desk.typing.tell(&eye.desk, eye.cx.db(), (id, thread), person, &name);
    }
    Ok(HttpResponse::NoContent().finish())
}
