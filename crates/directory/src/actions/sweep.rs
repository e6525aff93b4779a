//! Remove what is over: sessions nobody can use, forgotten tries.

use crate::store::{attempts, sessions};
use crate::{Options, authenticator};
use jiff::SignedDuration;
use maru_store::{StoreResult, Tx};

/// Tries are forgotten after a day.
const TRIES_KEPT: SignedDuration = SignedDuration::from_hours(24);

/// Sweeps; doing so twice is harmless.
///
/// # Errors
/// As any write.
pub fn sweep(tx: &mut Tx<'_>, options: &Options) -> StoreResult<usize> {
    let policies = authenticator::policies(tx.conn(), options)?;
    let now = tx.now();
    let ended = sessions::sweep(tx, now - policies.idle(false), now - policies.longest(false))?;
    Ok(ended + attempts::sweep(tx, now - TRIES_KEPT)?)
}
