//! Forms that are sent twice, by an impatient hand or by a browser that tries again: what they make is made once.

use crate::schema::store_sendings as sendings;
use crate::{Portable, StoreError, StoreResult, Tx, Utc};
use diesel::prelude::*;
use maru_kernel::{PersonId, Ref, hex};
use sha2::{Digest, Sha256};
use std::time::Duration;

/// A form that comes again after more than this is a new one.
const KEPT: Duration = Duration::from_secs(7 * 24 * 3_600);

/// A form as it was sent.
#[derive(Clone, Copy, Debug)]
pub struct Sending<'s> {
    /// Who sent it.
    pub person: PersonId,
    /// The id it was shown with, by which two sendings of one form are told from two forms with the same text; empty
    /// for what comes without one and is always new.
    pub form: &'s str,
    /// What it says and where to: whoever goes back to the form and says something else means something new.
    pub said: &'s [&'s str],
}

impl Sending<'_> {
    fn digest(&self) -> String {
        let mut hash = Sha256::new();
        for part in [self.form].iter().chain(self.said) {
            hash.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            hash.update(part.as_bytes());
        }
        hex(&hash.finalize())
    }
}

/// What an earlier sending of the same form made; otherwise notes that this one makes `made`. Two at once wait for one
/// another, so that one of them is told what the other made.
///
/// # Errors
/// As any write.
pub fn made_before(tx: &mut Tx<'_>, sending: &Sending<'_>, made: &Ref) -> StoreResult<Option<Ref>> {
    let Some(known) = noted(tx, sending, &made.to_string())? else { return Ok(None) };
    Ok(Some(known.parse().map_err(|error| StoreError::Failed(format!("{known}: {error}")))?))
}

/// Where an earlier sending of the same form led; otherwise whoever asks says in this transaction where this one leads, by
/// [`leads_to`].
///
/// # Errors
/// As any write.
pub fn led_before(tx: &mut Tx<'_>, sending: &Sending<'_>) -> StoreResult<Option<String>> {
    noted(tx, sending, "")
}

/// Notes where a form led that nobody had sent before.
///
/// # Errors
/// As any write.
pub fn leads_to(tx: &mut Tx<'_>, sending: &Sending<'_>, address: &str) -> StoreResult<()> {
    if !sending.form.is_empty() {
        let row = sendings::table.find((sending.person.as_i64(), sending.digest()));
        diesel::update(row).set(sendings::made.eq(address)).execute(tx.conn())?;
    }
    Ok(())
}

/// What was noted for an earlier sending of the same form; otherwise notes `made` for this one.
fn noted(tx: &mut Tx<'_>, sending: &Sending<'_>, made: &str) -> StoreResult<Option<String>> {
    if sending.form.is_empty() {
        return Ok(None);
    }
    let (person, digest, now) = (sending.person.as_i64(), sending.digest(), tx.now());
    let old = sendings::table.filter(sendings::person.eq(person).and(sendings::at.lt(Utc(now - KEPT))));
    diesel::delete(old).execute(tx.conn())?;
    let row = (
        sendings::person.eq(person),
        sendings::digest.eq(&digest),
        sendings::made.eq(made),
        sendings::at.eq(Utc(now)),
    );
    let new = Portable(diesel::insert_into(sendings::table).values(row).on_conflict_do_nothing())
        .execute(tx.conn())?;
    if new > 0 {
        return Ok(None);
    }
    Ok(Some(sendings::table.find((person, digest)).select(sendings::made).first(tx.conn())?))
}
