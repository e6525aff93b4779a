//! What backups tell the audit log and the health page.

use crate::texts::T;
use maru_contract::{Condition, Contributions, Health, HealthCheck, Measure};
use maru_kernel::{Lang, Timestamp};
use maru_store::{DbConn, StoreResult, setting};
use std::sync::Arc;

/// Under this name the database keeps when the last set was made.
pub const LAST: &str = "backup.last";
/// A set was made.
pub const MADE: &str = "backup.made";
/// The key that opens sets was made, or another in its place.
pub const KEY_MADE: &str = "backup.key_made";
/// A set was restored into a scratch place, to prove that it can be.
pub const DRILLED: &str = "backup.drilled";
/// A house was restored.
pub const RESTORED: &str = "backup.restored";

/// A backup is made every night; one that is older was left out.
const TOO_OLD: i64 = 36;

/// Adds everything.
pub fn bring(to: &mut Contributions) {
    to.event_labels.push((MADE, |lang| T(lang).event_made()));
    to.event_labels.push((KEY_MADE, |lang| T(lang).event_key_made()));
    to.event_labels.push((DRILLED, |lang| T(lang).event_drilled()));
    to.event_labels.push((RESTORED, |lang| T(lang).event_restored()));
    to.health.push(HealthCheck {
        key: "backup.last",
        label: |lang| T(lang).event_last(),
        run: Arc::new(look),
    });
    to.measures.push(Measure {
        key: "backup.age_seconds",
        help: "Seconds since the last backup was made",
        read: Arc::new(|conn, now| Ok(last(conn)?.map(|at| now.duration_since(at).as_secs_f64()))),
    });
}

/// When the last set was made.
fn last(conn: &mut DbConn) -> StoreResult<Option<Timestamp>> {
    Ok(setting(conn, LAST)?.and_then(|at| at.parse().ok()))
}

fn look(conn: &mut DbConn, now: Timestamp, lang: Lang) -> StoreResult<Health> {
    let t = T(lang);
    let Some(last) = last(conn)? else {
        return Ok(Health { condition: Condition::Watch, text: t.event_none().to_owned() });
    };
    let hours = now.duration_since(last).as_hours();
    let condition = if hours < TOO_OLD { Condition::Good } else { Condition::Watch };
    Ok(Health { condition, text: t.event_hours(hours) })
}
