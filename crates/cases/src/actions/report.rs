//! Tells the privacy officer once a month how many cases there were (S-525).

use super::LOCK;
use super::office_holders::holders;
use crate::error::Error;
use crate::model::months;
use crate::store::{switch, tally};
use jiff::SignedDuration;
use maru_contract::Role;
use maru_kernel::{Cause, Event};
use maru_store::{Db, lock_name, setting};

/// The month that was told last.
const TOLD: &str = "cases.month_told";
/// Two months and some days: the last one is in it.
const BACK: SignedDuration = SignedDuration::from_hours(70 * 24);

/// Tells of the last month, once, while cases are possible or there were any; says whether it did.
///
/// # Errors
/// As any write.
pub fn report(db: &Db) -> Result<bool, Error> {
    db.write_blocking(&Cause::system("cases.keep"), |tx| {
        lock_name(tx, LOCK)?;
        let now = tx.now();
        let since = tally::moments(tx.conn(), now - BACK)?;
        let Some(last) = months(&since, now, 2).pop() else { return Ok(false) };
        let month = last.begins.to_string();
        let on = switch::read(tx.conn(), now)?.on_since.is_some_and(|since| since < now);
        let any = last.asked + last.opened + last.read + last.told + last.deferred + last.copied > 0;
        if setting(tx.conn(), TOLD)?.as_deref() == Some(&*month) || !(on || any) {
            return Ok(false);
        }
        tx.set(TOLD, &month)?;
        let told = holders(tx.conn(), &[Role::Privacy], &[], now)?;
        let details = serde_json::json!({
            "month": month, "asked": last.asked, "opened": last.opened, "read": last.read, "told": last.told,
            "deferred": last.deferred, "copied": last.copied,
        });
        let about = maru_kernel::Ref::new("cases", "months", maru_kernel::Id::first_at(last.begins));
        tx.record(&Event::new("cases.month_told").about(about).to(told).with(details))?;
        Ok(true)
    })
}
