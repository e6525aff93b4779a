//! Keeps what somebody is writing, and tells others that they are.

use super::attach_file::attach_named;
use crate::access;
use crate::error::Error;
use crate::model::Keys;
use crate::model::markdown::LONGEST;
use crate::store::draft::{Draft, Spot};
use crate::store::lock::{self, Lock};
use crate::store::{draft, page};
use jiff::SignedDuration;
use maru_kernel::Id;
use maru_store::Tx;

/// Whoever keeps no draft for so long is not writing any more.
const LOCK: SignedDuration = SignedDuration::from_secs(90);

/// Keeps a draft and renews the lock, if the person has it or nobody does. Returns whoever else writes.
///
/// # Errors
/// No right to write there, or a text that is too long.
pub fn keep_draft(tx: &mut Tx<'_>, keys: &Keys, kept: &Draft) -> Result<Option<Lock>, Error> {
    let seen = page::seen(tx.conn(), keys, kept.spot.page)?;
    let page = if kept.spot.is_new {
        access::place(seen)?;
        None
    } else {
        Some(access::write(seen)?)
    };
    if kept.body.len() > LONGEST || kept.title.len() > LONGEST {
        return Err(Error::Long);
    }
    draft::keep(tx, keys.person, kept)?;
    // What has been put into a draft must not be cleared away while the draft waits.
    if let Some(page) = page {
        attach_named(tx, keys, page.noun(), &kept.body)?;
    }
    if kept.spot.is_new { Ok(None) } else { take_lock(tx, keys, kept.spot.page, false) }
}

/// Takes the soft lock, from somebody else too if `over`. Returns whoever else has it afterwards.
///
/// # Errors
/// No right to write.
pub fn take_lock(tx: &mut Tx<'_>, keys: &Keys, id: Id, over: bool) -> Result<Option<Lock>, Error> {
    access::write(page::seen(tx.conn(), keys, id)?)?;
    let now = tx.now();
    match lock::holder(tx.conn(), id, now)? {
        Some(other) if other.person != keys.person && !over => Ok(Some(other)),
        _ => {
            lock::take(tx, id, keys.person, now + LOCK)?;
            Ok(None)
        }
    }
}

/// Throws one's own draft away and lets others write.
///
/// # Errors
/// As any write.
pub fn drop_draft(tx: &mut Tx<'_>, keys: &Keys, spot: Spot) -> Result<(), Error> {
    draft::drop(tx, keys.person, spot)?;
    if !spot.is_new {
        lock::give_back(tx, spot.page, keys.person)?;
    }
    Ok(())
}
