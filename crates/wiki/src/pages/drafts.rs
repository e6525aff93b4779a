//! Drafts, kept while somebody writes.

use super::eye::{Eye, Names, readable};
use crate::access;
use crate::actions;
use crate::error::Error;
use crate::model::Window;
use crate::store::draft::{self, Draft, Spot};
use crate::store::{page, space};
use crate::views::drafts::DraftPage;
use actix_web::{HttpRequest, HttpResponse, web};
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
    #[serde(default)]
    sending: String,
    #[serde(default)]
    shown: String,
}

/// Which draft is thrown away.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DropForm {
    is_new: bool,
}

/// `GET /wiki/pages/{id}/draft?is_new=`: one's own draft, whatever has become of its page or the right to write it:
/// to copy it, or to go on with it as a new page elsewhere.
pub async fn show(eye: Eye, request: HttpRequest) -> Answer {
    let asked = web::Query::<DropForm>::from_query(request.query_string()).or(Err(Error::Missing))?;
    let (spot, t) = (Spot { page: eye.page(&request)?, is_new: asked.is_new }, eye.t());
    let (draft, spaces) = eye
        .read(move |conn, keys, viewer| {
            let draft = draft::find(conn, viewer.id, spot)?.ok_or(Error::Missing)?;
            let mut spaces = Vec::new();
            for (_, first) in space::all(conn, keys)? {
                if access::place(page::seen(conn, keys, first.id)?).is_ok() {
                    spaces.push(first);
                }
            }
            Ok((draft, spaces))
        })
        .await?;
    eye.cx.html(&DraftPage::new(eye.cx.page(t.wiki_draft_title()), t, draft, &spaces))
}

/// Answers in one sentence for the page's status line: kept, or who else writes.
pub async fn keep(eye: Eye, request: HttpRequest, Form(form): Form<DraftForm>) -> Answer {
    let (id, t, lang, desk) = (eye.page(&request)?, eye.t(), eye.cx.lang, Arc::clone(&eye.desk));
    let (now, web) = (eye.cx.now(), eye.cx.page("").t);
    let spot = Spot { page: id, is_new: form.is_new };
    let window = Window::of(form.sending, &form.shown);
    let DraftForm { base, title, body, .. } = form;
    let draft = Draft { spot, base, title, body, saved_at: now, form: window.form.clone() };
    let said = eye
        .write(move |tx, keys, viewer| {
            let other = actions::keep_draft(tx, keys, &draft, &window)?;
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
    let is_there = eye.read(move |conn, keys, _| Ok(readable(conn, keys, id).is_ok())).await?;
    let there = if is_there { format!("/wiki/pages/{id}") } else { "/wiki".to_owned() };
    eye.cx.see_other_with(&there, FlashKind::Ok, eye.t().wiki_draft_dropped())
}
