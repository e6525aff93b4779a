//! Messages that call the viewer, and those they kept for themselves.

use super::eye::{Eye, had, people};
use super::room::LATEST;
use crate::Desk;
use crate::access;
use crate::error::Error;
use crate::model::{Listed, Message};
use crate::store::{call, mark, room};
use crate::texts::T;
use crate::views::found::{FoundPage, FoundRow};
use crate::views::list::title;
use actix_web::{HttpRequest, web};
use maru_kernel::{Id, Lang, PersonId, Timestamp, Viewer};
use maru_store::DbConn;
use maru_web::Answer;
use serde::Deserialize;
use std::collections::HashMap;

/// Messages of a page.
const MOST: i64 = 50;

/// The message, or the time in microseconds, before which to go on.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    before: String,
}

pub async fn list(eye: Eye, request: HttpRequest) -> Answer {
    let asked = web::Query::<Asked>::from_query(request.query_string());
    let asked = asked.map(web::Query::into_inner).unwrap_or_default();
    let before = asked.before.parse().unwrap_or(Id::from_i64(i64::MAX));
    let (t, lang, now, web) = (eye.t(), eye.cx.lang, eye.cx.now(), eye.cx.page("").t);
    let (messages, next) = eye
        .read(move |conn, viewer, desk| {
            let mut called = call::of_person(conn, viewer.id, before, MOST + 1)?;
            let more = called.len() > usize::try_from(MOST).unwrap_or_default();
            called.truncate(usize::try_from(MOST).unwrap_or_default());
            let next =
                called.last().filter(|_| more).map(|last| format!("/messenger/calls?before={}", last.id));
            Ok((rows(conn, desk, viewer, (t, web, lang), called, now)?, next))
        })
        .await?;
    let page = eye.cx.page(t.messenger_calls());
    eye.cx.html(&FoundPage {
        intro: t.messenger_calls_intro().to_owned(),
        none: t.messenger_calls_none(),
        messages: messages.into_iter().map(|(_, row)| row).collect(),
        next: next.unwrap_or_default(),
        ..FoundPage::plain(page, t)
    })
}

pub async fn bookmarks(eye: Eye, request: HttpRequest) -> Answer {
    let asked = web::Query::<Asked>::from_query(request.query_string());
    let before = asked.ok().and_then(|asked| asked.before.parse().ok());
    let before = before.and_then(|at| Timestamp::from_microsecond(at).ok()).unwrap_or(LATEST);
    let (t, lang, now, web) = (eye.t(), eye.cx.lang, eye.cx.now(), eye.cx.page("").t);
    let (messages, next) = eye
        .read(move |conn, viewer, desk| {
            let mut kept = mark::bookmarked(conn, viewer.id, before, MOST + 1)?;
            let more = kept.len() > usize::try_from(MOST).unwrap_or_default();
            kept.truncate(usize::try_from(MOST).unwrap_or_default());
            let next = kept.last().filter(|_| more).map(|(_, at)| at.as_microsecond());
            let kept = kept.into_iter().map(|(message, _)| message).collect();
            Ok((rows(conn, desk, viewer, (t, web, lang), kept, now)?, next))
        })
        .await?;
    let page = eye.cx.page(t.messenger_bookmarks());
    eye.cx.html(&FoundPage {
        intro: t.messenger_bookmarks_intro().to_owned(),
        none: t.messenger_bookmarks_none(),
        messages: messages.into_iter().map(|(message, row)| row.kept(&message)).collect(),
        next: next.map(|at| format!("/messenger/bookmarks?before={at}")).unwrap_or_default(),
        ..FoundPage::plain(page, t)
    })
}

/// Messages of several rooms; of rooms the viewer may not be in any more none.
pub(super) fn rows(
    conn: &mut DbConn,
    desk: &Desk,
    viewer: &Viewer,
    (t, web, lang): (T, maru_web::T, Lang),
    messages: Vec<Message>,
    now: Timestamp,
) -> Result<Vec<(Message, FoundRow)>, Error> {
    let mut rooms: HashMap<Id, Listed> = HashMap::new();
    for message in &messages {
        if rooms.contains_key(&message.room) {
            continue;
        }
        let seen = room::seen(conn, message.room, viewer.id)?;
        if let Ok(seen) = access::inside(seen, viewer) {
            rooms.insert(message.room, had(conn, seen)?);
        }
    }
    let listed: Vec<Listed> = rooms.values().cloned().collect();
    let who = messages.iter().map(|message| message.author).chain(listed.iter().filter_map(|one| one.other));
    let who: Vec<PersonId> = who.collect();
    let people = people(conn, desk, (viewer, lang), who, &listed)?;
    let row = |message: Message| {
        let name = title(t, rooms.get(&message.room)?, &people);
        let row = FoundRow::new(t, web, &message, name, &people, now);
        Some((message, row))
    };
    Ok(messages.into_iter().filter_map(row).collect())
}
