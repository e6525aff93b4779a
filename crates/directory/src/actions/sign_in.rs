//! Sign somebody in with name and password.
//!
//! Three steps: a try is charged in the database, the password is checked outside any transaction,
//! the outcome is written down. All refusals look the same and take the same time (S-114).

use super::open_session::{Opened, open_session};
use crate::model::password;
use crate::store::attempts;
use crate::store::credentials::{self, Candidate};
use crate::{Error, Parts, Refusal, authenticator};
use jiff::SignedDuration;
use maru_kernel::korean::fold;
use maru_kernel::{Cause, Event, PersonId, Ref};
use maru_store::{Db, StoreResult, Tx};
use std::net::IpAddr;
use std::sync::Arc;

/// Directories lock names after five wrong tries or more; we stop before (S-130).
const TRIES_AT_DIRECTORY: i64 = 4;
/// Wrong tries from one address within [`ADDRESS_WINDOW`].
const TRIES_PER_ADDRESS: i32 = 30;
const ADDRESS_WINDOW: SignedDuration = SignedDuration::from_mins(5);
/// The longest sign-in name that is looked up, in bytes.
const LONGEST_LOGIN: usize = 128;

/// Opens a session for whoever knows this name and password.
///
/// # Errors
/// [`Refusal::SignIn`] whatever is wrong with name or password; [`Refusal::DirectoryDown`].
pub async fn sign_in(
    db: &Db,
    cause: &Cause,
    parts: &Arc<Parts>,
    login: &str,
    password: &str,
) -> Result<Opened, Error> {
    let login = fold(login);
    if password::is_hopeless(password) || login.is_empty() || login.len() > LONGEST_LOGIN {
        return Err(Refusal::SignIn.into());
    }
    let (options, key) = (parts.options.clone(), format!("login:{login}"));
    let charged = {
        let key = key.clone();
        db.write(cause, move |tx| begin(tx, &login, &key, &options)).await?
    };
    let right = check(parts, charged.clone(), password.to_owned()).await;
    if right.is_err() {
        // A try that could not be checked is given back: nobody is locked because a server is down.
        let key = key.clone();
        db.write(cause, move |tx| attempts::forgive(tx, &key)).await?;
    }
    let right = right?;
    let parts = Arc::clone(parts);
    match right.zip(charged.candidate) {
        Some((true, candidate)) => {
            db.write(cause, move |tx| succeed(tx, &parts, &candidate, &key).map_err(Error::from)).await
        }
        Some((false, candidate)) => {
            db.write(cause, move |tx| fail(tx, Some(candidate.person), charged.last)).await?;
            Err(Refusal::SignIn.into())
        }
        None => {
            db.write(cause, move |tx| fail(tx, None, charged.last)).await?;
            Err(Refusal::SignIn.into())
        }
    }
}

/// A try that has been charged, or was refused: then there is no candidate.
#[derive(Clone, Debug)]
pub(super) struct Charged {
    pub(super) candidate: Option<Candidate>,
    /// Whether a further wrong try will be refused.
    pub(super) last: bool,
}

fn begin(tx: &mut Tx<'_>, login: &str, key: &str, options: &crate::Options) -> Result<Charged, Error> {
    let refused = Charged { candidate: None, last: false };
    if address_is_tired(tx)? {
        return Ok(refused);
    }
    let candidate = credentials::candidate(tx.conn(), login)?;
    charge(tx, candidate, key, options)
}

/// Charges a try at `key`, whoever it is.
pub(super) fn charge(
    tx: &mut Tx<'_>,
    candidate: Option<Candidate>,
    key: &str,
    options: &crate::Options,
) -> Result<Charged, Error> {
    let policies = authenticator::policies(tx.conn(), options)?;
    let at_directory = candidate.as_ref().is_some_and(|c| c.hash.is_none());
    let most = if at_directory { policies.tries.min(TRIES_AT_DIRECTORY) } else { policies.tries };
    let most = i32::try_from(most).unwrap_or(5);
    let charged = attempts::charge(tx, key, most, policies.lock())?;
    let candidate = candidate.filter(|c| c.active && charged.is_some());
    Ok(Charged { candidate, last: charged == Some(most) })
}

/// Whether the password is right; `None` when there is nobody to ask about. Always hashes, so that the
/// time tells nothing.
pub(super) async fn check(
    parts: &Arc<Parts>,
    charged: Charged,
    password: String,
) -> Result<Option<bool>, Error> {
    let permit = Arc::clone(&parts.hashing).acquire_owned().await;
    let parts = Arc::clone(parts);
    let work = move || {
        let _permit = permit;
        let Some(candidate) = charged.candidate else {
            password::verify_nobody(&password);
            return Ok(None);
        };
        match (&candidate.hash, &candidate.source) {
            (Some(hash), _) => Ok(Some(password::verify(&password, hash))),
            (None, Some(source)) => {
                password::verify_nobody(&password);
                parts.check.check(source, &candidate.dn, &password).map(Some)
            }
            (None, None) => Ok(Some(password::verify_nobody(&password))),
        }
    };
    let answer = tokio::task::spawn_blocking(work).await;
    let failed = |e: tokio::task::JoinError| maru_store::StoreError::Failed(e.to_string());
    answer.map_err(failed)?.map_err(|_down| Refusal::DirectoryDown.into())
}

fn succeed(tx: &mut Tx<'_>, parts: &Parts, candidate: &Candidate, key: &str) -> StoreResult<Opened> {
    attempts::forgive(tx, key)?;
    let now = tx.now();
    let holds_role = !authenticator::roles(tx.conn(), candidate.person, now, &parts.options)?.is_empty();
    let policies = authenticator::policies(tx.conn(), &parts.options)?;
    let most = if holds_role { 1 } else { usize::try_from(policies.sessions).unwrap_or(1) };
    open_session(tx, candidate.person, most, candidate.hash.is_some())
}

/// Writes a wrong try down, and the lock when it was the last one allowed.
pub(super) fn fail(tx: &mut Tx<'_>, person: Option<PersonId>, last: bool) -> Result<(), Error> {
    if let Some(key) = address_key(tx) {
        attempts::count(tx, &key, ADDRESS_WINDOW)?;
    }
    let event = |name| match person {
        Some(person) => Event::new(name).about(Ref::new("directory", "person", person)).of_person(person),
        None => Event::new(name),
    };
    tx.record(&event("directory.sign_in_failed"))?;
    if last {
        tx.record(&event("directory.sign_in_locked"))?;
    }
    Ok(())
}

fn address_is_tired(tx: &mut Tx<'_>) -> StoreResult<bool> {
    let Some(key) = address_key(tx) else { return Ok(false) };
    let now = tx.now();
    let tries = attempts::tries(tx.conn(), &key)?;
    let recent = tries.filter(|t| now.duration_since(t.first_at) < ADDRESS_WINDOW);
    Ok(recent.is_some_and(|t| t.failures >= TRIES_PER_ADDRESS))
}

/// One subscriber has a whole /64 of IPv6, so that counts as one address.
fn address_key(tx: &Tx<'_>) -> Option<String> {
    let net = match tx.cause().from.address? {
        IpAddr::V4(v4) => v4.to_string(),
        IpAddr::V6(v6) => format!("{:x}", u128::from(v6) >> 64),
    };
    Some(format!("address:{net}"))
}
