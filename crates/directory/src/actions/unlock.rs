//! Who and what is locked after wrong tries, and ending a lock before its time (S-4).

use super::second_factor::{PAUSE, TRIES};
use super::sign_in::{ADDRESS_WINDOW, TRIES_PER_ADDRESS, address_key, tries_allowed};
use crate::access::{self, Allowed, Unlock};
use crate::model::lock::{Lock, Locked};
use crate::model::policy::Policies;
use crate::store::attempts::{self, Tries};
use crate::store::credentials::{self, Candidate};
use crate::{Error, Options, Refusal, authenticator};
use maru_kernel::{Event, Id, Ref, Timestamp, Viewer};
use maru_store::{DbConn, StoreResult, Tx};

/// The locks that hold now, the latest first.
///
/// # Errors
/// As any read.
pub fn locks(conn: &mut DbConn, options: &Options, now: Timestamp) -> StoreResult<Vec<Lock>> {
    let policies = authenticator::policies(conn, options)?;
    let longest = policies.lock().max(PAUSE).max(ADDRESS_WINDOW);
    let mut found = Vec::new();
    for (key, tries) in attempts::since(conn, now - longest)? {
        found.extend(lock(conn, &policies, &key, tries, now)?);
    }
    Ok(found)
}

fn lock(
    conn: &mut DbConn,
    policies: &Policies,
    key: &str,
    tries: Tries,
    now: Timestamp,
) -> StoreResult<Option<Lock>> {
    let Some((what, of)) = Locked::of_key(key) else { return Ok(None) };
    let whose = whose(conn, what, of)?;
    let (most, from, pause) = match what {
        Locked::SignIn | Locked::Proof => {
            (tries_allowed(policies, whose.as_ref()), tries.last_at, policies.lock())
        }
        Locked::Factor => (TRIES, tries.last_at, PAUSE),
        Locked::Address => (TRIES_PER_ADDRESS, tries.first_at, ADDRESS_WINDOW),
    };
    let holds = tries.failures >= most && now.duration_since(from).abs() < pause;
    Ok(holds.then(|| Lock {
        what,
        person: whose.map(|c| (c.person, c.name)),
        address: if what == Locked::Address { of.to_owned() } else { String::new() },
        failures: tries.failures,
        since: tries.first_at,
        until: from + pause,
        key: key.to_owned(),
    }))
}

fn whose(conn: &mut DbConn, what: Locked, of: &str) -> StoreResult<Option<Candidate>> {
    match what {
        Locked::SignIn => credentials::candidate(conn, of),
        Locked::Proof | Locked::Factor => match of.parse::<Id>() {
            Ok(person) => credentials::candidate_by_id(conn, person),
            Err(_) => Ok(None),
        },
        Locked::Address => Ok(None),
    }
}

/// Ends a lock. `of` is the person's id, or the address.
///
/// # Errors
/// [`Refusal::Reason`]; [`Refusal::NotLocked`]; [`Refusal::OwnRights`] for one's own lock or address;
/// [`Error::Forbidden`].
pub fn unlock(
    tx: &mut Tx<'_>,
    options: &Options,
    viewer: &Viewer,
    what: Locked,
    of: &str,
    reason: &str,
) -> Result<(), Error> {
    let reason = access::reason(reason)?;
    let now = tx.now();
    let named = |l: &Lock| match &l.person {
        Some((person, _)) => person.to_string() == of,
        None => what == Locked::Address && l.address == of,
    };
    let lock = locks(tx.conn(), options, now)?.into_iter().find(|l| l.what == what && named(l));
    let lock = lock.ok_or(Refusal::NotLocked)?;
    let own_address = address_key(tx).is_some_and(|own| own == lock.key);
    let allowed = access::may_unlock(viewer, lock, own_address)?;
    end(tx, &allowed, reason)
}

fn end(tx: &mut Tx<'_>, allowed: &Allowed<Unlock, Lock>, reason: &str) -> Result<(), Error> {
    let lock = allowed.noun();
    attempts::forgive(tx, &lock.key)?;
    let details = serde_json::json!({
        "what": lock.what.name(), "address": lock.address, "failures": lock.failures, "reason": reason,
    });
    let event = Event::new("directory.lock_ended").with(details);
    tx.record(&match &lock.person {
        Some((person, _)) => {
            event.about(Ref::new("directory", "person", *person)).of_person(*person).to(vec![*person])
        }
        None => event,
    })?;
    Ok(())
}
