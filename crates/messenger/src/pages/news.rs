//! `GET /messenger/news`: what waits for the viewer in all rooms, for open pages that are told of changes from then on; and how they
//! are to tell of them.

use super::eye::Eye;
use crate::store::{alert, waiting};
use actix_web::{HttpRequest, HttpResponse};
use maru_web::Answer;
use serde_json::json;

/// Rooms that are counted; nobody reads more.
const MOST: i64 = 1_000;

pub async fn show(eye: Eye, _: HttpRequest) -> Answer {
    let t = eye.t();
    let now = eye.cx.now();
    let (waiting, latest, alerts, quiet) = eye
        .read(move |conn, viewer, desk| {
            let quiet = match &desk.offers.all().quiet {
                Some(quiet) => quiet(conn, viewer.id, now)?,
                None => Vec::new(),
            };
            let waiting = waiting::of(conn, viewer.id, viewer.guest, MOST)?;
            Ok((waiting, waiting::latest(conn, viewer.id, viewer.guest)?, alert::of(conn, viewer.id)?, quiet))
        })
        .await?;
    let quiet: Vec<[i64; 2]> =
        quiet.into_iter().map(|(from, to)| [from.as_millisecond(), to.as_millisecond()]).collect();
    let rooms: Vec<_> = waiting
        .iter()
        .map(|one| {
            json!({ "room": one.room.to_string(), "last": one.last, "unread": one.unread, "calls": one.calls, "muted": one.muted })
        })
        .collect();
    Ok(HttpResponse::Ok().json(json!({
        "rooms": rooms,
        "latest": latest.map(|at| at.to_string()),
        "alerts": { "desktop": alerts.desktop, "words": alerts.words, "sound": alerts.sound, "quiet": quiet },
        "say": { "title": t.messenger_title(), "hidden": t.alert_hidden(), "unread": t.messenger_unread_word(), "me": t.messenger_me() },
    })))
}
