//! Disposes of what is due and not held, class by class.

use crate::error::Error;
use crate::store::{disposal, hold, schedule};
use maru_contract::{DueItem, Offers, Retention};
use maru_kernel::{Cause, Event};
use maru_store::{Db, Tx, lock_name};
use std::collections::BTreeSet;
use std::sync::Arc;

const AT_ONCE: usize = 100;
/// A class that has more to go waits for the next night.
const MOST_A_NIGHT: usize = 20_000;

/// Disposes of everything that is due. One class's failure holds up no other.
pub fn dispose(db: &Db, offers: &Offers) -> Result<(), Error> {
    let mut failed = None;
    for class in &offers.all().retention {
        if let Err(error) = dispose_class(db, class) {
            tracing::warn!(class = class.class(), %error, "disposal stopped");
            failed.get_or_insert(error);
        }
    }
    failed.map_or(Ok(()), Err)
}

/// What is held, or cannot be disposed of, stays in the list of what is due; so each look asks for as
/// many more as were met before.
fn dispose_class(db: &Db, class: &Arc<dyn Retention>) -> Result<(), Error> {
    let cause = Cause::system("records.dispose");
    let mut met: BTreeSet<_> = BTreeSet::new();
    while met.len() < MOST_A_NIGHT {
        let limit = i64::try_from(met.len() + AT_ONCE).unwrap_or(i64::MAX);
        let due = due(db, class.as_ref(), limit)?;
        let fresh: Vec<DueItem> = due.into_iter().filter(|item| met.insert(item.subject.clone())).collect();
        if fresh.is_empty() {
            break;
        }
        for item in fresh {
            let class = Arc::clone(class);
            let subject = item.subject.clone();
            if let Err(error) = db.write_blocking(&cause, move |tx| one(tx, class.as_ref(), &item)) {
                tracing::warn!(%subject, %error, "a thing was not disposed of");
            }
        }
    }
    Ok(())
}

fn due(db: &Db, class: &dyn Retention, limit: i64) -> Result<Vec<DueItem>, Error> {
    let now = db.now();
    db.read_blocking(|conn| {
        let days = schedule::of_class(conn, class.class())?.extra_days;
        let then = now - jiff::SignedDuration::from_hours(i64::from(days) * 24);
        Ok(class.due(conn, then, limit)?)
    })
}

/// The register's line, the event and the deed are one transaction, and so is the look for holds: a hold
/// placed a moment ago counts.
fn one(tx: &mut Tx<'_>, class: &dyn Retention, item: &DueItem) -> Result<(), Error> {
    lock_name(tx, "records.holds")?;
    let holds = hold::in_force(tx.conn())?;
    let concerns = if holds.is_empty() { None } else { class.concerns(tx.conn(), item)? };
    if holds.iter().any(|h| h.scope.keeps(&item.subject, concerns.as_ref())) {
        return Ok(());
    }
    class.dispose(tx, item)?;
    if disposal::enter(tx, class.class(), item)? {
        let details = serde_json::json!({ "class": class.class() });
        tx.record(&Event::new("records.disposed").about(item.subject.clone()).with(details))?;
    }
    Ok(())
}
