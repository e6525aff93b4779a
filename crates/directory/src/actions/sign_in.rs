//! Sign somebody in with name and password.
//!
//! Three steps: a try is charged in the database, to the name and to the address it comes from; the
//! password is checked outside any transaction; the outcome is written down. Charging first means that
//! tries made at the same time are no more than tries made one by one (S-113). All refusals look the same
//! and take the same time (S-114).

use super::open_session::{Opened, open_session};
use crate::model::lock::Locked;
use crate::model::password;
use crate::model::policy::Policies;
use crate::store::attempts;
use crate::store::credentials::{self, Candidate};
use crate::{Error, Options, Parts, Refusal, authenticator};
use jiff::SignedDuration;
use maru_kernel::korean::fold;
use maru_kernel::{Cause, Event, PersonId, Ref};
use maru_store::{Db, DbConn, StoreResult, Tx};
use std::net::IpAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::OwnedSemaphorePermit;

/// Directories lock names after five wrong tries or more; we stop before (S-130).
const TRIES_AT_DIRECTORY: i64 = 4;
/// Wrong tries from one address within [`ADDRESS_WINDOW`].
pub(super) const TRIES_PER_ADDRESS: i32 = 30;
pub(super) const ADDRESS_WINDOW: SignedDuration = SignedDuration::from_mins(5);
/// Refusals are told at full steps of this time only. The hash alone does not make them alike: only for
/// names the agency's directory knows is it asked, which takes longer (S-114).
const REFUSED_AFTER: Duration = Duration::from_millis(200);
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
    let began = Instant::now();
    let outcome = attempt(db, cause, parts, login, password).await;
    if matches!(outcome, Err(Error::Refused(Refusal::SignIn | Refusal::DirectoryDown))) {
        tokio::time::sleep(rest_of_step(began.elapsed())).await;
    }
    outcome
}

/// What is left until the next full step of [`REFUSED_AFTER`].
fn rest_of_step(passed: Duration) -> Duration {
    let step = REFUSED_AFTER.as_micros();
    let left = step - passed.as_micros() % step;
    Duration::from_micros(u64::try_from(left).unwrap_or_default())
}

async fn attempt(
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
    let key = Locked::SignIn.key(&login);
    let right = tried(db, cause, parts, &key, password, move |conn| credentials::candidate(conn, &login));
    let Some(candidate) = right.await? else {
        refuse_alike(parts).await?;
        return Err(Refusal::SignIn.into());
    };
    let parts = Arc::clone(parts);
    db.write(cause, move |tx| succeed(tx, &parts, &candidate, &key).map_err(Error::from)).await
}

/// Charges a try at `key`, looks for whom it is, and checks their password. The candidate when it is
/// right; the caller then calls [`forgive`]. A wrong try has been written down when `None` comes back, and
/// one that could not be checked was given back: nobody is locked because a server is down.
pub(super) async fn tried(
    db: &Db,
    cause: &Cause,
    parts: &Arc<Parts>,
    key: &str,
    password: &str,
    whom: impl FnOnce(&mut DbConn) -> StoreResult<Option<Candidate>> + Send + 'static,
) -> Result<Option<Candidate>, Error> {
    // Held until the outcome is written: so few tries are under way that a whole office behind one
    // address signing in at nine does not look like guessing.
    let turn = Arc::clone(&parts.hashing).acquire_owned().await.ok();
    let (options, name) = (parts.options.clone(), key.to_owned());
    let charged = db.write(cause, move |tx| begin(tx, &name, &options, whom)).await?;
    let (right, _turn) = check(parts, charged.clone(), password.to_owned(), turn).await;
    let name = key.to_owned();
    match (right, charged.candidate) {
        (Ok(Some(true)), Some(candidate)) => Ok(Some(candidate)),
        (Ok(_), candidate) => {
            let person = candidate.map(|candidate| candidate.person);
            db.write(cause, move |tx| fail(tx, person, charged.last)).await?;
            Ok(None)
        }
        (Err(error), _) => {
            db.write(cause, move |tx| unanswered(tx, &name)).await?;
            Err(error)
        }
    }
}

/// While the directory cannot be asked, a name it does not know, one that is locked and one whose password
/// is kept here are refused like one it knows (S-114).
async fn refuse_alike(parts: &Arc<Parts>) -> Result<(), Error> {
    let asked = Arc::clone(parts);
    let down = tokio::task::spawn_blocking(move || asked.check.is_down()).await;
    let failed = |e: tokio::task::JoinError| maru_store::StoreError::Failed(e.to_string());
    if down.map_err(failed)? { Err(Refusal::DirectoryDown.into()) } else { Ok(()) }
}

/// A try that has been charged, or was refused: then there is no candidate.
#[derive(Clone, Debug)]
struct Charged {
    candidate: Option<Candidate>,
    /// Whether a further wrong try will be refused.
    last: bool,
}

fn begin(
    tx: &mut Tx<'_>,
    key: &str,
    options: &Options,
    whom: impl FnOnce(&mut DbConn) -> StoreResult<Option<Candidate>>,
) -> Result<Charged, Error> {
    if let Some(address) = address_key(tx)
        && !attempts::charge_within(tx, &address, TRIES_PER_ADDRESS, ADDRESS_WINDOW)?
    {
        return Ok(Charged { candidate: None, last: false });
    }
    let candidate = whom(tx.conn())?;
    let policies = authenticator::policies(tx.conn(), options)?;
    let most = tries_allowed(&policies, candidate.as_ref());
    let charged = attempts::charge(tx, key, most, policies.lock())?;
    let candidate = candidate.filter(|c| c.active && charged.is_some());
    Ok(Charged { candidate, last: charged == Some(most) })
}

/// Wrong tries in a row that lock: fewer for people whose password the agency's directory checks.
pub(super) fn tries_allowed(policies: &Policies, candidate: Option<&Candidate>) -> i32 {
    let at_directory = candidate.is_some_and(|c| c.hash.is_none());
    let most = if at_directory { policies.tries.min(TRIES_AT_DIRECTORY) } else { policies.tries };
    i32::try_from(most).unwrap_or(5)
}

/// Whether the password is right; `None` when there is nobody to ask about. Always hashes, so that the
/// time tells nothing.
///
/// Comes back with the turn, which the work itself holds: whoever hangs up does not free it before the work is
/// done. Whoever asks a directory goes on to a turn of that kind.
async fn check(
    parts: &Arc<Parts>,
    charged: Charged,
    password: String,
    turn: Option<OwnedSemaphorePermit>,
) -> (Result<Option<bool>, Error>, Option<OwnedSemaphorePermit>) {
    let (parts, threads) = (Arc::clone(parts), tokio::runtime::Handle::current());
    let work = move || {
        let Some(candidate) = charged.candidate else {
            password::verify_nobody(&password);
            return (Ok(None), turn);
        };
        match (&candidate.hash, &candidate.source) {
            (Some(hash), _) => (Ok(Some(password::verify(&password, hash))), turn),
            (None, Some(source)) => {
                password::verify_nobody(&password);
                drop(turn);
                let turn = threads.block_on(Arc::clone(&parts.asking).acquire_owned()).ok();
                (parts.check.check(source, &candidate.dn, &password).map(Some), turn)
            }
            (None, None) => (Ok(Some(password::verify_nobody(&password))), turn),
        }
    };
    match tokio::task::spawn_blocking(work).await {
        Ok((answer, turn)) => (answer.map_err(|_down| Refusal::DirectoryDown.into()), turn),
        Err(error) => (Err(maru_store::StoreError::Failed(error.to_string()).into()), None),
    }
}

fn succeed(tx: &mut Tx<'_>, parts: &Parts, candidate: &Candidate, key: &str) -> StoreResult<Opened> {
    forgive(tx, key)?;
    let now = tx.now();
    let holds_role = !authenticator::roles(tx.conn(), candidate.person, now, &parts.options)?.is_empty();
    let policies = authenticator::policies(tx.conn(), &parts.options)?;
    let most = if holds_role { 1 } else { usize::try_from(policies.sessions).unwrap_or(1) };
    open_session(tx, candidate.person, most, candidate.hash.is_some())
}

/// A right password forgives the earlier tries at its name; of the address only this one.
pub(super) fn forgive(tx: &mut Tx<'_>, key: &str) -> StoreResult<()> {
    attempts::forgive(tx, key)?;
    address_key(tx).map_or(Ok(()), |address| attempts::give_back(tx, &address))
}

/// Gives a try back that nobody answered.
fn unanswered(tx: &mut Tx<'_>, key: &str) -> StoreResult<()> {
    attempts::give_back(tx, key)?;
    address_key(tx).map_or(Ok(()), |address| attempts::give_back(tx, &address))
}

/// Writes a wrong try down, and the lock when it was the last one allowed.
fn fail(tx: &mut Tx<'_>, person: Option<PersonId>, last: bool) -> Result<(), Error> {
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

/// One subscriber has a whole /64 of IPv6, so that counts as one address.
pub(super) fn address_key(tx: &Tx<'_>) -> Option<String> {
    let net = match tx.cause().from.address? {
        IpAddr::V4(v4) => v4.to_string(),
        IpAddr::V6(v6) => format!("{:x}", u128::from(v6) >> 64),
    };
    Some(Locked::Address.key(&net))
}
