//! Switches cases on and off: one of two roles asks, the other confirms (S-524).

use super::LOCK;
use super::office_holders::holders;
use crate::access;
use crate::error::Error;
use crate::model::Keeper;
use crate::store::switch;
use jiff::SignedDuration;
use maru_contract::Role;
use maru_kernel::{Cause, Event, Id, Ref, Viewer, reason};
use maru_store::{Db, DbConn, StoreResult, Tx, lock_name, setting};

/// Set while it is news to everybody that cases are possible.
const NEWS: &str = "cases.news";
/// A banner that never goes is not read any more; the page on which everybody reads of cases stays.
const NEWS_FOR: SignedDuration = SignedDuration::from_hours(14 * 24);

fn switching_ref(id: Id) -> Ref {
    Ref::new("cases", "switching", id)
}

/// Asks for cases to be possible, or not to be any more.
///
/// # Errors
/// Not one of the two roles, no reason, or nothing to switch.
pub fn turn(tx: &mut Tx<'_>, viewer: &Viewer, on: bool, why: &str) -> Result<(), Error> {
    lock_name(tx, LOCK)?;
    let now = tx.now();
    let state = switch::read(tx.conn(), now)?;
    let allowed = access::turn(viewer, &state, on)?;
    let why = reason(why).ok_or(Error::Reason)?;
    let id = switch::ask(tx, &allowed, on, why)?;
    let (_, keeper) = *allowed.noun();
    let other = match keeper {
        Keeper::Security => Role::Auditor,
        Keeper::Auditor => Role::Security,
    };
    let told = holders(tx.conn(), &[other], &[viewer.id], now)?;
    let details = serde_json::json!({ "on": on, "as": keeper.name() });
    tx.record(&Event::new("cases.switch_asked").about(switching_ref(id)).to(told).with(details))?;
    Ok(())
}

/// Confirms what the other of the two asked for.
///
/// # Errors
/// The same person or role, or nothing that waits.
pub fn confirm(tx: &mut Tx<'_>, viewer: &Viewer, id: Id) -> Result<bool, Error> {
    lock_name(tx, LOCK)?;
    let now = tx.now();
    let state = switch::read(tx.conn(), now)?;
    let allowed = access::confirm(viewer, state, id)?;
    switch::confirm(tx, &allowed, viewer.id)?;
    let on = allowed.noun().on;
    tx.set(NEWS, if on { "1" } else { "" })?;
    let event = Event::new("cases.switched").about(switching_ref(id)).to(vec![allowed.noun().asked.by]);
    tx.record(&event.with(serde_json::json!({ "on": on })))?;
    Ok(on)
}

/// Whether everybody is told by a banner that cases are possible: asked for every page.
///
/// # Errors
/// As any read.
pub fn is_news(conn: &mut DbConn) -> StoreResult<bool> {
    Ok(setting(conn, NEWS)?.is_some_and(|news| !news.is_empty()))
}

/// Takes the banner away when everybody has had the time to see it.
///
/// # Errors
/// As any write.
pub fn end_news(db: &Db) -> Result<(), Error> {
    let (now, news) = (db.now(), db.read_blocking(is_news)?);
    if !news {
        return Ok(());
    }
    db.write_blocking(&Cause::system("cases.keep"), move |tx| {
        lock_name(tx, LOCK)?;
        let since = switch::read(tx.conn(), now)?.on_since;
        if since.is_none_or(|since| now.duration_since(since) >= NEWS_FOR) {
            tx.set(NEWS, "")?;
        }
        Ok(())
    })
}
