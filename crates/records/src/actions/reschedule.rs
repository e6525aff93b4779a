//! Changes how long a class of things is kept beyond its time.

use crate::access;
use crate::error::Error;
use crate::store::schedule;
use maru_contract::Offers;
use maru_kernel::{Event, Viewer};
use maru_store::Tx;

const MOST_DAYS: i32 = 36_500;

/// Longer counts at once; shorter waits for a second person. Says whether it counts now.
pub fn reschedule(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    offers: &Offers,
    class: &str,
    days: i32,
) -> Result<bool, Error> {
    if !offers.all().retention.iter().any(|r| r.class() == class) {
        return Err(Error::Missing);
    }
    if !(0..=MOST_DAYS).contains(&days) {
        return Err(Error::Days);
    }
    let longer = days >= schedule::of_class(tx.conn(), class)?.extra_days;
    let details = serde_json::json!({ "class": class, "days": days });
    if longer {
        schedule::lengthen(tx, class, days)?;
        tx.record(&Event::new("records.schedule_changed").with(details))?;
    } else {
        schedule::ask(tx, class, days, viewer.id)?;
        tx.record(&Event::new("records.schedule_asked").with(details))?;
    }
    Ok(longer)
}

/// Keeps a class for a shorter time, as somebody else asked.
pub fn confirm_shorter(tx: &mut Tx<'_>, viewer: &Viewer, class: &str) -> Result<(), Error> {
    let (days, asked) = schedule::of_class(tx.conn(), class)?.asked.ok_or(Error::Missing)?;
    let allowed = access::shorten(viewer, &asked, class.to_owned(), tx.now())?;
    schedule::shorten(tx, &allowed, days)?;
    let details = serde_json::json!({ "class": class, "days": days });
    tx.record(&Event::new("records.schedule_changed").with(details))?;
    Ok(())
}
