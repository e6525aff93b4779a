//! What somebody notes for themselves in a room: how far they have read, how loud it is, what they have begun.

use super::eye::{Eye, is_script};
use crate::actions;
use crate::error::Error;
use crate::live::{self, ReadMarks, lists};
use crate::model::Later;
use crate::store::member::Habit;
use actix_web::{HttpRequest, HttpResponse};
use maru_kernel::Id;
use maru_web::{Answer, Form};
use serde::Deserialize;

/// How far was read; `unread` takes it back.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadingForm {
    seq: i64,
    /// The thread that was looked at; none for the room itself.
    thread: Option<i64>,
    #[serde(default)]
    unread: bool,
}

/// How loud a room is, or whether it is at hand.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarkForm {
    mark: Mark,
    on: bool,
    /// Until when a room is silent; empty for without end.
    #[serde(default)]
    until: String,
}

/// What is marked.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Mark {
    Star,
    Mute,
}

/// What was begun.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DraftForm {
    body: String,
}

pub async fn read(eye: Eye, request: HttpRequest, Form(form): Form<ReadingForm>) -> Answer {
    let id = eye.room(&request)?;
    if form.seq < 1 {
        return Err(Error::Missing.into());
    }
    if let Some(root) = form.thread {
        return look(&eye, &request, id, root, form.seq).await;
    }
    let moved = eye
        .write(move |tx, viewer, _| {
            let moved = if form.unread {
                actions::unread_from(tx, viewer, id, form.seq)?
            } else {
                actions::read_up_to(tx, viewer, id, form.seq)?
            };
            let Some(moved) = moved else { return Ok(None) };
            Ok(Some((moved, actions::past_own(tx, viewer, id, moved)?)))
        })
        .await?;
    for part in moved.iter().flat_map(|(_, parts)| parts) {
        ReadMarks::note(&eye.desk, eye.cx.db(), id, *part);
    }
    let read = moved.map(|((_, upto), _)| upto).filter(|_| !form.unread);
    if read.is_some() || form.unread {
        lists::tell_read(&eye.desk, eye.cx.db(), eye.cx.viewer()?.id, id, read);
    }
    if is_script(&request) {
        return Ok(HttpResponse::NoContent().finish());
    }
    eye.cx.see_other(&format!("/messenger/rooms/{id}"))
}

/// The same of a thread, whose answers are told of beside the room.
async fn look(eye: &Eye, request: &HttpRequest, id: Id, root: i64, seq: i64) -> Answer {
    let (ended, moved) =
        eye.write(move |tx, viewer, _| actions::look_at_thread(tx, viewer, id, root, seq)).await?;
    live::looked(&eye.desk, eye.cx.db(), (eye.cx.viewer()?.id, id), ended, moved);
    if is_script(request) {
        return Ok(HttpResponse::NoContent().finish());
    }
    eye.cx.see_other(&format!("/messenger/rooms/{id}/threads/{root}#m-{seq}"))
}

pub async fn update(eye: Eye, request: HttpRequest, Form(form): Form<MarkForm>) -> Answer {
    let id = eye.room(&request)?;
    let habit = match form.mark {
        Mark::Star => Habit::Starred,
        Mark::Mute => Habit::Muted,
    };
    let is_for_a_time = form.on && habit == Habit::Muted && !form.until.is_empty();
    eye.write(move |tx, viewer, _| {
        if is_for_a_time {
            let until = Later::parse(&form.until, "").and_then(|later| later.at(tx.now()));
            return actions::mute_until(tx, viewer, id, until);
        }
        actions::set_habit(tx, viewer, id, habit, form.on)
    })
    .await?;
    eye.cx.see_other(&format!("/messenger/rooms/{id}"))
}

pub async fn draft(eye: Eye, request: HttpRequest, Form(form): Form<DraftForm>) -> Answer {
    let id = eye.room(&request)?;
    eye.write(move |tx, viewer, _| actions::keep_draft(tx, viewer, id, &form.body)).await?;
    if is_script(&request) {
        return Ok(HttpResponse::NoContent().finish());
    }
    eye.cx.see_other(&format!("/messenger/rooms/{id}"))
}
