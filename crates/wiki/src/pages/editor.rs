//! What the editor asks for while somebody writes: a text in parts, and things to lead to.

use super::eye::Eye;
use super::rights::found;
use crate::error::Error;
use crate::model::{markdown, parts};
use crate::store::page;
use crate::texts::T;
use crate::views::parts::json_of;
use actix_web::{HttpRequest, HttpResponse, web};
use maru_contract::Card;
use maru_kernel::korean;
use maru_store::StoreError;
use maru_web::{Answer, Form};
use serde::Deserialize;
use std::sync::Arc;

/// Things told at once.
const MOST: i64 = 8;

/// A text.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BodyForm {
    body: String,
}

/// The beginning of a name or title, or any part of it.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
}

/// `POST /wiki/parts`: the text in parts. Nothing is read or kept.
pub async fn parts(_: Eye, _: HttpRequest, Form(form): Form<BodyForm>) -> Answer {
    let body = form.body.replace("\r\n", "\n");
    let told = web::block(move || markdown::check(&body).map(|()| json_of(&parts::parts(&body)))).await;
    let told = told.map_err(|e| Error::Store(StoreError::Failed(e.to_string())))?.map_err(Error::from)?;
    Ok(HttpResponse::Ok().json(told))
}

/// `GET /wiki/people?q=`: people, units and posts to mention, as far as the viewer may see them.
pub async fn people(eye: Eye, request: HttpRequest) -> Answer {
    let (query, desk, lang) = (asked(&request), Arc::clone(&eye.desk), eye.cx.lang);
    let typed = korean::fold(&query);
    let mut found =
        eye.read(move |conn, _, viewer| Ok(found(conn, &desk.offers, viewer, lang, &query)?)).await?;
    // Who types a unit's name means the unit, before the people who serve in it.
    found.sort_by_key(|card| !begins(&card.title, &typed));
    let t = eye.t();
    Ok(HttpResponse::Ok().json(found.iter().map(|card| row(t, card)).collect::<Vec<_>>()))
}

/// `GET /wiki/titles?q=`: pages by any part of their title or its initial consonants, as far as the viewer
/// may read them.
pub async fn titles(eye: Eye, request: HttpRequest) -> Answer {
    let query = asked(&request);
    let found = eye.read(move |conn, keys, _| Ok(page::named(conn, keys, &query, MOST)?)).await?;
    let told = found.iter().map(|(page, space)| {
        serde_json::json!({ "label": page.title, "line": space, "href": format!("/wiki/pages/{}", page.id) })
    });
    Ok(HttpResponse::Ok().json(told.collect::<Vec<_>>()))
}

fn asked(request: &HttpRequest) -> String {
    let asked = web::Query::<Asked>::from_query(request.query_string());
    asked.map(|asked| asked.q.chars().take(60).collect()).unwrap_or_default()
}

fn begins(title: &str, typed: &str) -> bool {
    let title = korean::fold(title);
    title.starts_with(typed) || korean::choseong(&title).starts_with(typed)
}

fn row(t: T, card: &Card) -> serde_json::Value {
    let kind = match card.subject.kind.as_str() {
        "unit" => t.editor_unit(),
        "post" => t.editor_post(),
        _ => "",
    };
    let parts = [kind, card.line.as_str()];
    let line = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    serde_json::json!({ "label": card.title, "line": line, "href": card.href })
}
