//! What people do with a message: signs, its place at the head of the room, a note for themselves, taking it back.

use super::eye::{Eye, inside, is_script};
use super::since;
use crate::actions;
use crate::error::Error;
use crate::live::{self, lists};
use crate::model::Message;
use crate::store::{mark, message, reaction};
use crate::views::news::Own;
use actix_web::{HttpRequest, HttpResponse};
use maru_kernel::{Id, PersonId};
use maru_store::DbConn;
use maru_web::{Answer, FlashKind, Form};
use serde::Deserialize;
use std::sync::Arc;

/// A sign below a message; the other way round from what it is unless told.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignForm {
    sign: String,
    on: Option<bool>,
    #[serde(default)]
    back: String,
}

/// Whether something is so from now on.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OnForm {
    on: bool,
    #[serde(default)]
    back: String,
}

/// Where to go on.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BackForm {
    #[serde(default)]
    back: String,
}

pub async fn react(eye: Eye, request: HttpRequest, Form(form): Form<SignForm>) -> Answer {
    let (id, seq) = (eye.room(&request)?, eye.seq(&request)?);
    let SignForm { sign, on, back } = form;
    let put = sign.clone();
    let is_on = eye
        .change(id, move |tx, viewer| {
            let on = match on {
                Some(on) => on,
                None => {
                    let seen = inside(tx.conn(), viewer, id)?;
                    let message = message::one(tx.conn(), seen.place(), seq)?.ok_or(Error::Missing)?;
                    !has_put(tx.conn(), &message, viewer.id, &sign)?
                }
            };
            actions::react(tx, viewer, id, seq, &sign, on)?;
            Ok(on)
        })
        .await?;
    lists::tell_own(&eye.desk, eye.cx.db(), eye.cx.viewer()?.id, (id, seq), Own::Sign(&put, is_on));
    done(&eye, &request, (id, seq), &back, None).await
}

fn has_put(conn: &mut DbConn, message: &Message, person: PersonId, sign: &str) -> Result<bool, Error> {
    let own = reaction::own(conn, message.room, &[message.seq], person)?;
    Ok(own.iter().any(|(_, own)| own == sign))
}

pub async fn pin(eye: Eye, request: HttpRequest, Form(form): Form<OnForm>) -> Answer {
    let (id, seq) = (eye.room(&request)?, eye.seq(&request)?);
    eye.change(id, move |tx, viewer| actions::pin(tx, viewer, id, seq, form.on)).await?;
    let said = if form.on { eye.t().message_is_pinned() } else { eye.t().message_is_unpinned() };
    done(&eye, &request, (id, seq), &form.back, Some((FlashKind::Ok, said))).await
}

pub async fn bookmark(eye: Eye, request: HttpRequest, Form(form): Form<OnForm>) -> Answer {
    let (id, seq) = (eye.room(&request)?, eye.seq(&request)?);
    eye.write(move |tx, viewer, _| actions::bookmark(tx, viewer, id, seq, form.on)).await?;
    let said = if form.on { eye.t().message_bookmarked() } else { eye.t().message_unbookmarked() };
    done(&eye, &request, (id, seq), &form.back, Some((FlashKind::Ok, said))).await
}

pub async fn confirm(eye: Eye, request: HttpRequest, Form(form): Form<BackForm>) -> Answer {
    let (id, seq) = (eye.room(&request)?, eye.seq(&request)?);
    eye.change(id, move |tx, viewer| actions::confirm(tx, viewer, id, seq)).await?;
    lists::tell_own(&eye.desk, eye.cx.db(), eye.cx.viewer()?.id, (id, seq), Own::Confirmed);
    done(&eye, &request, (id, seq), &form.back, Some((FlashKind::Ok, eye.t().message_has_confirmed()))).await
}

pub async fn recall(eye: Eye, request: HttpRequest, Form(form): Form<BackForm>) -> Answer {
    let (id, seq) = (eye.room(&request)?, eye.seq(&request)?);
    eye.change(id, move |tx, viewer| actions::recall(tx, viewer, id, seq)).await?;
    lists::changed(&eye.desk, eye.cx.db(), id, seq);
    done(&eye, &request, (id, seq), &form.back, Some((FlashKind::Ok, eye.t().message_recalled()))).await
}

/// The message as it is now for a script, and for all others the way back.
pub async fn done(
    eye: &Eye,
    request: &HttpRequest,
    (id, seq): (Id, i64),
    back: &str,
    said: Option<(FlashKind, &'static str)>,
) -> Answer {
    if is_script(request) {
        let (lang, desk) = (eye.cx.lang, Arc::clone(&eye.desk));
        let told = eye
            .read(move |conn, viewer, _| {
                let seen = inside(conn, viewer, id)?;
                since::one(conn, &desk, (viewer, lang), &seen, seq, None)
            })
            .await?;
        return Ok(since::answer(told));
    }
    eye.back(back, (id, seq), said)
}

/// Deeds of a message that are told at once.
const MOST: i64 = 10_000;

/// `GET /messenger/rooms/{id}/messages/{seq}/deeds`: who put which sign below a message, and who has confirmed it, for programs,
/// which are told of both by number only.
pub async fn show(eye: Eye, request: HttpRequest) -> Answer {
    let (id, seq) = (eye.room(&request)?, eye.seq(&request)?);
    let told = eye
        .read(move |conn, viewer, _| {
            let seen = inside(conn, viewer, id)?;
            let message = message::one(conn, seen.place(), seq)?.ok_or(Error::Missing)?;
            let signs = reaction::who(conn, &message, MOST)?;
            Ok(live::deeds(&signs, &mark::confirmed(conn, &message)?))
        })
        .await?;
    Ok(HttpResponse::Ok().json(told))
}
