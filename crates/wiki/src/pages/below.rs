//! `GET /wiki/pages/{id}/below?from=`: all pages directly below one; the tree takes branches to unfold from here.

use super::eye::{Eye, readable};
use crate::store::tree::{self, MOST};
use crate::views::below::BelowPage;
use actix_web::{HttpRequest, web};
use maru_web::Answer;
use serde::Deserialize;

/// How many pages come before this part.
#[derive(Debug, Default, Deserialize)]
pub struct Part {
    #[serde(default)]
    from: u32,
}

pub async fn list(eye: Eye, request: HttpRequest) -> Answer {
    let part = web::Query::<Part>::from_query(request.query_string()).map(web::Query::into_inner);
    let from = usize::try_from(part.unwrap_or_default().from).unwrap_or_default();
    let (id, t) = (eye.page(&request)?, eye.t());
    let (seen, children) = eye
        .read(move |conn, keys, _| {
            Ok((readable(conn, keys, id)?, tree::some_below(conn, keys, id, from, MOST + 1)?))
        })
        .await?;
    let frame = eye.cx.page(t.wiki_below_title(&seen.page.title));
    eye.cx.html(&BelowPage::new(frame, t, &seen.page, from, &children))
}
