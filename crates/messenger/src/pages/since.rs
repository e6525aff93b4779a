//! `GET /messenger/rooms/{id}/since?change=N`: what changed since then, as Turbo streams for a page that missed something, and as a
//! frame of JSON for a program that no socket gets through to.

use super::eye::{Behind, Eye, inside, own_view};
use crate::Desk;
use crate::error::Error;
use crate::live::{self, gather};
use crate::model::Seen;
use crate::store::message;
use crate::views::live::{known, refresh, streams};
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use maru_kernel::{Lang, Viewer};
use maru_store::{DbConn, StoreError};
use maru_web::Answer;
use serde::Deserialize;

/// Changes told at once; a page that missed more is drawn anew.
const MOST: i64 = 200;
/// The media type of Turbo streams.
const STREAM: &str = "text/vnd.turbo-stream.html; charset=utf-8";

/// Which change is known.
#[derive(Debug, Deserialize)]
pub struct Asked {
    change: i64,
}

pub async fn show(eye: Eye, request: HttpRequest) -> Answer {
    let asked = web::Query::<Asked>::from_query(request.query_string()).ok();
    let after = asked.map(|asked| asked.change).filter(|change| *change >= 0).ok_or(Error::Missing)?;
    let (id, lang, is_program) = (eye.room(&request)?, eye.cx.lang, is_program(&request));
    let told = eye
        .read(move |conn, viewer, desk| {
            let seen = inside(conn, viewer, id)?;
            if seen.room.change <= after {
                return Ok(None);
            }
            let messages = message::changed(conn, seen.place(), after, MOST + 1)?;
            if i64::try_from(messages.len()).unwrap_or(i64::MAX) > MOST {
                return Ok(Some(if is_program { live::gap(id, seen.room.change) } else { refresh() }));
            }
            let behind = Behind::of(conn, id, &messages)?;
            let mut news = gather(conn, desk, seen.place(), after, messages)?;
            if is_program {
                live::own_deeds(conn, id, viewer.id, &mut news)?;
                news.change = seen.room.change;
                return Ok(Some(live::changes(id, &news)));
            }
            own_view(conn, desk, (viewer, lang), &mut news)?;
            let told = streams(lang, &news, Some(&|message| behind.count(message)), None)
                .map_err(|error| unprinted(&error))?;
            Ok(Some(format!("{told}{}", known(id, after, seen.room.change))))
        })
        .await?;
    Ok(match told {
        None => HttpResponse::NoContent().finish(),
        Some(frame) if is_program => HttpResponse::Ok().content_type("application/json").body(frame),
        Some(streams) => answer(streams),
    })
}

/// Whether a program asks, which takes JSON and nothing else.
fn is_program(request: &HttpRequest) -> bool {
    let accept = request.headers().get(header::ACCEPT).and_then(|value| value.to_str().ok());
    accept.is_some_and(|accept| accept.trim() == "application/json")
}

/// Turbo streams as an answer.
pub fn answer(streams: String) -> HttpResponse {
    HttpResponse::Ok().content_type(STREAM).body(streams)
}

/// One message as its page shows it now; `sending` is the id it was sent with, for the page that waits for it.
pub fn one(
    conn: &mut DbConn,
    desk: &Desk,
    (viewer, lang): (&Viewer, Lang),
    seen: &Seen,
    seq: i64,
    sending: Option<&str>,
) -> Result<String, Error> {
    let messages = message::some(conn, seen.place(), &[seq])?;
    let behind = Behind::of(conn, seen.room.id, &messages)?;
    // What was just written is new to whoever wrote it, all else is there already.
    let after = messages
        .first()
        .map_or(0, |message| if sending.is_some() { message.born - 1 } else { message.change });
    let mut news = gather(conn, desk, seen.place(), after, messages)?;
    own_view(conn, desk, (viewer, lang), &mut news)?;
    let sending = sending.map(|sending| (seq, sending));
    streams(lang, &news, Some(&|message| behind.count(message)), sending).map_err(|error| unprinted(&error))
}

/// A template that could not be printed.
pub fn unprinted(error: &askama::Error) -> Error {
    Error::Store(StoreError::Failed(error.to_string()))
}
