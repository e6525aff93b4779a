//! One version: seen, taken back into use, published, refused.

use super::eye::{Eye, Names, readable};
use super::mentions::with_unsent;
use super::page::look;
use super::text::Nothing;
use crate::access;
use crate::actions::{self, Saved};
use crate::error::Error;
use crate::model::Text;
use crate::store::{revision, wording};
use crate::views::history::VersionPage;
use actix_web::HttpRequest;
use maru_web::{Answer, Failure, FlashKind, Form};
use serde::Deserialize;
use std::sync::Arc;

/// Why a version is refused.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RefusalForm {
    reason: String,
}

fn number(request: &HttpRequest) -> Result<i32, Failure> {
    Ok(request.match_info().query("number").parse().or(Err(Error::Missing))?)
}

pub async fn show(eye: Eye, request: HttpRequest) -> Answer {
    let (id, number, desk, lang, t) =
        (eye.page(&request)?, number(&request)?, Arc::clone(&eye.desk), eye.cx.lang, eye.t());
    let (seen, text, author, own) = eye
        .read(move |conn, keys, viewer| {
            let seen = readable(conn, keys, id)?;
            let text = revision::text(conn, id, number)?.ok_or(Error::Missing)?;
            if !access::sees_version(&seen, text.revision.state) {
                return Err(Error::Missing);
            }
            let names = Names::of(conn, &desk, viewer, lang, [text.revision.author])?;
            let author = names.get(t, text.revision.author);
            let own = wording::authors(conn, id, number)?.contains(&viewer.id);
            Ok((seen, text, author, own))
        })
        .await?;
    let Text { revision, body } = text;
    let drawn = look(&eye, body).await?;
    let frame = eye.cx.page(t.wiki_version_title(&revision.title, number));
    eye.cx.html(&VersionPage::new(frame, t, &seen, &revision, &author, own, drawn))
}

/// An old version becomes the newest; nothing that came between is lost.
pub async fn restore(eye: Eye, request: HttpRequest, _: Form<Nothing>) -> Answer {
    let (id, number, t) = (eye.page(&request)?, number(&request)?, eye.t());
    let note = t.wiki_restored_note(number);
    let saved = eye.write(move |tx, keys, _| actions::restore(tx, keys, id, number, note)).await?;
    let told = match saved {
        Saved::Same => t.wiki_saved_same().to_owned(),
        Saved::Version { published: false, .. } => t.wiki_saved_waits().to_owned(),
        Saved::Version { .. } | Saved::Contradiction { .. } => t.wiki_restored(number),
    };
    eye.cx.see_other_with(&format!("/wiki/pages/{id}"), FlashKind::Ok, told)
}

pub async fn publish(eye: Eye, request: HttpRequest, _: Form<Nothing>) -> Answer {
    let (id, number) = (eye.page(&request)?, number(&request)?);
    eye.write(move |tx, keys, _| actions::publish(tx, keys, id, number)).await?;
    let (kind, said) = with_unsent(&eye, id, eye.t().wiki_published()).await;
    eye.cx.see_other_with(&format!("/wiki/pages/{id}"), kind, said)
}

pub async fn refuse(eye: Eye, request: HttpRequest, Form(form): Form<RefusalForm>) -> Answer {
    let (id, number) = (eye.page(&request)?, number(&request)?);
    eye.write(move |tx, keys, _| actions::refuse(tx, keys, id, number, &form.reason)).await?;
    eye.cx.see_other_with(&format!("/wiki/pages/{id}"), FlashKind::Ok, eye.t().wiki_refused())
}
