//! What can be made of a message: whatever other modules offer, with the places for it.

use super::eye::{Eye, inside};
use crate::access;
use crate::actions;
use crate::error::Error;
use crate::store::message;
use crate::views::Choice;
use crate::views::making::{MakingForm, MakingPage};
use crate::views::message::one_line;
use actix_web::HttpRequest;
use maru_web::{Answer, Form};
use serde::Deserialize;

/// Letters of the message on the page.
const LINE: usize = 200;

/// What is made, and where.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wanted {
    kind: String,
    place: String,
    #[serde(default)]
    sending: String,
}

pub async fn form(eye: Eye, request: HttpRequest) -> Answer {
    let (id, seq) = (eye.room(&request)?, eye.seq(&request)?);
    let (t, lang) = (eye.t(), eye.cx.lang);
    let (line, makings) = eye
        .read(move |conn, viewer, desk| {
            let seen = inside(conn, viewer, id)?;
            let found = message::one(conn, seen.place(), seq)?.ok_or(Error::Missing)?;
            let line = one_line(t, &found, LINE);
            access::forward(&seen, found, &actions::policy(conn)?)?;
            let mut makings = Vec::new();
            for making in &desk.offers.all().makings {
                let places = making.places(conn, viewer, lang)?;
                if places.is_empty() {
                    continue;
                }
                makings.push(MakingForm {
                    key: making.key(),
                    label: making.label(lang),
                    icon: making.icon(),
                    places: places
                        .into_iter()
                        .map(|place| Choice::new(place.key, place.name, false))
                        .collect(),
                });
            }
            Ok((line, makings))
        })
        .await?;
    let back = format!("/messenger/rooms/{id}/messages/{seq}");
    let page = eye.cx.page(t.making_title());
    let (here, sending) = (format!("{back}/making"), eye.cx.new_sending());
    eye.cx.html(&MakingPage { page, t, here, back, sending, line, makings })
}

pub async fn create(eye: Eye, request: HttpRequest, Form(form): Form<Wanted>) -> Answer {
    let message = (eye.room(&request)?, eye.seq(&request)?);
    let begun = eye
        .write(move |tx, viewer, desk| {
            actions::make_of(tx, viewer, &desk.offers, message, (&form.kind, &form.place, &form.sending))
        })
        .await?;
    eye.cx.see_other(&begun)
}
