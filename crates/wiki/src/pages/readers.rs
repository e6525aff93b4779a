//! Who could read a page, and when.

use super::eye::Eye;
use super::rights::named;
use crate::access;
use crate::model::rights::Grant;
use crate::store::{page, past};
use crate::views::readers::{ReadersPage, Shown};
use actix_web::HttpRequest;
use maru_web::Answer;
use std::sync::Arc;

/// Periods shown at once.
const MOST: usize = 100;

pub async fn list(eye: Eye, request: HttpRequest) -> Answer {
    let (id, desk, lang, t) = (eye.page(&request)?, Arc::clone(&eye.desk), eye.cx.lang, eye.t());
    let (current, shown) = eye
        .read(move |conn, keys, viewer| {
            let current = access::entitle(page::seen(conn, keys, id)?)?.noun().clone();
            let mut shown = Vec::new();
            for period in past::of_page(conn, id)?.into_iter().take(MOST) {
                let grants = period.rights.into_iter().map(|(key, level)| Grant { key, level }).collect();
                let given = named(conn, &desk.offers, viewer, lang, grants)?;
                shown.push(Shown { from: period.from, until: period.until, given });
            }
            Ok((current, shown))
        })
        .await?;
    let frame = eye.cx.page(t.wiki_readers_title(&current.title));
    eye.cx.html(&ReadersPage::new(frame, t, &current, &shown))
}
