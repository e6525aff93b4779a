//! Give somebody a password that is kept here: by themselves, by a one-time address, or for the demonstration.

use super::end_session::{Why, end_others, end_sessions_of};
use super::open_session::Opened;
use super::prove_again::prove;
use crate::model::password_rules::{Weakness, weaknesses};
use crate::model::{password, secret};
use crate::store::tokens::{self, Purpose};
use crate::store::{credentials, sessions};
use crate::{Error, Options, Parts, Refusal, access, leaked};
use jiff::SignedDuration;
use maru_kernel::{Cause, Event, PersonId, Ref};
use maru_store::{Db, StoreError, StoreResult, Tx};
use maru_web::Session;
use std::sync::Arc;

/// Hashes remembered, the one in use among them, so that the last passwords are not used again (S-2).
const REMEMBERED: usize = 3;
/// How long an address for a first password is good, and one for a further password (S-121).
const FIRST_GOOD_FOR: SignedDuration = SignedDuration::from_hours(72);
const NEXT_GOOD_FOR: SignedDuration = SignedDuration::from_mins(30);

/// Changes one's own password, kept here. Other sessions end (S-135), this one gets a new secret (S-132),
/// and the second factor stays (S-117).
///
/// # Errors
/// [`Refusal::KeptElsewhere`]; [`Refusal::Proof`] when the present one is wrong; [`Error::Weak`].
pub async fn change_password(
    db: &Db,
    cause: &Cause,
    parts: &Arc<Parts>,
    session: &Session,
    present: &str,
    new: &str,
) -> Result<Opened, Error> {
    let (person, id) = (session.viewer.id, session.id);
    let kept: StoreResult<_> = db.read(move |conn| credentials::candidate_by_id(conn, person)).await;
    let replaced = kept?.and_then(|k| k.hash).ok_or(Refusal::KeptElsewhere)?;
    prove(db, cause, parts, person, present).await?;
    let hash = judged(db, parts, person, new).await?;
    let secret = secret::new_secret();
    let digest = secret::digest(&secret);
    db.write(cause, move |tx| {
        // Of two changes at once the later one was judged against a password that is gone.
        let now = credentials::candidate_by_id(tx.conn(), person)?.and_then(|k| k.hash);
        if now.as_deref() != Some(replaced.as_str()) {
            return Err(Error::from(Refusal::Proof));
        }
        credentials::keep(tx, person, &hash, REMEMBERED)?;
        end_others(tx, person, id, Why::Changed)?;
        record(tx, person, vec![person])?;
        let renewed = sessions::renew_keeping_factor(tx, id, &digest)?;
        if renewed { Ok(Opened { id, person, secret }) } else { Err(Error::from(Refusal::Proof)) }
    })
    .await
}

/// Makes a token with which `person` sets a password kept here: a first one, or one in place of one
/// forgotten. It is returned once and kept as a digest.
///
/// # Errors
/// [`Refusal::KeptElsewhere`]; [`Refusal::NoHolder`] for somebody who is not active.
pub fn issue_password_token(tx: &mut Tx<'_>, options: &Options, person: PersonId) -> Result<String, Error> {
    let kept = credentials::candidate_by_id(tx.conn(), person)?.filter(|k| k.active);
    let kept = kept.ok_or(Refusal::NoHolder)?;
    access::may_have_password(kept.source.as_deref(), options)?;
    let token = secret::new_secret();
    let until = tx.now() + if kept.hash.is_some() { NEXT_GOOD_FOR } else { FIRST_GOOD_FOR };
    tokens::insert(tx, &secret::digest(&token), person, Purpose::Password, "", until)?;
    let event = Event::new("directory.token_issued").about(Ref::new("directory", "person", person));
    tx.record(&event.of_person(person).with(serde_json::json!({ "password": true })))?;
    Ok(token)
}

/// Whose password a token sets now.
///
/// # Errors
/// [`Refusal::Token`] when it is unknown, used or too old, or its person is not active.
pub async fn whose_password(db: &Db, token: &str) -> Result<PersonId, Error> {
    let (hash, now) = (secret::digest(token), db.now());
    let found: StoreResult<Option<PersonId>> = db
        .read(move |conn| {
            let Some((person, _)) = tokens::valid(conn, &hash, Purpose::Password, now)? else {
                return Ok(None);
            };
            Ok(credentials::candidate_by_id(conn, person)?.filter(|k| k.active).map(|k| k.person))
        })
        .await;
    Ok(found?.ok_or(Refusal::Token)?)
}

/// Sets a password by the token made for it. All sessions of the person end (S-135); the second factor
/// stays (S-117). A refused password leaves the token as it is.
///
/// # Errors
/// [`Refusal::Token`]; [`Error::Weak`].
pub async fn set_password_by_token(
    db: &Db,
    cause: &Cause,
    parts: &Arc<Parts>,
    token: &str,
    new: &str,
) -> Result<(), Error> {
    let person = whose_password(db, token).await?;
    let hash = judged(db, parts, person, new).await?;
    let digest = secret::digest(token);
    db.write(cause, move |tx| {
        if !tokens::use_up(tx, &digest)? {
            return Err(Refusal::Token.into());
        }
        keep(tx, person, &hash)?;
        Ok(record(tx, person, vec![person])?)
    })
    .await
}

/// Gives `person` a password, wherever they come from: for the demonstration and for tests.
///
/// # Errors
/// [`Error::Weak`]; otherwise as any write.
pub fn set_local_password(tx: &mut Tx<'_>, person: PersonId, password: &str) -> Result<(), Error> {
    let (policy, about, _) = credentials::for_new_password(tx.conn(), person)?;
    let weak = weaknesses(password, policy.profile, &about);
    if !weak.is_empty() {
        return Err(Error::Weak(weak));
    }
    let hash = hash(password)?;
    keep(tx, person, &hash)?;
    Ok(record(tx, person, Vec::new())?)
}

/// The hash of a new password that keeps the rules. Hashing and comparing take tens of milliseconds each,
/// so they happen outside of any transaction, as many at once as there are cores (S-112).
async fn judged(db: &Db, parts: &Arc<Parts>, person: PersonId, new: &str) -> Result<String, Error> {
    let known: StoreResult<_> = db.read(move |conn| credentials::for_new_password(conn, person)).await;
    let (policy, about, earlier) = known?;
    let weak = weaknesses(new, policy.profile, &about);
    if !weak.is_empty() {
        return Err(Error::Weak(weak));
    }
    let permit = Arc::clone(&parts.hashing).acquire_owned().await;
    let (list, new) = (parts.options.leaked_passwords(), new.to_owned());
    let work = move || {
        let _permit = permit;
        if leaked::holds(&list, &new).or(Err(Refusal::LeakedUnreadable))? {
            return Err(Error::Weak(vec![Weakness::Leaked]));
        }
        if earlier.iter().any(|hash| password::verify(&new, hash)) {
            return Err(Error::Weak(vec![Weakness::Used]));
        }
        hash(&new)
    };
    tokio::task::spawn_blocking(work).await.map_err(|e| StoreError::Failed(e.to_string()))?
}

fn hash(password: &str) -> Result<String, Error> {
    Ok(password::hash(password).map_err(|e| StoreError::Failed(e.to_string()))?)
}

fn keep(tx: &mut Tx<'_>, person: PersonId, hash: &str) -> StoreResult<()> {
    credentials::keep(tx, person, hash, REMEMBERED)?;
    end_sessions_of(tx, &[person], Why::Changed)?;
    Ok(())
}

fn record(tx: &mut Tx<'_>, person: PersonId, told: Vec<PersonId>) -> StoreResult<()> {
    let event = Event::new("directory.password_set").about(Ref::new("directory", "person", person));
    tx.record(&event.of_person(person).to(told))?;
    Ok(())
}
