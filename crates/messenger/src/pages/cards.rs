//! `GET /messenger/rooms/{id}/messages/{seq}/cards`: what a message leads to in this house, as its viewer sees it, for a page that was
//! told of the message as everybody was.

use super::eye::{Eye, inside, own_view};
use super::since;
use crate::error::Error;
use crate::live::gather;
use crate::store::message;
use crate::views::message::{CardRow, CardsOnly};
use actix_web::{HttpRequest, HttpResponse};
use maru_web::Answer;

pub async fn show(eye: Eye, request: HttpRequest) -> Answer {
    let (id, seq, lang) = (eye.room(&request)?, eye.seq(&request)?, eye.cx.lang);
    let cards = eye
        .read(move |conn, viewer, desk| {
            let seen = inside(conn, viewer, id)?;
            let found = message::one(conn, seen.place(), seq)?.ok_or(Error::Missing)?;
            let mut news = gather(conn, desk, seen.place(), 0, vec![found])?;
            own_view(conn, desk, (viewer, lang), &mut news)?;
            Ok(news.cards.remove(&seq).unwrap_or_default())
        })
        .await?;
    if cards.is_empty() {
        return Ok(HttpResponse::NoContent().finish());
    }
    Ok(since::answer(CardsOnly::stream(seq, CardRow::all(&cards)).map_err(|error| since::unprinted(&error))?))
}
