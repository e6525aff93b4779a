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
use crate::views::arrangement::ArrangementPage;
use actix_web::{HttpRequest, web};
use jiff::civil::Date;
use maru_directory::model::Holder;
use maru_kernel::{Ref, Timestamp};
use maru_web::{Answer, FlashKind, Form};
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

pub async fn show(eye: Eye, request: HttpRequest) -> Answer {
    let asked = web::Query::<Asked>::from_query(request.query_string())
        .map(web::Query::into_inner)
        .unwrap_or_default();
    let (id, desk, lang, t) = (eye.page(&request)?, Arc::clone(&eye.desk), eye.cx.lang, eye.t());
    let query = asked.q.clone();
    let (current, holders, found) = eye
        .read(move |conn, keys, viewer| {
            let current = access::arrange(page::seen(conn, keys, id)?)?.noun().clone();
            // First whose it is, then oneself with the posts and units one serves in.
            let own = keys.list().iter().filter(|key| holder(key).is_some()).cloned();
            let mut wanted: Vec<String> = std::iter::once(of_holder(current.holder)).chain(own).collect();
            let mut seen = std::collections::BTreeSet::new();
            wanted.retain(|key| seen.insert(key.clone()));
            let grants = wanted.into_iter().map(|key| Grant { key, level: Level::Manage }).collect();
            let holders = named(conn, &desk.offers, viewer, lang, grants)?;
            Ok((current, holders, found(conn, &desk.offers, viewer, lang, &query)?))
        })
        .await?;
    let frame = eye.cx.page(t.wiki_arrange_title(&current.title));
    eye.cx.html(&ArrangementPage::new(frame, t, &current, holders, asked.q, &found))
}

pub async fn update(eye: Eye, request: HttpRequest, Form(form): Form<ArrangementForm>) -> Answer {
    let id = eye.page(&request)?;
    let holder = holder(&form.holder).ok_or(Error::Whom)?;
    if !(0..=review::LONGEST).contains(&form.months) {
        return Err(Error::Review.into());
    }
    let now = eye.cx.now();
    let change = Arrangement {
        holder,
        four_eyes: form.four_eyes == "on",
        review_months: form.months,
        review_due: due(&form.due, form.months, now)?,
        is_template: form.is_template == "on",
    };
    let desk = Arc::clone(&eye.desk);
    eye.write(move |tx, keys, _| {
        // A page that belongs to nobody would be nobody's to arrange again.
        let known = page::any(tx.conn(), id)?.is_some_and(|page| page.holder == change.holder);
        if !known && !desk.offers.exists(tx.conn(), &change.holder.to_ref())? {
            return Err(Error::Whom);
        }
        actions::arrange(tx, keys, id, &change, &form.reason)
    })
    .await?;
    eye.cx.see_other_with(&format!("/wiki/pages/{id}"), FlashKind::Ok, eye.t().wiki_arranged())
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
