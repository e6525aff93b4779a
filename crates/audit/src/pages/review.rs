//! The monthly review of access records.

use crate::actions::review::{self, Kind, Line};
use crate::store::reviews;
use crate::texts::T;
use crate::views::{FindingLine, Names, PastReview, ReviewPage, name_of, tabs};
use crate::{Desk, Error, access};
use actix_web::http::StatusCode;
use actix_web::web::Query;
use jiff::SignedDuration;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use maru_kernel::{Fault, Ref, Timestamp};
use maru_web::{Answer, Cx, FlashKind, Form, Route, Rule, WebFault};
use serde::Deserialize;
use std::sync::Arc;

const PATH: &str = "/admin/audit/review";

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct MonthQuery {
    month: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SignOff {
    month: String,
    note: String,
}

pub fn routes(desk: &Arc<Desk>) -> Vec<Route> {
    let (showing, signing) = (Arc::clone(desk), Arc::clone(desk));
    vec![
        Route::get(PATH, Rule::May(access::REVIEW), move |cx: Cx, query: Query<MonthQuery>| {
            show(cx, Arc::clone(&showing), query.into_inner())
        }),
        Route::post("/admin/audit/reviews", Rule::May(access::REVIEW), move |cx: Cx, form: Form<SignOff>| {
            create(cx, Arc::clone(&signing), form.0)
        }),
    ]
}

async fn show(cx: Cx, desk: Arc<Desk>, query: MonthQuery) -> Answer {
    let month = if query.month.is_empty() { last_month(cx.now()) } else { query.month };
    let page = page(&cx, &desk, month, String::new(), String::new()).await?;
    cx.html(&page)
}

async fn create(cx: Cx, desk: Arc<Desk>, form: SignOff) -> Answer {
    let viewer = cx.viewer()?.clone();
    let allowed = access::may_sign_off(&viewer, form.month.clone()).ok_or(WebFault::NotFound)?;
    let note = form.note.clone();
    let signed = cx
        .write(move |tx| {
            // A note that is too short is answered with the form, everything else with its failure.
            match review::sign_off(tx, &allowed, viewer.id, &note) {
                Err(problem @ Error::Reason) => Ok(Some(problem)),
                other => other.map(|()| None),
            }
        })
        .await?;
    if let Some(problem) = signed {
        let page = page(&cx, &desk, form.month, form.note, problem.text(cx.lang)).await?;
        let mut answer = cx.html(&page)?;
        *answer.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
        return Ok(answer);
    }
    cx.see_other_with(PATH, FlashKind::Ok, T(cx.lang).review_signed())
}

async fn page(
    cx: &Cx,
    desk: &Arc<Desk>,
    month: String,
    note: String,
    problem: String,
) -> Result<ReviewPage, maru_web::Failure> {
    let time = review::month(&month).ok_or(WebFault::NotFound)?;
    let (viewer, lang, t) = (cx.viewer()?.clone(), cx.lang, T(cx.lang));
    let (reader, by) = (Arc::clone(desk), viewer.clone());
    let (lines, past, names) = cx
        .read(move |conn| {
            let lines = review::lines(conn, time)?;
            let past = reviews::list(conn, 24)?;
            let mut people: Vec<Ref> =
                lines.iter().map(|l| Ref::new("directory", "person", l.actor)).collect();
            let signers = past.iter().map(|p| maru_kernel::Id::from_i64(p.reviewer));
            people.extend(signers.map(|id| Ref::new("directory", "person", id)));
            let cards = reader.offers.describe(conn, &by, lang, &people)?;
            let names: Names = people.into_iter().zip(cards).filter_map(|(r, c)| Some((r, c?))).collect();
            Ok::<_, Error>((lines, past, names))
        })
        .await?;
    let page = cx.page(t.review_title());
    let can_sign = time.1 <= cx.now() && past.iter().all(|p| p.month != month);
    let past = past
        .into_iter()
        .map(|p| PastReview {
            name: name_of(p.reviewer, &names),
            time: maru_web::date_time(page.t, p.at.0),
            month: month_name(page.t, &p.month),
            findings: p.findings,
            note: p.note,
        })
        .collect();
    let findings = lines.iter().map(|line| finding(t, line, time, &names)).collect();
    let tabs = tabs(t, &viewer, PATH);
    let month_name = month_name(page.t, &month);
    Ok(ReviewPage { t, tabs, month, month_name, findings, can_sign, past, problem, note, page })
}

/// The month as people read it.
fn month_name(web: maru_web::T, month: &str) -> String {
    review::month(month).map_or_else(|| month.to_owned(), |(from, _)| maru_web::month(web, from))
}

fn finding(t: T, line: &Line, (from, until): (Timestamp, Timestamp), names: &Names) -> FindingLine {
    let kind = match line.kind {
        Kind::MassView => t.review_mass_view(),
        Kind::MassExport => t.review_mass_export(),
        Kind::AtNight => t.review_at_night(),
        Kind::Elsewhere => t.review_elsewhere(),
        Kind::OnThemselves => t.review_on_themselves(),
    };
    let (first, last) = (korean_day(from), korean_day(until - SignedDuration::from_secs(1)));
    FindingLine {
        kind,
        name: name_of(line.actor.as_i64(), names),
        times: t.review_times(line.times),
        href: format!("/admin/audit/access?actor={}&from={first}&until={last}", line.actor),
    }
}

/// The day it was then in Korea.
fn korean_day(at: Timestamp) -> Date {
    at.to_zoned(TimeZone::get("Asia/Seoul").unwrap_or(TimeZone::UTC)).date()
}

/// The month before the present one, in Korean time.
fn last_month(now: Timestamp) -> String {
    let today = korean_day(now);
    let before = today.first_of_month().yesterday().unwrap_or(today);
    before.strftime("%Y-%m").to_string()
}
