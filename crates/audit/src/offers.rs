//! What the audit log brings to the house.

use crate::actions::forward;
use crate::actions::seal::Sealer;
use crate::actions::watch::{self, MARK};
use crate::actions::{checkpoint, rotate_key, verification};
use crate::store::{checkpoints, order, seals};
use crate::texts::T;
use crate::{Desk, WhenFull, access};
use maru_contract::{Condition, ConsoleCard, Contributions, Health, HealthCheck, Measure};
use maru_kernel::{Cause, Lang, Timestamp, Viewer};
use maru_store::{Db, DbConn, Handler, JobError, StoreResult, heard_up_to, job_figures, setting};
use std::sync::Arc;
use std::time::Duration;

const MINUTE: u64 = 60;
const HOUR: u64 = 3_600;

/// Adds everything.
pub fn bring(desk: &Arc<Desk>, to: &mut Contributions) {
    to.permissions.extend(access::permissions());
    to.console.extend(console());
    to.listeners.push(Arc::new(Sealer));
    to.jobs.extend(jobs(desk));
    let refusing = desk.options.when_full == WhenFull::Refuse;
    to.banners.push(Arc::new(move |conn, viewer, lang| banner(conn, viewer, lang, refusing)));
    if refusing {
        to.full = Some(Arc::new(watch::is_full));
    }
    to.health.extend(checks(desk));
    to.measures.extend(measures(desk));
    to.event_labels.extend(event_labels());
    to.readers.push(desk.offers.clone());
}

fn console() -> [ConsoleCard; 5] {
    let card = |permission, href, icon, label, hint, order| ConsoleCard {
        permission,
        href,
        icon,
        label,
        hint,
        waiting: None,
        order,
    };
    [
        card(access::READ, "/admin/audit", "list", |l| T(l).console_log(), |l| T(l).console_log_hint(), 200),
        card(
            access::REVIEW,
            "/admin/audit/access",
            "eye",
            |l| T(l).console_access(),
            |l| T(l).console_access_hint(),
            210,
        ),
        ConsoleCard {
            waiting: Some(Arc::new(|conn, _| Ok(u32::try_from(job_figures(conn)?.dead).unwrap_or(u32::MAX)))),
            ..card(
                access::OPERATIONS,
                "/admin/jobs",
                "todo",
                |l| T(l).console_jobs(),
                |l| T(l).console_jobs_hint(),
                220,
            )
        },
        card(
            access::OPERATIONS,
            "/admin/health",
            "server",
            |l| T(l).console_health(),
            |l| T(l).console_health_hint(),
            230,
        ),
        card(
            access::ABOUT,
            "/admin/about",
            "info",
            |l| T(l).console_about(),
            |l| T(l).console_about_hint(),
            240,
        ),
    ]
}

fn jobs(desk: &Arc<Desk>) -> Vec<Handler> {
    let job = |kind, seconds, run: fn(&Db, &Desk) -> Result<(), crate::Error>| {
        let desk = Arc::clone(desk);
        let run = Arc::new(move |db: &Db, _: &str| run(db, &desk).map_err(|e| JobError(e.to_string())));
        Handler { kind, every: Some(Duration::from_secs(seconds)), run }
    };
    let mut jobs = vec![
        job("audit.checkpoint", HOUR, |db, desk| {
            checkpoint::checkpoint(db, &Cause::system("audit.checkpoint"), desk).map(|_| ())
        }),
        job(verification::JOB, 24 * HOUR, |db, desk| verification::run(db, desk).map(|_| ())),
        job("audit.watch", MINUTE, watch::watch),
    ];
    if desk.options.syslog.is_some() {
        jobs.push(job("audit.syslog", 5, forward::forward));
    }
    jobs
}

/// Those who can do something about it see on every page how full the store is; everybody sees why new
/// work is refused.
fn banner(
    conn: &mut DbConn,
    viewer: Option<&Viewer>,
    lang: Lang,
    refusing: bool,
) -> StoreResult<Option<String>> {
    let Some(viewer) = viewer else { return Ok(None) };
    if refusing && watch::is_full(conn)? {
        return Ok(Some(T(lang).health_store_full().to_owned()));
    }
    if !viewer.may(access::READ) && !viewer.may(access::OPERATIONS) {
        return Ok(None);
    }
    let mark = setting(conn, MARK)?.filter(|mark| mark != "0");
    Ok(mark.map(|mark| T(lang).health_store_filling(mark)))
}

fn checks(desk: &Arc<Desk>) -> Vec<HealthCheck> {
    let (for_chain, for_space) = (Arc::clone(desk), Arc::clone(desk));
    let mut checks = vec![
        HealthCheck { key: "audit.database", label: |l| T(l).health_database(), run: Arc::new(database) },
        HealthCheck { key: "audit.queue", label: |l| T(l).health_queue(), run: Arc::new(queue) },
        HealthCheck {
            key: "audit.chain",
            label: |l| T(l).health_chain(),
            run: Arc::new(move |conn, now, lang| chain(conn, &for_chain, now, lang)),
        },
        HealthCheck {
            key: "audit.space",
            label: |l| T(l).health_space(),
            run: Arc::new(move |conn, _, lang| space(conn, &for_space, lang)),
        },
    ];
    if desk.options.syslog.is_some() {
        let label = |l| T(l).health_syslog();
        checks.push(HealthCheck { key: "audit.syslog", label, run: Arc::new(syslog) });
    }
    checks
}

fn measures(desk: &Desk) -> Vec<Measure> {
    let mut measures = vec![Measure {
        key: "audit.checkpoint_age_seconds",
        help: "Seconds since the audit log was signed",
        read: Arc::new(|conn, now| {
            Ok(checkpoints::last(conn)?.map(|c| now.duration_since(c.at).as_secs_f64()))
        }),
    }];
    if desk.options.syslog.is_some() {
        measures.push(Measure {
            key: "audit.syslog_waiting",
            help: "Events that the log server has not taken yet",
            read: Arc::new(|conn, _| {
                let place = heard_up_to(conn, forward::PLACE)?;
                Ok(Some(order::count_after(conn, place)? as f64))
            }),
        });
    }
    measures
}

fn database(conn: &mut DbConn, _: Timestamp, lang: Lang) -> StoreResult<Health> {
    let bytes = crate::store::space::database_bytes(conn)?;
    let kind = if conn.is_sqlite() { "SQLite" } else { "PostgreSQL" };
    Ok(Health {
        condition: Condition::Good,
        text: T(lang).health_database_text(kind, maru_web::size(u64::try_from(bytes).unwrap_or_default())),
    })
}

fn queue(conn: &mut DbConn, now: Timestamp, lang: Lang) -> StoreResult<Health> {
    let figures = job_figures(conn)?;
    let late = figures.oldest.map_or(0, |at| now.duration_since(at).as_mins().max(0));
    let condition = match (figures.dead, late) {
        (0, ..=10) => Condition::Good,
        (0, _) => Condition::Bad,
        _ => Condition::Watch,
    };
    let text = T(lang).health_queue_text(figures.dead, figures.waiting);
    let text = if late > 0 { T(lang).health_queue_late(late, text) } else { text };
    Ok(Health { condition, text })
}

fn chain(conn: &mut DbConn, desk: &Desk, now: Timestamp, lang: Lang) -> StoreResult<Health> {
    let t = T(lang);
    let Some(last) = checkpoints::last(conn)? else {
        let none_due = seals::last(conn)?.is_none();
        let condition = if none_due { Condition::Good } else { Condition::Watch };
        return Ok(Health { condition, text: t.health_chain_none().to_owned() });
    };
    let broken = verification::last(conn)?.is_some_and(|(_, report)| !report.is_sound());
    let hours = now.duration_since(last.at).as_hours();
    if broken {
        return Ok(Health { condition: Condition::Bad, text: t.health_chain_broken().to_owned() });
    }
    let ring = rotate_key::keyring(conn, desk).ok().and_then(Result::ok);
    let ours = ring.is_some_and(|ring| last.is_signed_by(ring.at(last.position)));
    let condition = if ours && hours < 25 { Condition::Good } else { Condition::Watch };
    let time = maru_web::relative(maru_web::T(lang), last.at, now);
    Ok(Health { condition, text: t.health_chain_text(last.position, time) })
}

fn space(conn: &mut DbConn, desk: &Desk, lang: Lang) -> StoreResult<Health> {
    let usage = watch::usage(conn, desk)?;
    let condition = match usage.mark() {
        None => Condition::Good,
        Some(70 | 80) => Condition::Watch,
        Some(_) => Condition::Bad,
    };
    let free = watch::disk_free(&desk.options.data_folder).unwrap_or_default();
    let free = maru_web::size(free);
    Ok(Health { condition, text: T(lang).health_space_text(free, usage.percent()) })
}

/// How far the agency's log server is behind.
fn syslog(conn: &mut DbConn, _: Timestamp, lang: Lang) -> StoreResult<Health> {
    let trouble = setting(conn, forward::TROUBLE)?.unwrap_or_default();
    let place = heard_up_to(conn, forward::PLACE)?;
    let waiting = order::count_after(conn, place)?;
    let text = T(lang).health_syslog_text(waiting);
    if trouble.is_empty() {
        return Ok(Health { condition: Condition::Good, text });
    }
    Ok(Health { condition: Condition::Bad, text: T(lang).health_syslog_trouble(trouble, text) })
}

type Label = (&'static str, fn(Lang) -> &'static str);

fn event_labels() -> [Label; 12] {
    [
        ("audit.searched", |l| T(l).event_searched()),
        ("audit.event_viewed", |l| T(l).event_viewed()),
        ("audit.exported", |l| T(l).event_exported()),
        ("audit.key_rotated", |l| T(l).event_key_rotated()),
        ("audit.verified", |l| T(l).event_verified()),
        ("audit.verification_requested", |l| T(l).event_verification_requested()),
        ("audit.checkpoint_requested", |l| T(l).event_checkpoint_requested()),
        ("audit.store_filling", |l| T(l).event_store_filling()),
        ("audit.syslog_failed", |l| T(l).event_syslog_failed()),
        ("audit.syslog_resumed", |l| T(l).event_syslog_resumed()),
        ("audit.review_signed", |l| T(l).event_review_signed()),
        ("audit.job_retried", |l| T(l).event_job_retried()),
    ]
}
