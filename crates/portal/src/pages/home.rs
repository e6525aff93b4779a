//! `GET /`: the day at a glance.

use crate::model::Greeting;
use crate::texts::T;
use crate::views::{Colleague, Entry, HomePage, News, PanelView, Step, TileView};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use maru_contract::{Contributions, Offers};
use maru_directory::around::{self, Around};
use maru_kernel::{Lang, Viewer};
use maru_store::{DbConn, StoreError, StoreResult};
use maru_web::{Answer, Cx, Preferences};

/// For how long news stay news.
const NEWS: SignedDuration = SignedDuration::from_hours(30 * 24);
/// Colleagues on the page.
const COLLEAGUES: usize = 8;

/// What was read for the page.
struct Facts {
    around: Around,
    tiles: Vec<TileView>,
    panels: Vec<PanelView>,
    manage: Vec<Entry>,
}

pub async fn show(cx: Cx, offers: Offers) -> Answer {
    let (viewer, now, lang) = (cx.viewer()?.clone(), cx.now(), cx.lang);
    let web = cx.page("").t;
    let facts = cx
        .read(move |conn| {
            let (all, around) = (offers.all(), around::read(conn, &viewer, now - NEWS)?);
            Ok::<_, StoreError>(Facts {
                tiles: tiles(conn, &viewer, &all, lang, &around),
                panels: panels(conn, &viewer, &all, lang, |at| when(web, at, now)),
                manage: manage(conn, &viewer, &all, lang),
                around,
            })
        })
        .await?;
    cx.html(&page(&cx, now, facts)?)
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
    lang: Lang,
    around: &Around,
) -> Vec<TileView> {
    let (t, unit) = (T(lang), around.unit_href());
    let mut views = Vec::new();
    for tile in &all.tiles {
        let count = or_nothing(tile.key, (tile.count)(conn, viewer));
        let (label, hint) = ((tile.label)(lang), (tile.hint)(lang));
        views.push(TileView::new(label, hint, tile.icon, tile.tone, tile.href, count));
    }
    if viewer.guest {
        return views;
    }
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let (team, absent) = (count(around.team.len()), count(around.absent()));
    let news = count(around.joined.len() + around.moved.len());
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

fn page(cx: &Cx, now: Timestamp, facts: Facts) -> Result<HomePage, maru_web::Failure> {
    let (t, viewer, around) = (T(cx.lang), cx.viewer()?, facts.around);
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
        team: around.team.iter().take(COLLEAGUES).map(|line| Colleague::new(line, line.on_leave)).collect(),
        steps_count: t.home_first_count(steps.len(), steps.iter().filter(|s| s.done).count()),
        show_steps: steps.iter().any(|s| !s.done),
        steps,
        manage: facts.manage,
        shortcuts: shortcuts(t, web, viewer.guest),
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

/// Pages everybody has; a guest neither looks people up nor searches (S-34).
fn shortcuts(t: T, web: maru_web::T, guest: bool) -> Vec<Entry> {
    let directory = [(t.home_go_people(), "/people", "org"), (web.shell_search(), "/search", "search")];
    let own = [
        (web.shell_my_profile(), "/me", "user"),
        (web.shell_my_sessions(), "/me/sessions", "monitor"),
        (t.home_go_notices(), "/notices/settings", "bell"),
        (web.shell_my_preferences(), "/me/preferences", "cog"),
    ];
    let open = directory.into_iter().filter(|_| !guest).chain(own);
    open.map(|(label, href, icon)| Entry::new(label, href, icon, 0)).collect()
}

/// The latest first.
fn news(t: T, web: maru_web::T, around: Around) -> Vec<News> {
    let moved = around.moved.into_iter().map(|m| {
        let text = t.home_moved(&m.old_unit, &m.person.unit);
        (m.at, News::new(&m.person, text, maru_web::day(web, m.at)))
    });
    let joined = around.joined.into_iter().map(|line| {
        let (at, unit) = (line.id().made_at(), &line.unit);
        let text = if unit.is_empty() { t.home_joined_nowhere().to_owned() } else { t.home_joined(unit) };
        (at, News::new(&line, text, maru_web::day(web, at)))
    });
    let mut all: Vec<_> = moved.chain(joined).collect();
    all.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    all.into_iter().map(|(_, news)| news).collect()
}
