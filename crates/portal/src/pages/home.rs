//! `GET /`: the day at a glance.

use crate::access;
use crate::model::Greeting;
use crate::texts::T;
use crate::views::{Colleague, Entry, HomePage, NewsView, PanelView, Step, TileView};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use maru_contract::{Contributions, Offers};
use maru_directory::around::{self, Around, News};
use maru_kernel::{Lang, Viewer};
use maru_store::{DbConn, Remembered, StoreError, StoreResult};
use maru_web::{Ahead, Answer, Cx, Failure, Preferences};

/// For how long news stay news.
const NEWS: SignedDuration = SignedDuration::from_hours(30 * 24);

/// What was read for the page.
pub struct Facts {
    now: Timestamp,
    around: Around,
    tiles: Vec<TileView>,
    panels: Vec<PanelView>,
    manage: Vec<Entry>,
}

pub async fn show(cx: Cx, Ahead(facts): Ahead<Facts>) -> Answer {
    cx.html(&page(&cx, facts)?)
}

/// The page with all that stands on it, ready to print.
///
/// # Errors
/// Nobody is signed in, or as any read.
pub async fn compose(cx: &Cx, offers: Offers) -> Result<HomePage, Failure> {
    let asking = cx.clone();
    let facts = cx.read(move |conn| read(conn, &asking, &offers, &Remembered::default())).await?;
    page(cx, facts)
}

/// Reads what stands on the page.
pub fn read(conn: &mut DbConn, cx: &Cx, offers: &Offers, news: &Remembered<News>) -> StoreResult<Facts> {
    let Some(viewer) = cx.session.as_ref().map(|session| &session.viewer) else {
        return Err(StoreError::Failed("nobody is signed in".to_owned()));
    };
    let (all, now, lang, web) = (offers.all(), cx.now(), cx.lang, maru_web::T(cx.lang));
    let around = match access::sees_colleagues(viewer) {
        true => around::read(conn, viewer, (now - NEWS, now), news)?,
        false => Around::default(),
    };
    Ok(Facts {
        now,
        tiles: tiles(conn, viewer, &all, (lang, cx.unread), &around),
        panels: panels(conn, viewer, &all, lang, |at| when(web, at, now)),
        manage: manage(conn, viewer, &all, lang),
        around,
    })
}

/// What cannot be read is shown as nothing, and takes nothing else with it.
fn or_nothing<R: Default>(what: &str, read: StoreResult<R>) -> R {
    read.unwrap_or_else(|error| {
        tracing::warn!(what, %error, "a part of the home page could not be read");
        R::default()
    })
}

fn tiles(
    conn: &mut DbConn,
    viewer: &Viewer,
    all: &Contributions,
    (lang, unread): (Lang, u32),
    around: &Around,
) -> Vec<TileView> {
    let (t, unit) = (T(lang), around.unit_href());
    let mut views =
        vec![TileView::new(t.home_notices(), t.home_notices_hint(), "bell", "", "/notices", unread)];
    for tile in &all.tiles {
        let count = or_nothing(tile.key, (tile.count)(conn, viewer));
        let (label, hint) = ((tile.label)(lang), (tile.hint)(lang));
        views.push(TileView::new(label, hint, tile.icon, tile.tone, tile.href, count));
    }
    if !access::sees_colleagues(viewer) {
        return views;
    }
    let count = |n: i64| u32::try_from(n).unwrap_or(u32::MAX);
    let (team, absent) = (count(around.team.size), count(around.team.absent));
    let news = u32::try_from(around.news.joined.len() + around.news.moved.len()).unwrap_or(u32::MAX);
    views.push(TileView::new(t.home_team(), t.home_team_hint(), "users", "green", &unit, team));
    views.push(TileView::new(t.home_absent(), t.home_absent_hint(), "cal", "amber", &unit, absent));
    views.push(TileView::new(t.home_changes(), t.home_changes_hint(), "refresh", "info", "#news", news));
    views
}

fn panels(
    conn: &mut DbConn,
    viewer: &Viewer,
    all: &Contributions,
    lang: Lang,
    when: impl Fn(Timestamp) -> String,
) -> Vec<PanelView> {
    let open = all.panels.iter().filter(|panel| panel.permission.is_none_or(|p| viewer.may(p)));
    open.map(|panel| {
        let lines = or_nothing(panel.key, (panel.lines)(conn, viewer, lang));
        PanelView::new(panel, lang, lines, &when)
    })
    .collect()
}

/// How long ago, for a day; then the day alone, as the year goes without saying.
fn when(web: maru_web::T, at: Timestamp, now: Timestamp) -> String {
    let today = now.duration_since(at) < SignedDuration::from_hours(24);
    if today { maru_web::relative(web, at, now) } else { maru_web::day(web, at) }
}

/// The parts of the administration that are open to the viewer, with what waits there.
fn manage(conn: &mut DbConn, viewer: &Viewer, all: &Contributions, lang: Lang) -> Vec<Entry> {
    let open = all.console.iter().filter(|card| viewer.may(card.permission));
    open.map(|card| {
        let waiting = card.waiting.as_ref().map(|count| or_nothing(card.href, count(conn, viewer)));
        Entry::new((card.label)(lang), card.href, card.icon, waiting.unwrap_or_default())
    })
    .collect()
}

fn page(cx: &Cx, facts: Facts) -> Result<HomePage, Failure> {
    let (t, viewer, around, now) = (T(cx.lang), cx.viewer()?, facts.around, facts.now);
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
        tiles: facts.tiles,
        panels: facts.panels,
        unit: if viewer.unit.is_empty() { t.home_team().to_owned() } else { viewer.unit.clone() },
        unit_href: around.unit_href(),
        team: around.team.first.iter().map(|line| Colleague::new(line, line.on_leave)).collect(),
        steps_count: t.home_first_count(steps.len(), steps.iter().filter(|s| s.done).count()),
        show_steps: steps.iter().any(|s| !s.done),
        steps,
        manage: facts.manage,
        shortcuts: shortcuts(t, web, access::sees_colleagues(viewer)),
        fresh: around
            .news
            .last_sync
            .map_or_else(|| t.home_fresh_never().to_owned(), |at| t.home_fresh(maru_web::date_time(web, at))),
        news: news(t, web, &around.news),
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

/// Pages everybody has, and with `colleagues` those where one looks for others.
fn shortcuts(t: T, web: maru_web::T, colleagues: bool) -> Vec<Entry> {
    let directory = [(t.home_go_people(), "/people", "org"), (web.shell_search(), "/search", "search")];
    let own = [
        (web.shell_my_profile(), "/me", "user"),
        (web.shell_my_sessions(), "/me/sessions", "monitor"),
        (t.home_go_notices(), "/notices/settings", "bell"),
        (web.shell_my_preferences(), "/me/preferences", "cog"),
    ];
    let open = directory.into_iter().filter(|_| colleagues).chain(own);
    open.map(|(label, href, icon)| Entry::new(label, href, icon, 0)).collect()
}

/// The latest first.
fn news(t: T, web: maru_web::T, news: &News) -> Vec<NewsView> {
    let moved = news.moved.iter().map(|m| {
        let text = t.home_moved(&m.old_unit, &m.person.unit);
        (m.at, NewsView::new(&m.person, text, maru_web::day(web, m.at)))
    });
    let joined = news.joined.iter().map(|line| {
        let (at, unit) = (line.id().made_at(), &line.unit);
        let text = if unit.is_empty() { t.home_joined_nowhere().to_owned() } else { t.home_joined(unit) };
        (at, NewsView::new(line, text, maru_web::day(web, at)))
    });
    let mut all: Vec<_> = moved.chain(joined).collect();
    all.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    all.into_iter().map(|(_, news)| news).collect()
}
