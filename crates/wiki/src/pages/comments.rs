//! Remarks beside a page.

use super::eye::{Eye, Names, readable};
use crate::actions::{self, NewComment};
use crate::error::Error;
use crate::model::comment::{Comment, one_line};
use crate::model::markdown;
use crate::store::{comment, revision};
use crate::views::comments::{CommentsPage, Part, Typed};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};
use maru_kernel::Id;
use maru_store::{DbConn, StoreResult};
use maru_web::{Answer, FlashKind, Form};
use serde::Deserialize;
use std::sync::Arc;

/// Remarks shown at once; the oldest threads first.
const MOST: usize = 500;

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

/// The words marked in the page, the remark after which to go on, and a thread to begin with unless it stands
/// among the first.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    quote: String,
    #[serde(default)]
    after: String,
    #[serde(default)]
    at: String,
}

/// Whether a thread is settled.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SettleForm {
    settled: bool,
}

pub async fn list(eye: Eye, request: HttpRequest) -> Answer {
    let asked = web::Query::<Asked>::from_query(request.query_string())
        .map(web::Query::into_inner)
        .unwrap_or_default();
    let typed = Typed { quote: asked.quote.clone(), ..Typed::default() };
    page(&eye, eye.page(&request)?, asked, typed).await
}

async fn page(eye: &Eye, id: Id, asked: Asked, typed: Typed) -> Answer {
    let (desk, lang, t, now) = (Arc::clone(&eye.desk), eye.cx.lang, eye.t(), eye.cx.now());
    let (seen, part, text, names) = eye
        .read(move |conn, keys, viewer| {
            let seen = readable(conn, keys, id)?;
            let part = part(conn, id, &asked)?;
            let text = revision::text(conn, id, seen.page.published)?;
            let people =
                part.comments.iter().flat_map(|c| [Some(c.author), c.settled.map(|(by, _)| by)]).flatten();
            let names = Names::of(conn, &desk, viewer, lang, people)?;
            Ok((seen, part, text, names))
        })
        .await?;
    let body = text.map(|text| text.body).unwrap_or_default();
    let words = eye.aside(move || one_line(&markdown::facts(&body).words)).await?;
    let frame = eye.cx.page(t.wiki_comments_title(&seen.page.title));
    let me = eye.cx.viewer()?.id;
    eye.cx.html(&CommentsPage::new(frame, t, now, (&seen, me, typed), &part, &words, |id| names.get(t, id)))
}

/// The remarks from where one goes on; a thread that is cut is begun with its first remark.
fn part(conn: &mut DbConn, page: Id, asked: &Asked) -> StoreResult<Part> {
    let after = match asked.after.parse() {
        Ok(id) => comment::one(conn, page, id)?.map(|last| (last.thread, last.id)),
        Err(_) => None,
    };
    let first = some(conn, page, after)?;
    let at = asked.at.parse::<Id>().ok().filter(|at| first.comments.iter().all(|c| c.thread != *at));
    match at {
        Some(at) if first.next.is_some() => some(conn, page, Some((Id::from_i64(at.as_i64() - 1), at))),
        _ => Ok(first),
    }
}

fn some(conn: &mut DbConn, page: Id, after: Option<(Id, Id)>) -> StoreResult<Part> {
    let limit = i64::try_from(MOST).unwrap_or(i64::MAX).saturating_add(1);
    let mut comments: Vec<Comment> = comment::of_page(conn, page, after, limit)?;
    let more = comments.len() > MOST;
    comments.truncate(MOST);
    let next = comments.last().map(|last| last.id).filter(|_| more);
    let cut = comments.first().filter(|first| first.id != first.thread).map(|first| first.thread);
    if let Some(thread) = cut {
        let head = comment::one(conn, page, thread)?;
        comments = head.into_iter().chain(comments).collect();
    }
    Ok(Part { comments, is_first: after.is_none(), next })
}

pub async fn create(eye: Eye, request: HttpRequest, Form(form): Form<CommentForm>) -> Answer {
    let id = eye.page(&request)?;
    let thread = match form.thread.as_str() {
        "" => None,
        text => Some(text.parse::<Id>().or(Err(Error::Missing))?),
    };
    let new = NewComment { thread, quote: form.quote.clone(), body: form.body.clone() };
    let made = match eye.write(move |tx, keys, _| actions::make_comment(tx, keys, id, &new)).await {
        Ok(made) => made,
        Err(failure) if failure.0.code().status == 422 => {
            let problem = failure.0.text(eye.cx.lang);
            let asked = Asked { at: form.thread.clone(), ..Asked::default() };
            let typed = Typed { body: form.body, quote: form.quote, thread: form.thread, problem };
            let mut answer = page(&eye, id, asked, typed).await?;
            *answer.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            return Ok(answer);
        }
        Err(failure) => return Err(failure),
    };
    let thread = thread.unwrap_or(made);
    let there = format!("/wiki/pages/{id}/comments?at={thread}#c-{thread}");
    eye.cx.see_other_with(&there, FlashKind::Ok, eye.t().wiki_comment_made())
}

pub async fn settle(eye: Eye, request: HttpRequest, Form(form): Form<SettleForm>) -> Answer {
    let (id, thread) = (eye.page(&request)?, eye.cx.id_in(&request, "thread")?);
    let settled = form.settled;
    eye.write(move |tx, keys, _| actions::settle_comment(tx, keys, id, thread, settled)).await?;
    eye.cx.see_other(&format!("/wiki/pages/{id}/comments?at={thread}#c-{thread}"))
}
