//! "Read and understood": who is asked, who did, who has not.

use super::eye::{Eye, Names};
use super::rights::{found, named};
use crate::access;
use crate::actions;
use crate::model::Level;
use crate::model::rights::Grant;
use crate::store::{confirmation, page};
use crate::views::confirmations::{ConfirmationsPage, Missing, NOWHERE, Standing};
use actix_web::{HttpRequest, web};
use maru_directory::behind::{self, Count, Reach};
use maru_kernel::{Id, Ref};
use maru_web::{Answer, FlashKind, Form};
use serde::Deserialize;
use std::sync::Arc;

/// Units shown at once.
const UNITS: usize = 200;
/// People of a unit shown at once.
const PEOPLE: i64 = 200;

/// For whom one looks to ask them, and which part of the list: units after the first `from`, of one unit the people
/// after the first `after`.
#[derive(Debug, Default, Deserialize)]
pub struct Query {
    #[serde(default)]
    q: String,
    #[serde(default)]
    from: u32,
    #[serde(default)]
    unit: String,
    #[serde(default)]
    after: u32,
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
    let shown = asked.q.clone();
    let (current, whom, standing, found) = eye
        .read(move |conn, keys, viewer| {
            let current = access::arrange(page::seen(conn, keys, id)?)?.noun().clone();
            let found = found(conn, &desk.offers, viewer, lang, &query)?;
            let Some(wanted) = confirmation::asked(conn, id)? else {
                return Ok((current, None, Standing::default(), found));
            };
            let among = actions::readers(conn, &current)?;
            let (reach, done) =
                (Reach { key: &wanted.key, among: &among }, confirmation::done(conn, id, wanted.since)?);
            let counts = behind::counts(conn, reach, now, &done)?;
            let skip = usize::try_from(asked.from).unwrap_or_default();
            let of = match asked.unit.as_str() {
                NOWHERE => Some(None),
                unit => unit.parse::<Id>().ok().map(Some),
            };
            let units: Vec<Count> = counts.iter().skip(skip).take(UNITS).copied().collect();
            let told: Vec<Id> = units.iter().map(|count| count.unit).chain(of).flatten().collect();
            let refs: Vec<Ref> = told.iter().map(|unit| Ref::new("directory", "unit", *unit)).collect();
            let cards = desk.offers.describe(conn, viewer, lang, &refs)?;
            let named_units =
                told.into_iter().zip(cards).filter_map(|(unit, card)| Some((unit, card?.title)));
            let missing = match of {
                Some(unit) => {
                    let part = (i64::from(asked.after), PEOPLE + 1);
                    let people = behind::others_in(conn, reach, now, unit, &done, part)?;
                    let names = Names::of(conn, &desk, viewer, lang, people.iter().copied())?;
                    let names = people.into_iter().map(|person| names.get(t, person)).collect();
                    Some(Missing { unit, after: asked.after, most: PEOPLE, names })
                }
                None => None,
            };
            let standing = Standing {
                done: counts.iter().map(|count| count.these).sum(),
                people: counts.iter().map(|count| count.people).sum(),
                next: (skip + UNITS < counts.len()).then_some(skip + UNITS),
                names: named_units.collect(),
                units,
                missing,
            };
            let grant = Grant { key: wanted.key, level: Level::Read };
            let whom = named(conn, &desk.offers, viewer, lang, vec![grant])?.pop();
            Ok((current, whom, standing, found))
        })
        .await?;
    let frame = eye.cx.page(t.wiki_confirmations_title(&current.title));
    eye.cx.html(&ConfirmationsPage::new(frame, t, &current, whom, standing, shown, &found))
}

pub async fn ask(eye: Eye, request: HttpRequest, Form(form): Form<AskForm>) -> Answer {
    let (id, t) = (eye.page(&request)?, eye.t());
    let said = if form.key.is_empty() { t.wiki_confirm_asked_no_more() } else { t.wiki_confirm_asked() };
    eye.write(move |tx, keys, viewer| {
        actions::ask_to_confirm(tx, viewer, keys, id, Some(form.key.as_str()).filter(|key| !key.is_empty()))
    })
    .await?;
    eye.cx.see_other_with(&format!("/wiki/pages/{id}/confirmations"), FlashKind::Ok, said)
}

pub async fn create(eye: Eye, request: HttpRequest, Form(form): Form<ConfirmForm>) -> Answer {
    let id = eye.page(&request)?;
    eye.write(move |tx, keys, _| actions::confirm(tx, keys, id, form.number)).await?;
    eye.cx.see_other_with(&format!("/wiki/pages/{id}"), FlashKind::Ok, eye.t().wiki_confirmed())
}
