//! Keeps the answer of the newest check of the chain, and records it (S-191).

use crate::actions::verify::verify;
use crate::model::report::{Damage, Finding, Report};
use crate::{Desk, Error};
use jiff::SignedDuration;
use maru_kernel::{Cause, Event, Id, Timestamp};
use maru_store::{Db, DbConn, NewJob, StoreResult, Tx, events_wait, setting};
use serde_json::{Value, json};

/// Where the answer is kept.
const LAST: &str = "audit.last_verification";
/// The job that checks.
pub const JOB: &str = "audit.verify";

/// How long the first check waits for the first seals.
const UNTIL_SEALED: SignedDuration = SignedDuration::from_secs(5);

/// Checks now and keeps the answer; comes back later while there is nothing to check yet.
///
/// # Errors
/// As [`verify`], and as any write.
pub fn run(db: &Db, desk: &Desk) -> Result<Report, Error> {
    let report = verify(db, desk)?;
    let unsealed = report.checked == 0 && report.is_sound();
    if unsealed && (report.waiting > 0 || db.read_blocking(events_wait)?) {
        // On the first day nothing is sealed yet, and to have found nothing wrong with nothing says nothing.
        let cause = Cause::system(JOB);
        db.write_blocking(&cause, |tx| again(tx, tx.now() + UNTIL_SEALED, "audit.verify later"))?;
        return Ok(report);
    }
    let details = to_json(&report);
    let mut kept = details.clone();
    db.write_blocking(&Cause::system("audit.verify"), move |tx| {
        if let Some(object) = kept.as_object_mut() {
            object.insert("at".to_owned(), tx.now().to_string().into());
        }
        tx.set(LAST, &kept.to_string())?;
        tx.record(&Event::new("audit.verified").with(&details)).map(|_| ())
    })?;
    Ok(report)
}

/// Has the chain checked soon.
///
/// # Errors
/// As any write.
pub fn request(tx: &mut Tx<'_>) -> StoreResult<()> {
    tx.record(&Event::new("audit.verification_requested"))?;
    again(tx, tx.now(), "audit.verify now")
}

fn again(tx: &mut Tx<'_>, run_at: Timestamp, key: &str) -> StoreResult<()> {
    tx.enqueue(NewJob { kind: JOB, payload: "{}".to_owned(), run_at, unique_key: Some(key.to_owned()) })
}

/// The newest answer, and when it was given.
///
/// # Errors
/// As any read.
pub fn last(conn: &mut DbConn) -> StoreResult<Option<(Timestamp, Report)>> {
    Ok(setting(conn, LAST)?.and_then(|text| from_json(&serde_json::from_str(&text).ok()?)))
}

/// What a report says, for programs.
pub fn to_json(report: &Report) -> Value {
    json!({
        "checked": report.checked, "checkpoints": report.checkpoints, "waiting": report.waiting,
        "damage": report.finding.map(|f| f.damage.name()), "position": report.finding.map(|f| f.position),
        "event": report.finding.and_then(|f| f.event).map(|e| Id::from_i64(e).to_string()),
    })
}

fn from_json(value: &Value) -> Option<(Timestamp, Report)> {
    let number = |key: &str| value.get(key).and_then(Value::as_i64);
    let text = |key: &str| value.get(key).and_then(Value::as_str);
    let finding = text("damage").and_then(Damage::from_name).map(|damage| Finding {
        damage,
        position: number("position").unwrap_or_default(),
        event: text("event").and_then(|e| e.parse().ok()).map(Id::as_i64),
    });
    let report = Report {
        checked: number("checked")?,
        checkpoints: number("checkpoints")?,
        waiting: number("waiting")?,
        finding,
    };
    Some((text("at")?.parse().ok()?, report))
}
