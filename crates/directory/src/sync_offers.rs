//! What synchronisation brings to the house: its jobs, alarms, a line on the health page, names of
//! events.

use crate::access;
use crate::store::sync::runs;
use crate::sync::{self, Watched};
use crate::texts::T;
use crate::views::run_words::panel_line;
use jiff::SignedDuration;
use maru_contract::{Condition, Contributions, Health, HealthCheck, Measure, Panel, PanelLine};
use maru_kernel::{Cause, Lang};
use maru_store::Handler;
use std::sync::Arc;
use std::time::Duration;

/// How often sources are looked at; each has its own pause.
const LOOK_EVERY: Duration = Duration::from_secs(60);
const TIDY_EVERY: Duration = Duration::from_secs(24 * 60 * 60);
/// Runs on the home page.
const RUNS_AT_HOME: i64 = 5;
/// What runs planned is kept so long; runs themselves are kept for good.
const ITEMS_KEPT: SignedDuration = SignedDuration::from_hours(30 * 24);

/// Adds the offers.
pub(crate) fn bring(to: &mut Contributions) {
    to.jobs.extend([scheduled(), work(), tidying()]);
    to.health.push(HealthCheck {
        key: "directory.sync",
        label: |l| T(l).sync_health(),
        run: Arc::new(health),
    });
    to.measures.push(Measure {
        key: "directory.sync_age_seconds",
        help: "Seconds since the source that waits longest was read well",
        read: Arc::new(|conn, now| {
            let watched = Watched::all(conn)?.into_iter().filter(|w| w.source.enabled);
            let ages = watched.map(|w| now.duration_since(w.good_since()).as_secs_f64());
            Ok(ages.reduce(f64::max))
        }),
    });
    to.panels.push(Panel {
        key: "sync",
        permission: Some(access::MANAGE_SYNC),
        label: |l| T(l).sync_history(),
        none: |l| T(l).sync_no_runs(),
        icon: "history",
        href: "/admin/directory/runs",
        order: 100,
        lines: Arc::new(|conn, _, lang| newest_runs(conn, lang)),
    });
    to.banners.push(Arc::new(|conn, viewer, lang| {
        if !viewer.is_some_and(|viewer| viewer.may(access::MANAGE_SYNC)) {
            return Ok(None);
        }
        let now = maru_kernel::Timestamp::now();
        let alarms = Watched::all(conn)?.into_iter().filter_map(|watched| {
            let alarm = watched.alarm(now).filter(sync::Alarm::is_loud)?;
            Some(alarm.text(&watched.source.name, lang))
        });
        Ok(alarms.reduce(|all, one| format!("{all} {one}")))
    }));
    to.event_labels.extend(event_labels());
}

fn scheduled() -> Handler {
    let run = |db: &maru_store::Db, _: &str| Ok(sync::run_due(db)?);
    Handler { kind: "directory.sync", every: Some(LOOK_EVERY), run: Arc::new(run) }
}

fn work() -> Handler {
    Handler { kind: sync::JOB, every: None, run: Arc::new(sync::run_work) }
}

fn tidying() -> Handler {
    let run = |db: &maru_store::Db, _: &str| {
        db.write_blocking(&Cause::system("directory.sync.tidy"), |tx| {
            let before = tx.now() - ITEMS_KEPT;
            runs::forget_items(tx, before)
        })?;
        Ok(())
    };
    Handler { kind: "directory.sync.tidy", every: Some(TIDY_EVERY), run: Arc::new(run) }
}

/// The newest runs for the home page.
fn newest_runs(conn: &mut maru_store::DbConn, lang: Lang) -> maru_store::StoreResult<Vec<PanelLine>> {
    let runs = runs::latest(conn, None, RUNS_AT_HOME)?;
    Ok(runs.iter().map(|run| panel_line(T(lang), run)).collect())
}

fn health(
    conn: &mut maru_store::DbConn,
    now: maru_kernel::Timestamp,
    lang: Lang,
) -> maru_store::StoreResult<Health> {
    let sources = Watched::all(conn)?;
    for watched in &sources {
        if let Some(alarm) = watched.alarm(now) {
            let condition = if alarm.is_loud() { Condition::Bad } else { Condition::Watch };
            return Ok(Health { condition, text: alarm.text(&watched.source.name, lang) });
        }
    }
    Ok(Health { condition: Condition::Good, text: T(lang).sync_health_good(sources.len()) })
}

type Label = (&'static str, fn(Lang) -> &'static str);

fn event_labels() -> [Label; 13] {
    [
        ("directory.sync_requested", |l| T(l).sync_event_requested()),
        ("directory.sync_planned", |l| T(l).sync_event_planned()),
        ("directory.sync_applied", |l| T(l).sync_event_applied()),
        ("directory.sync_undone", |l| T(l).sync_event_undone()),
        ("directory.sync_failed", |l| T(l).sync_event_failed()),
        ("directory.person_deactivated", |l| T(l).sync_event_deactivated()),
        ("directory.person_reactivated", |l| T(l).sync_event_reactivated()),
        ("directory.person_moved", |l| T(l).sync_event_moved()),
        ("directory.source_kept", |l| T(l).sync_event_source_kept()),
        ("directory.source_scheduled", |l| T(l).sync_event_source_scheduled()),
        ("directory.source_tested", |l| T(l).sync_event_source_tested()),
        ("directory.source_secret_kept", |l| T(l).sync_event_secret_kept()),
        ("directory.plan_exported", |l| T(l).sync_event_exported()),
    ]
}
