//! Whose a page is, who publishes it, and when it is looked at again.

use super::eye::Eye;
use super::rights::{found, named};
use super::text::Nothing;
use crate::access;
use crate::actions;
use crate::error::Error;
use crate::model::rights::Grant;
use crate::model::{Level, of_holder, review};
use crate::store::page::{self, Arrangement};
use crate::views::arrangement::{ArrangementPage, Problems, Wanted};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};
use jiff::civil::Date;
use maru_directory::model::Holder;
use maru_kernel::{Id, Ref, Timestamp};
use maru_web::{Answer, Failure, FlashKind, Form};
use serde::Deserialize;
use std::sync::Arc;

/// For whom one looks to give the page to.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
}

/// An arrangement as wanted; what is not ticked is not sent.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArrangementForm {
    holder: String,
    #[serde(default)]
    four_eyes: String,
    #[serde(default)]
    reason: String,
    months: i32,
    #[serde(default)]
    due: String,
    #[serde(default)]
    is_template: String,
}

impl From<&ArrangementForm> for Wanted {
    fn from(form: &ArrangementForm) -> Wanted {
        Wanted {
            holder: form.holder.clone(),
            four_eyes: form.four_eyes == "on",
            reason: form.reason.clone(),
            months: form.months,
            due: form.due.clone(),
            is_template: form.is_template == "on",
        }
    }
}

pub async fn show(eye: Eye, request: HttpRequest) -> Answer {
    let asked = web::Query::<Asked>::from_query(request.query_string())
        .map(web::Query::into_inner)
        .unwrap_or_default();
    form_with(&eye, eye.page(&request)?, asked.q, None).await
}

/// The form, as the page is arranged, or as it was wanted with what is wrong with that.
async fn form_with(eye: &Eye, id: Id, query: String, refused: Option<(Wanted, Problems)>) -> Answer {
    let (desk, lang, t) = (Arc::clone(&eye.desk), eye.cx.lang, eye.t());
    let sought = query.clone();
    let typed = refused.as_ref().map(|(wanted, _)| wanted.holder.clone());
    let (current, holders, found) = eye
        .read(move |conn, keys, viewer| {
            let current = access::arrange(page::seen(conn, keys, id)?)?.noun().clone();
            // First whose it is, then who was chosen, then oneself with the posts and units one serves in.
            let own =
                typed.into_iter().chain(keys.list().iter().cloned()).filter(|key| holder(key).is_some());
            let mut wanted: Vec<String> = std::iter::once(of_holder(current.holder)).chain(own).collect();
            let mut seen = std::collections::BTreeSet::new();
            wanted.retain(|key| seen.insert(key.clone()));
            let grants = wanted.into_iter().map(|key| Grant { key, level: Level::Manage }).collect();
            let holders = named(conn, &desk.offers, viewer, lang, grants)?;
            Ok((current, holders, found(conn, &desk.offers, viewer, lang, &sought)?))
        })
        .await?;
    let frame = eye.cx.page(t.wiki_arrange_title(&current.title));
    let filled = refused.unwrap_or_else(|| (Wanted::of(&current), Problems::default()));
    eye.cx.html(&ArrangementPage::new(frame, t, &current, filled, holders, (query, &found)))
}

pub async fn update(eye: Eye, request: HttpRequest, Form(form): Form<ArrangementForm>) -> Answer {
    let id = eye.page(&request)?;
    match arranged(&eye, id, &form).await {
        Err(failure) if failure.0.code().status == 422 => {
            let problems = problems(failure.0.code().name, failure.0.text(eye.cx.lang));
            let mut answer =
                form_with(&eye, id, String::new(), Some((Wanted::from(&form), problems))).await?;
            *answer.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            return Ok(answer);
        }
        other => other?,
    }
    eye.cx.see_other_with(&format!("/wiki/pages/{id}"), FlashKind::Ok, eye.t().wiki_arranged())
}

/// What is wrong, at the field that it is about.
fn problems(code: &str, text: String) -> Problems {
    match code {
        "wiki.switch_reason" => Problems { reason: text, ..Problems::default() },
        "wiki.review" => Problems { review: text, ..Problems::default() },
        _ => Problems { holder: text, ..Problems::default() },
    }
}

async fn arranged(eye: &Eye, id: Id, form: &ArrangementForm) -> Result<(), Failure> {
    let holder = holder(&form.holder).ok_or(Error::Whom)?;
    if !(0..=review::LONGEST).contains(&form.months) {
        return Err(Error::Review.into());
    }
    let change = Arrangement {
        holder,
        four_eyes: form.four_eyes == "on",
        review_months: form.months,
        review_due: due(&form.due, form.months, eye.cx.now())?,
        is_template: form.is_template == "on",
    };
    let (desk, reason) = (Arc::clone(&eye.desk), form.reason.clone());
    eye.write(move |tx, keys, _| {
        // A page that belongs to nobody would be nobody's to arrange again.
        let known = page::any(tx.conn(), id)?.is_some_and(|page| page.holder == change.holder);
        if !known && !desk.offers.exists(tx.conn(), &change.holder.to_ref())? {
            return Err(Error::Whom);
        }
        actions::arrange(tx, keys, id, &change, &reason)
    })
    .await
}

/// A day of its own for the next review, or so many months from now.
fn due(day: &str, months: i32, now: Timestamp) -> Result<Option<Timestamp>, Error> {
    match day.trim() {
        "" => Ok(review::next(now, months)),
        day => day.parse::<Date>().ok().and_then(review::morning).map(Some).ok_or(Error::Review),
    }
}

fn holder(key: &str) -> Option<Holder> {
    let (kind, id) = key.split_once(':')?;
    Holder::from_ref(&Ref::new("directory", kind, id.parse().ok()?))
}

/// The page still holds.
pub async fn review(eye: Eye, request: HttpRequest, _: Form<Nothing>) -> Answer {
    let id = eye.page(&request)?;
    eye.write(move |tx, keys, _| actions::review_page(tx, keys, id)).await?;
    eye.cx.see_other_with(&format!("/wiki/pages/{id}"), FlashKind::Ok, eye.t().wiki_reviewed())
}
