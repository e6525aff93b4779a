//! What files bring to the house.

use crate::actions::check::DAMAGED;
use crate::actions::{check, collect, scan};
use crate::keeps::Contents;
use crate::model::Scan;
use crate::store::{blobs, links};
use crate::texts::T;
use crate::{Desk, Error};
use maru_contract::{Condition, Contributions, DueItem, Health, HealthCheck, Retention};
use maru_kernel::{Id, Lang, Ref, Timestamp};
use maru_store::{Db, DbConn, Handler, JobError, StoreResult, Tx, setting};
use std::sync::Arc;
use std::time::Duration;

const MINUTE: u64 = 60;
/// A removed file can be brought back by an operator for so long.
const KEPT_AFTER_REMOVAL: Duration = Duration::from_secs(30 * 24 * 3_600);

/// Adds everything.
pub fn bring(desk: &Arc<Desk>, to: &mut Contributions) {
    to.jobs.extend(jobs(desk));
    to.retention.push(Arc::new(Removed));
    to.health.extend(checks(desk));
    to.event_labels.extend(event_labels());
    to.readers.push(desk.offers.clone());
    to.keeps.push(Arc::new(Contents(Arc::clone(desk))));
}

fn jobs(desk: &Arc<Desk>) -> [Handler; 4] {
    let job = |kind, minutes: u64, run: fn(&Db, &Desk) -> Result<(), Error>| {
        let desk = Arc::clone(desk);
        let run = Arc::new(move |db: &Db, _: &str| run(db, &desk).map_err(|e| JobError(e.to_string())));
        Handler { kind, every: Some(Duration::from_secs(minutes * MINUTE)), run }
    };
    [
        job("files.clear_partial", 15, |db, desk| collect::clear_partial(db, desk).map(|_| ())),
        job("files.collect", 6 * 60, |db, desk| collect::collect(db, desk, collect::GRACE).map(|_| ())),
        job("files.check", 7 * 24 * 60, |db, desk| check::check(db, desk).map(|_| ())),
        job(scan::JOB, 5, |db, desk| scan::scan(db, desk).map(|_| ())),
    ]
}

/// Files that were removed from their things.
struct Removed;

impl Retention for Removed {
    fn class(&self) -> &'static str {
        "files.removed"
    }

    fn subject(&self) -> (&'static str, &'static str) {
        ("files", "file")
    }

    fn label(&self, lang: Lang) -> &'static str {
        T(lang).event_removed_files()
    }

    fn due(
        &self,
        conn: &mut DbConn,
        now: Timestamp,
        after: Option<&DueItem>,
        limit: i64,
    ) -> StoreResult<Vec<DueItem>> {
        let after = after.map(|item| (item.due_at - KEPT_AFTER_REMOVAL, item.subject.id));
        let rows = links::removed(conn, now - KEPT_AFTER_REMOVAL, after, limit)?;
        let item = |(id, at): (i64, maru_store::Utc)| DueItem {
            subject: Ref::new("files", "file", Id::from_i64(id)),
            due_at: at.0 + KEPT_AFTER_REMOVAL,
        };
        Ok(rows.into_iter().map(item).collect())
    }

    fn dispose(&self, tx: &mut Tx<'_>, item: &DueItem) -> StoreResult<()> {
        links::delete_removed(tx, item.subject.id)
    }
}

fn checks(desk: &Arc<Desk>) -> [HealthCheck; 2] {
    let scanned = desk.options.scanner.is_some();
    [
        HealthCheck {
            key: "files.scan",
            label: |l| T(l).health_scan(),
            run: Arc::new(move |conn, _, lang| waiting(conn, lang, scanned)),
        },
        HealthCheck { key: "files.damage", label: |l| T(l).health_damage(), run: Arc::new(damage) },
    ]
}

fn waiting(conn: &mut DbConn, lang: Lang, scanned: bool) -> StoreResult<Health> {
    if !scanned {
        return Ok(Health { condition: Condition::Good, text: T(lang).health_scan_off().to_owned() });
    }
    let (count, given_up) = (blobs::count(conn, Scan::Waiting)?, blobs::count(conn, Scan::Unscannable)?);
    let condition = if count < 20 && given_up == 0 { Condition::Good } else { Condition::Watch };
    Ok(Health { condition, text: T(lang).health_scan_text(count, given_up) })
}

fn damage(conn: &mut DbConn, _: Timestamp, lang: Lang) -> StoreResult<Health> {
    let count: u64 = setting(conn, DAMAGED)?.and_then(|n| n.parse().ok()).unwrap_or_default();
    Ok(match count {
        0 => Health { condition: Condition::Good, text: T(lang).health_damage_none().to_owned() },
        _ => Health { condition: Condition::Bad, text: T(lang).health_damage_text(count) },
    })
}

type Label = (&'static str, fn(Lang) -> &'static str);

fn event_labels() -> [Label; 7] {
    [
        ("files.uploaded", |l| T(l).event_uploaded()),
        ("files.attached", |l| T(l).event_attached()),
        ("files.removed", |l| T(l).event_removed()),
        ("files.downloaded", |l| T(l).event_downloaded()),
        ("files.infected", |l| T(l).event_infected()),
        ("files.unscannable", |l| T(l).event_unscannable()),
        ("files.checked", |l| T(l).event_checked()),
    ]
}
