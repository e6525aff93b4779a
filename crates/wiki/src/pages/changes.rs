//! What changed last, and links that lead nowhere.

use super::eye::{Eye, Names};
use crate::store::change::{self, Asked};
use crate::store::page;
use crate::views::changes::{BrokenPage, ChangesPage, Found};
use actix_web::{HttpRequest, web};
use maru_kernel::Id;
use maru_web::{Answer, LARGEST_PAGE};
use serde::Deserialize;
use std::sync::Arc;

const AT_ONCE: i64 = 50;

/// Which part of the list: of one space, before one page.
#[derive(Debug, Default, Deserialize)]
pub struct Part {
    #[serde(default)]
    space: String,
    #[serde(default)]
    before: String,
}

pub async fn list(eye: Eye, request: HttpRequest) -> Answer {
    let part = web::Query::<Part>::from_query(request.query_string())
        .map(web::Query::into_inner)
        .unwrap_or_default();
    let (t, lang, now, desk) = (eye.t(), eye.cx.lang, eye.cx.now(), Arc::clone(&eye.desk));
    let space: Option<Id> = part.space.parse().ok();
    let (found, names) = eye
        .read(move |conn, keys, viewer| {
            // A page that is hidden from the viewer is none: the list begins anew.
            let before = match part.before.parse() {
                Ok(id) => page::some(conn, keys, &[id])?.pop().map(|page| (page.changed_at, page.id)),
                Err(_) => None,
            };
            let changes = change::last(conn, keys, Asked { space, before }, AT_ONCE + 1)?;
            let names = Names::of(conn, &desk, viewer, lang, changes.iter().map(|c| c.page.changed_by))?;
            let mut wanted: Vec<_> = changes.iter().map(|c| c.page.space).chain(space).collect();
            wanted.sort_unstable();
            wanted.dedup();
            let spaces = page::some(conn, keys, &wanted)?;
            Ok((Found { space, changes, most: AT_ONCE, spaces }, names))
        })
        .await?;
    let frame = eye.cx.page(t.wiki_changed());
    eye.cx.html(&ChangesPage::new(frame, t, now, found, |id| names.get(t, id)))
}

pub async fn broken(eye: Eye, _: HttpRequest) -> Answer {
    let t = eye.t();
    let pages = eye.read(move |conn, keys, _| Ok(change::leading_nowhere(conn, keys, LARGEST_PAGE)?)).await?;
    eye.cx.html(&BrokenPage::new(eye.cx.page(t.wiki_broken()), t, &pages))
}
