//! What was put at the head of a room: all of it as a page, and the last for pages whose own went.

use super::calls::rows;
use super::eye::{Eye, inside};
use super::room::LATEST;
use super::since::unprinted;
use crate::access;
use crate::store::message;
use crate::views::found::FoundPage;
use crate::views::room::{Pin, PinBar};
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use maru_kernel::Timestamp;
use maru_web::Answer;
use serde::Deserialize;

/// Messages of a page.
const MOST: i64 = 50;

/// The time before which to go on, in microseconds.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    before: Option<i64>,
}

pub async fn list(eye: Eye, request: HttpRequest) -> Answer {
    let asked = web::Query::<Asked>::from_query(request.query_string());
    let before = asked.ok().and_then(|asked| asked.before);
    let before = before.and_then(|at| Timestamp::from_microsecond(at).ok()).unwrap_or(LATEST);
    let (id, t, lang, now, web) =
        (eye.room(&request)?, eye.t(), eye.cx.lang, eye.cx.now(), eye.cx.page("").t);
    let base = format!("/messenger/rooms/{id}");
    let here = format!("{base}/pins");
    let address = here.clone();
    let (messages, next) = eye
        .read(move |conn, viewer, desk| {
            let seen = inside(conn, viewer, id)?;
            let mut pinned = message::pinned(conn, seen.place(), before, MOST + 1)?;
            let more = pinned.len() > usize::try_from(MOST).unwrap_or_default();
            pinned.truncate(usize::try_from(MOST).unwrap_or_default());
            let next = pinned.last().and_then(|last| last.pinned_at).filter(|_| more);
            let next = next.map(|at| format!("{address}?before={}", at.as_microsecond()));
            let rows = rows(conn, desk, viewer, (t, web, lang), pinned, now)?;
            let shown = rows.into_iter().map(|(message, row)| {
                let may = access::pin(&seen, message.clone()).is_ok();
                let row = row.of_one_room();
                if may { row.pinned(&message) } else { row }
            });
            Ok((shown.collect(), next))
        })
        .await?;
    let page = eye.cx.page(t.talk_pins());
    eye.cx.html(&FoundPage {
        intro: t.talk_pins_intro().to_owned(),
        back: (base, t.room_back()),
        none: t.talk_pins_none(),
        removal: (here, t.message_unpin()),
        messages,
        next: next.unwrap_or_default(),
        ..FoundPage::plain(page, t)
    })
}

/// The bar at the head of a room as it is now.
pub async fn newest(eye: Eye, request: HttpRequest) -> Answer {
    let (id, t) = (eye.room(&request)?, eye.t());
    let pinned = eye
        .read(move |conn, viewer, _| {
            let seen = inside(conn, viewer, id)?;
            Ok(message::pinned(conn, seen.place(), LATEST, 1)?.pop())
        })
        .await?;
    let pin = pinned.map(|message| Pin::new(t, &message));
    let bar = PinBar { page: eye.cx.page(""), t, pin, all: format!("/messenger/rooms/{id}/pins") };
    let bar = bar.render().map_err(|error| unprinted(&error))?;
    Ok(HttpResponse::Ok().content_type("text/html; charset=utf-8").body(bar))
}
