//! Rooms whoever wants to may enter.

use super::Nothing;
use super::eye::Eye;
use crate::actions;
use crate::error::Error;
use crate::store::room;
use crate::views::channels::{ChannelRow, ChannelsPage};
use actix_web::{HttpRequest, web};
use maru_kernel::korean::hangul_from_latin_keys;
use maru_web::{Answer, FlashKind, Form};
use serde::Deserialize;

/// Channels that are shown.
const MOST: i64 = 200;
/// Letters that are looked for.
const LONGEST: usize = 60;

/// What is looked for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
}

pub async fn list(eye: Eye, request: HttpRequest) -> Answer {
    let asked = web::Query::<Asked>::from_query(request.query_string());
    let query: String = asked.map(|asked| asked.q.chars().take(LONGEST).collect()).unwrap_or_default();
    let (t, words) = (eye.t(), query.clone());
    let channels = eye
        .read(move |conn, viewer, _| {
            // Guests are asked in; there is nothing for them to choose from (S-34).
            if viewer.guest {
                return Err(Error::Missing);
            }
            let mut found = room::channels(conn, viewer.id, words.trim(), MOST)?;
            if let (true, Some(meant)) = (found.is_empty(), hangul_from_latin_keys(words.trim())) {
                found = room::channels(conn, viewer.id, &meant, MOST)?;
            }
            Ok(found.iter().map(|(room, is_in)| ChannelRow::new(t, room, *is_in)).collect())
        })
        .await?;
    let page = eye.cx.page(t.messenger_channels());
    eye.cx.html(&ChannelsPage { page, t, query, channels })
}

pub async fn join(eye: Eye, request: HttpRequest, _: Form<Nothing>) -> Answer {
    let id = eye.room(&request)?;
    eye.write(move |tx, viewer, _| actions::join(tx, viewer, id)).await?;
    eye.cx.see_other_with(&format!("/messenger/rooms/{id}"), FlashKind::Ok, eye.t().room_has_joined())
}
