//! The versions of a page, and any two of them side by side.

use super::eye::{Eye, Names, readable};
use crate::access;
use crate::error::Error;
use crate::model::compare::compare as compare_texts;
use crate::store::{four_eyes, revision};
use crate::views::history::{ComparisonPage, HistoryPage};
use actix_web::{HttpRequest, web};
use maru_web::Answer;
use serde::Deserialize;
use std::sync::Arc;
use std::time::{Duration, Instant};

const AT_ONCE: i64 = 50;
/// Lines kept around a difference.
const AROUND: usize = 3;
/// The longest two versions are compared.
const LONGEST: Duration = Duration::from_millis(500);

/// Which part of the list.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    before: Option<i32>,
}

/// Which two versions.
#[derive(Debug, Deserialize)]
pub struct Pair {
    old: i32,
    new: i32,
}

pub async fn list(eye: Eye, request: HttpRequest) -> Answer {
    let asked = web::Query::<Asked>::from_query(request.query_string())
        .map(web::Query::into_inner)
        .unwrap_or_default();
    let (id, desk, lang, t) = (eye.page(&request)?, Arc::clone(&eye.desk), eye.cx.lang, eye.t());
    let before = asked.before.unwrap_or(i32::MAX);
    let (seen, versions, switches, names) = eye
        .read(move |conn, keys, viewer| {
            let seen = readable(conn, keys, id)?;
            let versions = match access::may(seen.level).edit {
                true => revision::before(conn, id, before, AT_ONCE + 1)?,
                false => revision::shown_before(conn, id, before, AT_ONCE + 1)?,
            };
            let mut switches = four_eyes::of_page(conn, id)?;
            switches.retain(|switch| switch.latest < before);
            let people = versions.iter().flat_map(|v| [Some(v.author), v.decided_by]).flatten();
            let people = people.chain(switches.iter().map(|switch| switch.by));
            let names = Names::of(conn, &desk, viewer, lang, people)?;
            Ok((seen, versions, switches, names))
        })
        .await?;
    let frame = eye.cx.page(t.wiki_history_title(&seen.page.title));
    eye.cx.html(&HistoryPage::new(frame, t, &seen.page, versions, &switches, AT_ONCE, |id| names.get(t, id)))
}

pub async fn compare(eye: Eye, request: HttpRequest) -> Answer {
    let pair = web::Query::<Pair>::from_query(request.query_string()).map(web::Query::into_inner);
    let (id, t) = (eye.page(&request)?, eye.t());
    let pair = pair.or(Err(Error::Missing))?;
    let (old, new) = (pair.old.min(pair.new), pair.old.max(pair.new));
    let (seen, before, after) = eye
        .read(move |conn, keys, _| {
            let seen = readable(conn, keys, id)?;
            let mut text = |number: i32| {
                let text = revision::text(conn, id, number)?.ok_or(Error::Missing)?;
                let is_theirs = access::sees_version(&seen, text.revision.state);
                if is_theirs { Ok(text) } else { Err(Error::Missing) }
            };
            let (before, after) = (text(old)?, text(new)?);
            Ok((seen, before, after))
        })
        .await?;
    let (groups, before, after) = eye
        .aside(move || {
            let groups = compare_texts(&before.body, &after.body, AROUND, Instant::now() + LONGEST);
            (groups, before.revision, after.revision)
        })
        .await?;
    let frame = eye.cx.page(t.wiki_compare_title(&seen.page.title));
    eye.cx.html(&ComparisonPage::new(frame, t, &seen.page, &before, &after, groups))
}
