//! `POST /messenger/rooms/{id}/messages`: somebody says something.

use super::eye::{Eye, inside, is_script};
use super::room::Asked;
use super::{room, since, thread};
use crate::actions::{self, Known, Writing};
use crate::error::Error;
use crate::live::ReadMarks;
use crate::model::{Again, Priority};
use crate::views::room::Begun;
use actix_web::HttpRequest;
use maru_kernel::Id;
use maru_web::{Answer, Failure, Fields};
use std::sync::Arc;

pub async fn create(eye: Eye, request: HttpRequest, fields: Fields) -> Answer {
    fields.only(&[
        "body", "thread", "reply_to", "priority", "asks", "every", "rounds", "file", "sending", "at", "kept",
        "drafted",
    ])?;
    let id = eye.room(&request)?;
    let new = writing(&fields)?;
    let (sending, thread, known) = (new.sending.clone(), new.thread, known(&fields));
    let written = eye
        .change(id, move |tx, viewer| {
            let (sent, moved) = actions::say(tx, viewer, id, &new)?;
            // What was typed since an earlier sending, or beside a thread, stays.
            if thread.is_none() && matches!(sent, actions::Sent::Now(_)) {
                actions::drop_draft(tx, viewer, id, &known)?;
            }
            // The thread may have been named by one of its answers.
            let root = match &sent {
                actions::Sent::Now(written) => written.thread,
                actions::Sent::Before(_) => thread,
            };
            Ok((sent.seq(), moved, root))
        })
        .await;
    let (seq, moved, root) = match written {
        Ok(written) => written,
        Err(failure) if is_script(&request) => return Err(failure),
        Err(failure) => return again(&eye, id, thread, &fields, failure).await,
    };
    ReadMarks::said(&eye.desk, eye.cx.db(), (eye.cx.viewer()?.id, id, seq), &moved);
    if !is_script(&request) {
        let path = match root {
            Some(root) => format!("/messenger/rooms/{id}/threads/{root}#m-{seq}"),
            None => format!("/messenger/rooms/{id}#m-{seq}"),
        };
        return eye.cx.see_other(&path);
    }
    let (lang, desk) = (eye.cx.lang, Arc::clone(&eye.desk));
    let told = eye
        .read(move |conn, viewer, _| {
            let seen = inside(conn, viewer, id)?;
            since::one(conn, &desk, (viewer, lang), &seen, seq, Some(&sending))
        })
        .await?;
    Ok(since::answer(told))
}

/// A message as a form sends it.
pub(super) fn writing(fields: &Fields) -> Result<Writing, Error> {
    let seq = |name: &str| match fields.get(name) {
        "" => Ok(None),
        text => text.parse().map(Some).or(Err(Error::Missing)),
    };
    let file = |id: &str| id.parse::<Id>().or(Err(Error::Missing));
    Ok(Writing {
        body: fields.get("body").to_owned(),
        thread: seq("thread")?,
        reply_to: seq("reply_to")?,
        priority: match fields.get("priority") {
            "high" => Priority::High,
            "urgent" => Priority::Urgent,
            _ => Priority::Usual,
        },
        asks: fields.get("asks") == "on",
        again: Again::parse(fields.get("every"), fields.get("rounds")),
        files: fields.all("file").map(file).collect::<Result<_, _>>()?,
        waited: None,
        copy: None,
        sending: fields.get("sending").to_owned(),
    })
}

/// What the form's window knew of what is kept of its room.
pub(super) fn known(fields: &Fields) -> Known {
    Known {
        sent: fields.get("body").to_owned(),
        kept: fields.get("kept").to_owned(),
        drafted: fields.get("drafted").parse().ok(),
    }
}

/// Whether somebody can mend what they wrote, and send it.
pub(super) fn can_be_mended(failure: &Failure) -> bool {
    matches!(
        failure.0.code().name,
        "messenger.empty"
            | "messenger.long"
            | "messenger.marks"
            | "messenger.many"
            | "messenger.call_all"
            | "messenger.press"
            | "messenger.later"
            | "messenger.waiting"
    )
}

/// The page again with what was typed, and what is wrong with it: of the thread, or of the room where that is gone. Where neither is for
/// the viewer, what was wrong is all they hear. What the server itself failed at, a browser sends again.
pub(super) async fn again(eye: &Eye, id: Id, root: Option<i64>, fields: &Fields, failure: Failure) -> Answer {
    let status = failure.0.code().status;
    if status >= 500 {
        return Err(failure);
    }
    let begun = Begun {
        body: fields.get("body").to_owned(),
        problem: failure.0.text(eye.cx.lang),
        status: (!can_be_mended(&failure)).then_some(status),
        priority: fields.get("priority").to_owned(),
        asks: fields.get("asks") == "on",
        every: fields.get("every").to_owned(),
        rounds: fields.get("rounds").to_owned(),
        at: fields.get("at").to_owned(),
        drafted: fields.get("drafted").to_owned(),
    };
    let files = fields.all("file").filter_map(|file| file.parse().ok()).collect();
    let asked = Asked::with(fields.get("reply_to").parse().ok(), files);
    if let Some(root) = root
        && let Ok(page) = thread::page(eye, id, root, asked.clone(), begun.clone()).await
    {
        return Ok(page);
    }
    room::page(eye, id, asked, begun).await.or(Err(failure))
}
