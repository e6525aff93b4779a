//! Taking what was said in a room out of the house, as a file.

use super::eye::{Eye, inside, title_of};
use crate::access;
use crate::actions::{Order, policy, take_away};
use crate::error::Error;
use crate::views::taken::TakeAwayPage;
use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use jiff::civil::Date;
use maru_kernel::{Fault, Id, file_name, reason};
use maru_store::StoreError;
use maru_web::{Answer, Errand, Failure, Form};
use serde::Deserialize;
use std::sync::Arc;

/// What is wanted.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wanted {
    #[serde(default)]
    since: String,
    #[serde(default)]
    until: String,
    #[serde(default)]
    files: String,
    #[serde(default)]
    reason: String,
}

impl Wanted {
    /// A day, or none where nothing was chosen.
    fn day(text: &str) -> Result<Option<Date>, Error> {
        if text.is_empty() { Ok(None) } else { text.parse().map(Some).or(Err(Error::Time)) }
    }

    fn days(&self) -> Result<(Option<Date>, Option<Date>), Error> {
        let days = (Wanted::day(&self.since)?, Wanted::day(&self.until)?);
        match days {
            (Some(since), Some(until)) if since > until => Err(Error::Time),
            _ => Ok(days),
        }
    }

    fn reason(&self) -> Result<String, Error> {
        reason(&self.reason).map(str::to_owned).ok_or(Error::Reason)
    }
}

/// What the room is called, for whoever may take it away.
async fn name(eye: &Eye, id: Id) -> Result<String, Failure> {
    let lang = eye.cx.lang;
    eye.read(move |conn, viewer, desk| {
        let seen = inside(conn, viewer, id)?;
        access::take_away(&seen, &policy(conn)?)?;
        Ok(title_of(conn, desk, (viewer, lang), seen)?)
    })
    .await
}

pub async fn form(eye: Eye, request: HttpRequest) -> Answer {
    let id = eye.room(&request)?;
    let name = name(&eye, id).await?;
    eye.cx.html(&page(&eye, id, name))
}

fn page(eye: &Eye, id: Id, name: String) -> TakeAwayPage {
    let t = eye.t();
    let (page, base) = (eye.cx.page(t.take_title(name)), format!("/messenger/rooms/{id}"));
    let (since, until, reason, problem) = Default::default();
    TakeAwayPage { page, t, base, since, until, files: true, reason, problem }
}

pub async fn create(eye: Eye, request: HttpRequest, Form(wanted): Form<Wanted>) -> Answer {
    let room = eye.room(&request)?;
    let name = name(&eye, room).await?;
    // What leaves the house asks for proof (S-119).
    eye.cx.recently_proven()?;
    let ((since, until), reason) = match wanted.days().and_then(|days| Ok((days, wanted.reason()?))) {
        Ok(asked) => asked,
        Err(error) => {
            let files = wanted.files == "on";
            let problem = error.text(eye.cx.lang);
            let page = page(&eye, room, name);
            let Wanted { since, until, reason, .. } = wanted;
            let page = TakeAwayPage { since, until, reason, files, problem, ..page };
            let mut answer = eye.cx.html(&page)?;
            *answer.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            return Ok(answer);
        }
    };
    // Dropped with this handler, as the server does when its client has gone.
    let errand = Errand::default();
    let (files, stem) = (wanted.files == "on", file_name(&name));
    let order = Order { room, name, reason, since, until, files, wanted: errand.wanted() };
    let turn = eye.desk.bundles.turn().await?;
    let (db, cause, viewer, lang) =
        (eye.cx.db().clone(), eye.cx.cause(), eye.cx.viewer()?.clone(), eye.cx.lang);
    let desk = Arc::clone(&eye.desk);
    let work = move || {
        let made = take_away(&db, &cause, &desk, &viewer, lang, &order);
        // Whoever asked may be gone: the turn is over when the work is.
        drop(turn);
        made
    };
    let made = tokio::task::spawn_blocking(work).await.map_err(|e| StoreError::Failed(e.to_string()))??;
    Ok(made.send("application/zip", &format!("{stem}.zip")))
}
