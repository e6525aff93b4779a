//! Drafts, kept while somebody writes.

use super::eye::{Eye, Names};
use crate::actions;
use crate::store::draft::{Draft, Spot};
use actix_web::{HttpRequest, HttpResponse};
use maru_web::{Answer, FlashKind, Form};
use serde::Deserialize;
use std::sync::Arc;

/// What is written so far.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DraftForm {
    title: String,
    body: String,
    base: i32,
    is_new: bool,
}

/// Which draft is thrown away.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DropForm {
    is_new: bool,
}

/// Answers in one sentence for the page's status line: kept, or who else writes.
pub async fn keep(eye: Eye, request: HttpRequest, Form(form): Form<DraftForm>) -> Answer {
    let (id, t, lang, desk) = (eye.page(&request)?, eye.t(), eye.cx.lang, Arc::clone(&eye.desk));
    let (now, web) = (eye.cx.now(), eye.cx.page("").t);
    let spot = Spot { page: id, is_new: form.is_new };
    let draft = Draft { spot, base: form.base, title: form.title, body: form.body, saved_at: now };
    let said = eye
        .write(move |tx, keys, viewer| {
            let other = actions::keep_draft(tx, keys, &draft)?;
            let names = Names::of(tx.conn(), &desk, viewer, lang, other.iter().map(|lock| lock.person))?;
            Ok(match other {
                Some(lock) => t.wiki_kept_beside(names.get(t, lock.person)),
                None => t.wiki_kept(maru_web::date_time(web, now)),
            })
        })
        .await?;
    Ok(HttpResponse::Ok().content_type("text/plain; charset=utf-8").body(said))
}

pub async fn drop(eye: Eye, request: HttpRequest, Form(form): Form<DropForm>) -> Answer {
    let id = eye.page(&request)?;
    let spot = Spot { page: id, is_new: form.is_new };
    eye.write(move |tx, keys, _| actions::drop_draft(tx, keys, spot)).await?;
    eye.cx.see_other_with(&format!("/wiki/pages/{id}"), FlashKind::Ok, eye.t().wiki_draft_dropped())
}
