//! "Read and understood": who is asked, who did, who has not.

use super::eye::{Eye, Names};
use super::rights::{found, named};
use crate::access;
use crate::actions;
use crate::model::Level;
use crate::model::rights::Grant;
use crate::store::{confirmation, page};
use crate::views::confirmations::{ConfirmationsPage, Reader};
use actix_web::{HttpRequest, web};
use maru_directory::behind;
use maru_kernel::Ref;
use maru_web::{Answer, FlashKind, Form};
use serde::Deserialize;
use std::sync::Arc;

/// The most people a list has.
const MOST: i64 = 5_000;

/// For whom one looks to ask them.
#[derive(Debug, Default, Deserialize)]
pub struct Query {
    #[serde(default)]
    q: String,
}

/// Who is asked; nobody when empty.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskForm {
    key: String,
}

/// The version that was read.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConfirmForm {
    number: i32,
}

pub async fn list(eye: Eye, request: HttpRequest) -> Answer {
    let asked = web::Query::<Query>::from_query(request.query_string())
        .map(web::Query::into_inner)
        .unwrap_or_default();
    let (id, desk, lang, t) = (eye.page(&request)?, Arc::clone(&eye.desk), eye.cx.lang, eye.t());
    let (now, query) = (eye.cx.now(), asked.q.clone());
    let (current, whom, readers, found) = eye
        .read(move |conn, keys, viewer| {
            let current = access::arrange(page::seen(conn, keys, id)?)?.noun().clone();
            let found = found(conn, &desk.offers, viewer, lang, &query)?;
            let Some(asked) = confirmation::asked(conn, id)? else {
                return Ok((current, None, Vec::new(), found));
            };
            let done = confirmation::of_page(conn, id)?;
            let people = behind::people(conn, &asked.key, now, MOST)?;
            let names = Names::of(conn, &desk, viewer, lang, people.iter().map(|one| one.person))?;
            let mut units: Vec<_> = people.iter().map(|one| one.unit).collect();
            units.dedup();
            let refs: Vec<Ref> = units.iter().map(|unit| Ref::new("directory", "unit", *unit)).collect();
            let cards = desk.offers.describe(conn, viewer, lang, &refs)?;
            let unit_name = |unit| {
                let place = units.iter().position(|known| *known == unit)?;
                Some(cards.get(place)?.as_ref()?.title.clone())
            };
            let reader = |one: &behind::Serving| Reader {
                unit: unit_name(one.unit).unwrap_or_default(),
                name: names.get(t, one.person),
                done: done.get(&one.person).filter(|(number, _)| *number >= asked.since).map(|(_, at)| *at),
            };
            let readers: Vec<Reader> = people.iter().map(reader).collect();
            let grant = Grant { key: asked.key, level: Level::Read };
            let whom = named(conn, &desk.offers, viewer, lang, vec![grant])?.pop();
            Ok((current, whom, readers, found))
        })
        .await?;
    let frame = eye.cx.page(t.wiki_confirmations_title(&current.title));
    eye.cx.html(&ConfirmationsPage::new(frame, t, &current, whom, &readers, asked.q, &found))
}

pub async fn ask(eye: Eye, request: HttpRequest, Form(form): Form<AskForm>) -> Answer {
    let (id, t) = (eye.page(&request)?, eye.t());
    let said = if form.key.is_empty() { t.wiki_confirm_asked_no_more() } else { t.wiki_confirm_asked() };
    eye.write(move |tx, keys, _| {
        actions::ask_to_confirm(tx, keys, id, Some(form.key.as_str()).filter(|key| !key.is_empty()))
    })
    .await?;
    eye.cx.see_other_with(&format!("/wiki/pages/{id}/confirmations"), FlashKind::Ok, said)
}

pub async fn create(eye: Eye, request: HttpRequest, Form(form): Form<ConfirmForm>) -> Answer {
    let id = eye.page(&request)?;
    eye.write(move |tx, keys, _| actions::confirm(tx, keys, id, form.number)).await?;
    eye.cx.see_other_with(&format!("/wiki/pages/{id}"), FlashKind::Ok, eye.t().wiki_confirmed())
}
