//! One message: who has read it, who has not, and what can be done with it.

use super::eye::{Behind, Eye, inside, own_view, people, signers};
use super::since;
use crate::access;
use crate::actions;
use crate::error::Error;
use crate::live::{gather, lists};
use crate::model::{Message, Policy, Seen};
use crate::store::member::Part;
use crate::store::{asking, mark, member, message, reaction, reminder};
use crate::views::message::{For, MessageRow, Told};
use crate::views::one::{Can, Deeds, OnePage};
use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use maru_kernel::{Id, PersonId, Timestamp, Viewer};
use maru_store::DbConn;
use maru_web::{Answer, FlashKind, Form};
use serde::Deserialize;
use std::sync::Arc;

/// People who are named of those who have read, and of those who have not; their number is told of all.
const MOST: i64 = 1_000;

/// What a message is to say.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextForm {
    body: String,
}

pub async fn show(eye: Eye, request: HttpRequest) -> Answer {
    let (id, seq) = (eye.room(&request)?, eye.seq(&request)?);
    page(&eye, id, seq, None).await
}

/// `GET …/messages/{seq}/anew`: the message as it is now, for a page that shows a file which was being scanned.
pub async fn anew(eye: Eye, request: HttpRequest) -> Answer {
    let (id, seq, lang) = (eye.room(&request)?, eye.seq(&request)?, eye.cx.lang);
    let desk = Arc::clone(&eye.desk);
    let told = eye
        .read(move |conn, viewer, _| {
            let seen = inside(conn, viewer, id)?;
            message::one(conn, seen.place(), seq)?.ok_or(Error::Missing)?;
            since::one(conn, &desk, (viewer, lang), &seen, seq, None)
        })
        .await?;
    Ok(since::answer(told))
}

/// What was typed and could not be kept.
struct Typed {
    body: String,
    /// What is wrong with it.
    problem: String,
    status: StatusCode,
}

/// The page; with what was typed, where that could not be kept.
async fn page(eye: &Eye, id: Id, seq: i64, typed: Option<Typed>) -> Answer {
    let (t, lang, now) = (eye.t(), eye.cx.lang, eye.cx.now());
    let (message, row, people, deeds, can) = eye
        .read(move |conn, viewer, desk| {
            let seen = inside(conn, viewer, id)?;
            let message = message::one(conn, seen.place(), seq)?.ok_or(Error::Missing)?;
            let policy = actions::policy(conn)?;
            let deeds = deeds(conn, &seen, &message, now)?;
            let has_makings = !desk.offers.all().makings.is_empty();
            let can = can((&seen, viewer), &message, &policy, now, has_makings);
            let (row, people) = {
                let mut news = gather(conn, desk, seen.place(), 0, vec![message.clone()])?;
                own_view(conn, desk, (viewer, lang), &mut news)?;
                let everybody = deeds.read.iter().chain(&deeds.unread).chain(&deeds.unconfirmed);
                let everybody = everybody.chain(&deeds.confirmed).copied();
                let everybody = everybody.chain(deeds.signs.iter().map(|(_, person)| *person));
                let told = deeds.asking.iter().flat_map(|(_, told)| told.iter().map(|one| one.told));
                let who: Vec<PersonId> =
                    everybody.chain(told).chain(news.faces.keys().copied()).chain(signers(&news)).collect();
                let people = people(conn, desk, (viewer, lang), who, &[])?;
                let behind = Behind::of(conn, id, std::slice::from_ref(&message))?;
                let told = Told {
                    message: &message,
                    people: &people,
                    reactions: &news.signs,
                    files: news.files.get(&seq).map(Vec::as_slice).unwrap_or_default(),
                    unread: Some(behind.count(&message)),
                    confirmed: i64::try_from(deeds.confirmed.len()).unwrap_or(i64::MAX),
                    has_confirmed: deeds.confirmed.contains(&viewer.id),
                    sending: "",
                    cards: news.cards.get(&seq).map(Vec::as_slice).unwrap_or_default(),
                    origin: news.origins.get(&seq),
                    quoted: news.answered.first(),
                };
                let eye = For { viewer: Some(viewer.id), ..For::default() };
                (MessageRow::new(t, &told, eye), people)
            };
            Ok((message, row, people, deeds, can))
        })
        .await?;
    let frame = eye.cx.page(t.message_title());
    let mut page = OnePage::new(frame, t, &message, row, &people, &deeds, can);
    let Some(typed) = typed else { return eye.cx.html(&page) };
    (page.body, page.problem) = (typed.body, typed.problem);
    let mut answer = eye.cx.html(&page)?;
    *answer.status_mut() = typed.status;
    Ok(answer)
}

fn deeds(conn: &mut DbConn, seen: &Seen, message: &Message, now: Timestamp) -> Result<Deeds, Error> {
    let mut some = |part: Part| member::some_reached(conn, message, part, MOST);
    Ok(Deeds {
        read: some(Part::Read)?,
        unread: some(Part::Unread)?,
        unconfirmed: if message.asks { some(Part::Unconfirmed)? } else { Vec::new() },
        reached: member::reached(conn, message)?,
        confirmed: mark::confirmed(conn, message)?,
        signs: reaction::who(conn, message, MOST)?,
        is_kept: mark::is_bookmarked(conn, message, seen.me.person)?,
        asking: match access::ask(seen, message.clone()) {
            Ok(_) => {
                let asking = asking::of_message(conn, seen.room.id, message.seq)?;
                Some((asking, asking::told(conn, message, MOST)?))
            }
            Err(_) => None,
        },
        reminder: reminder::of_message(conn, message, seen.me.person)?.map(|own| own.at),
        now,
    })
}

fn can(
    (seen, viewer): (&Seen, &Viewer),
    message: &Message,
    policy: &Policy,
    now: Timestamp,
    has_makings: bool,
) -> Can {
    let may_post = access::may_post(seen).is_ok();
    let is_there = message.recalled_at.is_none();
    Can {
        reply: may_post && is_there,
        edit: may_post && access::edit(seen, message.clone(), policy, now).is_ok(),
        recall: access::recall(seen, message.clone(), policy, now).is_ok(),
        pin: access::pin(seen, message.clone()).is_ok(),
        react: access::sign(seen, message.clone()).is_ok(),
        forward: access::forward(seen, message.clone(), policy).is_ok(),
        press: access::press(seen, viewer, policy).is_ok(),
        make: has_makings && !message.body.is_empty(),
    }
}

pub async fn update(eye: Eye, request: HttpRequest, Form(form): Form<TextForm>) -> Answer {
    let (id, seq) = (eye.room(&request)?, eye.seq(&request)?);
    let body = form.body.clone();
    let written = eye.change(id, move |tx, viewer| actions::edit(tx, viewer, id, seq, &body)).await;
    if let Err(failure) = written {
        let code = failure.0.code().status;
        if code >= 500 || super::eye::is_script(&request) {
            return Err(failure);
        }
        let status = StatusCode::from_u16(code).ok().filter(|_| !matches!(code, 413));
        let status = status.unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
        let typed = Typed { body: form.body, problem: failure.0.text(eye.cx.lang), status };
        return page(&eye, id, seq, Some(typed)).await.or(Err(failure));
    }
    lists::changed(&eye.desk, eye.cx.db(), id, seq);
    super::deeds::done(&eye, &request, (id, seq), "", Some((FlashKind::Ok, eye.t().message_saved()))).await
}
