//! `GET /`: the day at a glance.

use crate::model::Greeting;
use crate::texts::T;
use crate::views::{Colleague, Entry, HomePage, News, Step, TileView};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use maru_contract::Offers;
use maru_directory::around::{self, Around};
use maru_kernel::Viewer;
use maru_store::{DbConn, StoreError, StoreResult};
use maru_web::{Answer, Cx, Preferences};

/// For how long news stay news.
const NEWS: SignedDuration = SignedDuration::from_hours(30 * 24);
/// Colleagues on the page.
const COLLEAGUES: usize = 9;

pub async fn show(cx: Cx, offers: Offers) -> Answer {
    let (viewer, now) = (cx.viewer()?.clone(), cx.now());
    let lang = cx.lang;
    let (tiles, around) = cx
        .read(move |conn| {
            let around = around::read(conn, &viewer, now - NEWS)?;
            let tiles = tiles(conn, &viewer, &offers, lang, &around)?;
            Ok::<_, StoreError>((tiles, around))
        })
        .await?;
    cx.html(&page(&cx, now, tiles, around)?)
}

/// A figure that cannot be counted is shown as nothing, and takes nothing else with it.
fn tiles(
    conn: &mut DbConn,
    viewer: &Viewer,
    offers: &Offers,
    lang: maru_kernel::Lang,
    around: &Around,
) -> StoreResult<Vec<TileView>> {
    let t = T(lang);
    let mut views = Vec::new();
    for tile in &offers.all().tiles {
        let count = (tile.count)(conn, viewer).unwrap_or_else(|error| {
            tracing::warn!(tile = tile.key, %error, "a tile was not counted");
            0
        });
        views.push(TileView::new(
            (tile.label)(lang),
            (tile.hint)(lang),
            tile.icon,
            tile.tone,
            tile.href,
            count,
        ));
    }
    let unit = around.unit_href();
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    views.push(TileView::new(
        t.home_team(),
        t.home_team_hint(),
        "users",
        "green",
        &unit,
        count(around.team.len()),
    ));
    views.push(TileView::new(
        t.home_absent(),
        t.home_absent_hint(),
        "cal",
        "amber",
        &unit,
        count(around.absent()),
    ));
    let news = around.joined.len() + around.moved.len();
    views.push(TileView::new(
        t.home_changes(),
        t.home_changes_hint(),
        "refresh",
        "info",
        "#news",
        count(news),
    ));
    Ok(views)
}

fn page(
    cx: &Cx,
    now: Timestamp,
    tiles: Vec<TileView>,
    around: Around,
) -> Result<HomePage, maru_web::Failure> {
    let (t, viewer) = (T(cx.lang), cx.viewer()?);
    let page = cx.page(t.home_title());
    let web = page.t;
    let steps =
        steps(t, page.viewer.as_ref().is_some_and(|v| v.photo.is_some()), around.has_factor, &cx.preferences);
    let local = now.to_zoned(TimeZone::get("Asia/Seoul").unwrap_or(TimeZone::UTC));
    let name = format!("{} {}", viewer.name, viewer.title);
    let name = name.trim();
    let date = maru_web::date(web, now);
    Ok(HomePage {
        greeting: match Greeting::at(local.hour()) {
            Greeting::Morning => t.home_morning(name),
            Greeting::Afternoon => t.home_afternoon(name),
            Greeting::Evening => t.home_evening(name),
        },
        summary: if viewer.unit.is_empty() { date } else { t.home_summary(date, &viewer.unit) },
        tiles,
        unit: if viewer.unit.is_empty() { t.home_team().to_owned() } else { viewer.unit.clone() },
        unit_href: around.unit_href(),
        team: around.team.iter().take(COLLEAGUES).map(|line| Colleague::new(line, line.on_leave)).collect(),
        steps_count: t.home_first_count(steps.len(), steps.iter().filter(|s| s.done).count()),
        show_steps: steps.iter().any(|s| !s.done),
        steps,
        manage: page
            .nav
            .iter()
            .filter(|item| item.bottom)
            .map(|item| Entry::new(item.label, item.href, item.icon))
            .collect(),
        fresh: around
            .last_sync
            .map_or_else(|| t.home_fresh_never().to_owned(), |at| t.home_fresh(maru_web::date_time(web, at))),
        news: news(t, web, around),
        page,
        t,
    })
}

fn steps(t: T, photo: bool, factor: bool, preferences: &Preferences) -> Vec<Step> {
    let chosen = *preferences != Preferences::default();
    vec![
        Step { text: t.home_first_photo(), href: "/me", done: photo },
        Step { text: t.home_first_factor(), href: "/me/second-factor", done: factor },
        Step { text: t.home_first_display(), href: "/me/preferences", done: chosen },
    ]
}

fn news(t: T, web: maru_web::T, around: Around) -> Vec<News> {
    let moved = around.moved.into_iter().map(|m| {
        let text = t.home_moved(&m.old_unit, &m.person.unit);
        News { person: Colleague::new(&m.person, false), text, time: maru_web::date(web, m.at) }
    });
    let joined = around.joined.into_iter().map(|line| {
        let text =
            if line.unit.is_empty() { t.home_joined_nowhere().to_owned() } else { t.home_joined(&line.unit) };
        News { person: Colleague::new(&line, false), text, time: String::new() }
    });
    moved.chain(joined).collect()
}
