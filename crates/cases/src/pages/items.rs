//! What an open case is about: days and places, the things of a day, one thing. Looking is written down before anything is shown.

use super::names::Names;
use crate::actions;
use crate::error::Error;
use crate::views::{ItemPage, ItemsPage, LeafPage};
use actix_web::{HttpRequest, web};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use maru_contract::Offers;
use maru_kernel::{Ref, Timestamp};
use maru_web::{Answer, Cx, Failure, WebFault};
use serde::Deserialize;

/// How many days were listed before.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Skipped {
    skip: String,
}

/// Which day, and from where on.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    day: String,
    after: String,
}

pub async fn index(cx: Cx, request: HttpRequest, asked: web::Query<Skipped>, offers: Offers) -> Answer {
    let skip = asked.skip.parse().unwrap_or(0).clamp(0, 1_000_000);
    let (id, viewer) = (cx.id_in(&request, "id")?, cx.viewer()?.clone());
    // Who may not read is not asked for a proof of who they are.
    seen(&cx, id).await?;
    cx.recently_proven()?;
    let asking = viewer.clone();
    let allowed = cx.write(move |tx| actions::begin_list(tx, &asking, id, None)).await?;
    let (reading, shelves) = cx
        .read(move |conn| {
            let shelves = actions::days(conn, &offers, &viewer, &allowed, skip)?;
            Ok::<_, Error>((allowed.noun().clone(), shelves))
        })
        .await?;
    cx.html(&ItemsPage::new(&cx, &reading, &shelves, skip)?)
}

pub async fn place(cx: Cx, request: HttpRequest, asked: web::Query<Asked>, offers: Offers) -> Answer {
    let (id, viewer) = (cx.id_in(&request, "id")?, cx.viewer()?.clone());
    let place = thing(&cx, &request, "place")?;
    let begins = beginning(&asked.day).ok_or(WebFault::NotFound)?;
    let after = asked.after.parse::<Ref>().ok();
    seen(&cx, id).await?;
    cx.recently_proven()?;
    let (asking, named) = (viewer.clone(), place.clone());
    let allowed = cx.write(move |tx| actions::begin_list(tx, &asking, id, Some(&named))).await?;
    let now = cx.now();
    let (reading, leaf, names) = cx
        .read(move |conn| {
            let leaf = actions::lines(conn, &offers, &viewer, &allowed, (&place, begins), after.as_ref())?;
            let names = Names::of(conn, leaf.lines.iter().map(|line| line.author), now)?;
            Ok::<_, Error>((allowed.noun().clone(), leaf, names))
        })
        .await?;
    cx.html(&LeafPage::new(&cx, &reading, &leaf, begins, &names)?)
}

pub async fn show(cx: Cx, request: HttpRequest, offers: Offers) -> Answer {
    let (id, viewer) = (cx.id_in(&request, "id")?, cx.viewer()?.clone());
    let item = thing(&cx, &request, "item")?;
    seen(&cx, id).await?;
    cx.recently_proven()?;
    let (reading, exhibit) = cx.write(move |tx| actions::open(tx, &offers, &viewer, id, &item)).await?;
    let (now, author) = (cx.now(), exhibit.line.author);
    let names = cx.read(move |conn| Ok::<_, Error>(Names::of(conn, [author], now)?)).await?;
    cx.html(&ItemPage::new(&cx, &reading, &exhibit, &names)?)
}

/// Whether the case exists for the viewer.
pub(super) async fn seen(cx: &Cx, id: maru_kernel::Id) -> Result<(), Failure> {
    let (viewer, now) = (cx.viewer()?.clone(), cx.now());
    cx.read(move |conn| actions::seen(conn, &viewer, id, now).map(drop)).await
}

/// The thing that the path names.
pub(super) fn thing(cx: &Cx, request: &HttpRequest, name: &str) -> Result<Ref, Failure> {
    let id = cx.id_in(request, name)?;
    let part = |name| request.match_info().get(name).ok_or(WebFault::NotFound);
    Ok(Ref::new(part("module")?, part("kind")?, id))
}

/// When a day begins in Korea.
fn beginning(day: &str) -> Option<Timestamp> {
    let day: Date = day.trim().parse().ok()?;
    let zone = TimeZone::get("Asia/Seoul").unwrap_or(TimeZone::UTC);
    day.to_zoned(zone).ok().map(|zoned| zoned.timestamp())
}
