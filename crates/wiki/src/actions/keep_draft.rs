//! Keeps what somebody is writing, and tells others that they are.

use super::attach_file::keep_named;
use crate::access::{self, Allowed, Keep, Own};
use crate::error::Error;
use crate::model::markdown::LONGEST;
use crate::model::{Keys, Window, files_named};
use crate::store::draft::{Draft, Spot};
use crate::store::lock::{self, Lock};
use crate::store::{draft, page};
use jiff::SignedDuration;
use maru_kernel::Id;
use maru_store::{StoreResult, Tx, lock_name};

/// Whoever keeps no draft for so long is not writing any more.
const LOCK: SignedDuration = SignedDuration::from_secs(90);

/// Keeps a draft and renews the lock, if the person has it or nobody does. Returns whoever else writes. What the same
/// person has gone on with in another window since is not overwritten.
///
/// # Errors
/// No right to write there, a text that is too long, or another window's draft.
pub fn keep_draft(
    tx: &mut Tx<'_>,
    keys: &Keys,
    kept: &Draft,
    window: &Window,
) -> Result<Option<Lock>, Error> {
    let seen = page::seen(tx.conn(), keys, kept.spot.page)?;
    let allowed = access::keep(seen.clone(), keys.person)?;
    if kept.body.len() > LONGEST || kept.title.len() > LONGEST {
        return Err(Error::Long);
    }
    // Two windows that keep at once come one after the other.
    lock_name(tx, &format!("wiki.draft.{}.{}", keys.person, kept.spot.page))?;
    let there = draft::find(tx.conn(), keys.person, kept.spot)?.filter(|there| !there.is_of(window));
    if there.is_some_and(|there| (&there.title, &there.body) != (&kept.title, &kept.body)) {
        return Err(Error::Elsewhere);
    }
    draft::keep(tx, &allowed, kept)?;
    if kept.spot.is_new {
        return Ok(None);
    }
    // What has been put into a draft must not be cleared away while the draft waits.
    keep_named(tx, keys, access::write(seen)?.noun(), &files_named(&kept.body))?;
    Ok(take(tx, &allowed, false)?)
}

/// Takes the soft lock, from somebody else too if `over`. Returns whoever else has it afterwards.
///
/// # Errors
/// No right to write.
pub fn take_lock(tx: &mut Tx<'_>, keys: &Keys, id: Id, over: bool) -> Result<Option<Lock>, Error> {
    let allowed = access::keep(page::seen(tx.conn(), keys, id)?, keys.person)?;
    Ok(take(tx, &allowed, over)?)
}

fn take(tx: &mut Tx<'_>, allowed: &Allowed<Keep, Own>, over: bool) -> StoreResult<Option<Lock>> {
    let (Own { page, person }, now) = (*allowed.noun(), tx.now());
    match lock::holder(tx.conn(), page, now)? {
        Some(other) if other.person != person && !over => Ok(Some(other)),
        _ => {
            lock::take(tx, allowed, now + LOCK)?;
            Ok(None)
        }
    }
}

/// Throws one's own draft away and lets others write.
///
/// # Errors
/// As any write.
pub fn drop_draft(tx: &mut Tx<'_>, keys: &Keys, spot: Spot) -> Result<(), Error> {
    let allowed = access::put_away(spot.page, keys.person);
    draft::drop(tx, &allowed, spot.is_new)?;
    if !spot.is_new {
        lock::give_back(tx, &allowed)?;
    }
    Ok(())
}
