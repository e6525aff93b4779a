//! Remarks beside a page.

use super::eye::{Eye, Names, readable};
use crate::actions::{self, NewComment};
use crate::error::Error;
use crate::model::markdown;
use crate::store::{comment, revision};
use crate::views::comments::CommentsPage;
use actix_web::{HttpRequest, web};
use maru_kernel::Id;
use maru_web::{Answer, FlashKind, Form};
use serde::Deserialize;
use std::sync::Arc;

/// Remarks shown at once; the oldest threads first.
const MOST: i64 = 1_000;

/// A remark as sent.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommentForm {
    body: String,
    #[serde(default)]
    quote: String,
    #[serde(default)]
    thread: String,
}

/// The words marked in the page.
#[derive(Debug, Default, Deserialize)]
pub struct Marked {
    #[serde(default)]
    quote: String,
}

/// Whether a thread is settled.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SettleForm {
    settled: bool,
}

pub async fn list(eye: Eye, request: HttpRequest) -> Answer {
    let marked = web::Query::<Marked>::from_query(request.query_string())
        .map(web::Query::into_inner)
        .unwrap_or_default();
    let (id, desk, lang, t, now) =
        (eye.page(&request)?, Arc::clone(&eye.desk), eye.cx.lang, eye.t(), eye.cx.now());
    let (seen, comments, words, names) = eye
        .read(move |conn, keys, viewer| {
            let seen = readable(conn, keys, id)?;
            let comments = comment::of_page(conn, id, MOST)?;
            let text = revision::text(conn, id, seen.page.published)?;
            let words = text.map(|text| markdown::facts(&text.body).words).unwrap_or_default();
            let people =
                comments.iter().flat_map(|c| [Some(c.author), c.settled.map(|(by, _)| by)]).flatten();
            let names = Names::of(conn, &desk, viewer, lang, people)?;
            Ok((seen, comments, words, names))
        })
        .await?;
    let frame = eye.cx.page(t.wiki_comments_title(&seen.page.title));
    let me = eye.cx.viewer()?.id;
    eye.cx.html(&CommentsPage::new(frame, t, now, (&seen, me, marked.quote), &comments, &words, |id| {
        names.get(t, id)
    }))
}

pub async fn create(eye: Eye, request: HttpRequest, Form(form): Form<CommentForm>) -> Answer {
    let id = eye.page(&request)?;
    let thread = match form.thread.as_str() {
        "" => None,
        text => Some(text.parse::<Id>().or(Err(Error::Missing))?),
    };
    let new = NewComment { thread, quote: form.quote, body: form.body };
    let made = eye.write(move |tx, keys, _| actions::make_comment(tx, keys, id, &new)).await?;
    let there = format!("/wiki/pages/{id}/comments#c-{}", thread.unwrap_or(made));
    eye.cx.see_other_with(&there, FlashKind::Ok, eye.t().wiki_comment_made())
}

pub async fn settle(eye: Eye, request: HttpRequest, Form(form): Form<SettleForm>) -> Answer {
    let (id, thread) = (eye.page(&request)?, eye.cx.id_in(&request, "thread")?);
    let settled = form.settled;
    eye.write(move |tx, keys, _| actions::settle_comment(tx, keys, id, thread, settled)).await?;
    eye.cx.see_other(&format!("/wiki/pages/{id}/comments#c-{thread}"))
}
