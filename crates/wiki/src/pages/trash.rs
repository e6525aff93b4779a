//! The trash of a space.

use super::eye::{Eye, Names, nearest_above, readable};
use super::text::Nothing;
use crate::actions;
use crate::error::Error;
use crate::store::{page, trash};
use crate::views::trash::TrashPage;
use actix_web::HttpRequest;
use maru_web::{Answer, FlashKind, Form};
use std::sync::Arc;

const AT_ONCE: i64 = 200;

pub async fn list(eye: Eye, request: HttpRequest) -> Answer {
    let (id, desk, lang, t) = (eye.page(&request)?, Arc::clone(&eye.desk), eye.cx.lang, eye.t());
    let now = eye.cx.now();
    let (space, gone, names) = eye
        .read(move |conn, keys, viewer| {
            let page = readable(conn, keys, id)?.page;
            let gone = trash::of_space(conn, keys, page.space, AT_ONCE)?;
            let names = Names::of(conn, &desk, viewer, lang, gone.iter().map(|(_, by)| *by))?;
            Ok((page, gone, names))
        })
        .await?;
    let frame = eye.cx.page(t.wiki_trash());
    eye.cx.html(&TrashPage::new(frame, t, now, &space, gone, |id| names.get(t, id)))
}

pub async fn throw_away(eye: Eye, request: HttpRequest, _: Form<Nothing>) -> Answer {
    let id = eye.page(&request)?;
    let above = eye
        .write(move |tx, keys, _| {
            let page = page::any(tx.conn(), id)?.ok_or(Error::Missing)?;
            actions::throw_away(tx, keys, id)?;
            Ok(nearest_above(tx.conn(), keys, &page)?.map(|above| above.id))
        })
        .await?;
    let there = above.map_or_else(|| "/wiki".to_owned(), |above| format!("/wiki/pages/{above}"));
    eye.cx.see_other_with(&there, FlashKind::Ok, eye.t().wiki_thrown_away())
}

pub async fn bring_back(eye: Eye, request: HttpRequest, _: Form<Nothing>) -> Answer {
    let id = eye.page(&request)?;
    eye.write(move |tx, keys, _| actions::bring_back(tx, keys, id)).await?;
    eye.cx.see_other_with(&format!("/wiki/pages/{id}"), FlashKind::Ok, eye.t().wiki_brought_back())
}
