//! Set up, use and take away the second factor.

use super::end_session::{Why, end_others, end_sessions_of};
use crate::model::lock::factor_key;
use crate::model::{second_factor as factor, secret};
use crate::store::{attempts, second_factors, sessions};
use crate::{Error, Options, Refusal};
use jiff::SignedDuration;
use maru_kernel::{Event, Id, PersonId, Ref};
use maru_store::{StoreResult, Tx};

/// Wrong codes in a row, and the pause after them (S-115).
pub(super) const TRIES: i32 = 5;
pub(super) const PAUSE: SignedDuration = SignedDuration::from_mins(5);

/// A second factor set up: shown once.
#[derive(Clone, Debug)]
pub struct Enrolment {
    /// The session's new secret.
    pub secret: String,
    /// Recovery codes.
    pub codes: Vec<String>,
}

/// Makes a new secret for `person` to put into their app. One that is in use stays in use.
///
/// # Errors
/// As any write.
pub fn begin_factor(tx: &mut Tx<'_>, options: &Options, person: PersonId) -> Result<(), Error> {
    let sealed = factor::seal(&options.master_key, person, &factor::new_secret()).ok_or(Refusal::Code)?;
    Ok(second_factors::propose(tx, person, &sealed)?)
}

/// The app knows the secret: the factor counts from now on, other sessions end (S-135), and this one
/// gets a new secret (S-132). `None` when the code is wrong.
///
/// # Errors
/// As any write.
pub fn confirm_factor(
    tx: &mut Tx<'_>,
    options: &Options,
    person: PersonId,
    session: Id,
    code: &str,
) -> Result<Option<Enrolment>, Error> {
    if second_factors::of_person(tx.conn(), person)?.is_none_or(|f| f.confirmed) {
        return Ok(None);
    }
    if !is_right(tx, options, person, code)? {
        return Ok(None);
    }
    second_factors::confirm(tx, person)?;
    let codes = factor::new_codes();
    let hashes: Vec<_> = codes.iter().map(|c| secret::digest(&factor::plain_code(c))).collect();
    second_factors::keep_codes(tx, person, &hashes)?;
    end_others(tx, person, session, Why::Changed)?;
    record(tx, "directory.second_factor_set", person)?;
    let secret = renew(tx, session, sessions::renew_keeping_proof)?;
    Ok(Some(Enrolment { secret, codes }))
}

/// Completes a sign-in with a code of the app or a recovery code: the session's new secret, or `None`
/// when the code is wrong.
///
/// # Errors
/// As any write.
pub fn prove_factor(
    tx: &mut Tx<'_>,
    options: &Options,
    person: PersonId,
    session: Id,
    code: &str,
) -> Result<Option<String>, Error> {
    if second_factors::of_person(tx.conn(), person)?.is_none_or(|f| !f.confirmed) {
        return Ok(None);
    }
    if !is_right(tx, options, person, code)? {
        return Ok(None);
    }
    Ok(Some(renew(tx, session, sessions::renew)?))
}

/// Takes the second factor away and ends all sessions of the person, who is told. False, and nothing
/// happens, when there is none.
///
/// # Errors
/// As any write.
pub fn remove_factor(tx: &mut Tx<'_>, person: PersonId, reason: &str) -> StoreResult<bool> {
    if !second_factors::remove(tx, person)? {
        return Ok(false);
    }
    let event = Event::new("directory.second_factor_removed")
        .about(Ref::new("directory", "person", person))
        .of_person(person)
        .to(vec![person]);
    tx.record(&event.with(serde_json::json!({ "reason": reason })))?;
    end_sessions_of(tx, &[person], Why::Changed)?;
    Ok(true)
}

/// Charges a try, checks the code, and uses it up. Written so that a wrong try is kept: the caller
/// commits either way.
fn is_right(tx: &mut Tx<'_>, options: &Options, person: PersonId, code: &str) -> Result<bool, Error> {
    let key = factor_key(person);
    let Some(tries) = attempts::charge(tx, &key, TRIES, PAUSE)? else { return Ok(false) };
    let right = app_knows(tx, options, person, code)? || is_recovery_code(tx, person, code)?;
    if right {
        attempts::forgive(tx, &key)?;
    } else {
        record(tx, "directory.second_factor_failed", person)?;
        if tries == TRIES {
            record(tx, "directory.second_factor_locked", person)?;
        }
    }
    Ok(right)
}

fn app_knows(tx: &mut Tx<'_>, options: &Options, person: PersonId, code: &str) -> StoreResult<bool> {
    let Some(kept) = second_factors::of_person(tx.conn(), person)? else { return Ok(false) };
    let opened = factor::open(&options.master_key, person, &kept.sealed);
    let step = opened.and_then(|secret| factor::step_of(&secret, code, tx.now()));
    match step {
        Some(step) => second_factors::use_step(tx, person, step),
        None => Ok(false),
    }
}

fn is_recovery_code(tx: &mut Tx<'_>, person: PersonId, code: &str) -> StoreResult<bool> {
    let used = second_factors::use_code(tx, person, &secret::digest(&factor::plain_code(code)))?;
    if used {
        record(tx, "directory.recovery_code_used", person)?;
    }
    Ok(used)
}

fn renew(
    tx: &mut Tx<'_>,
    session: Id,
    how: fn(&mut Tx<'_>, Id, &[u8]) -> StoreResult<bool>,
) -> Result<String, Error> {
    let secret = secret::new_secret();
    if how(tx, session, &secret::digest(&secret))? { Ok(secret) } else { Err(Refusal::Code.into()) }
}

fn record(tx: &mut Tx<'_>, name: &'static str, person: PersonId) -> StoreResult<()> {
    tx.record(&Event::new(name).about(Ref::new("directory", "person", person)).of_person(person))?;
    Ok(())
}
