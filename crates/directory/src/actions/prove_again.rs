//! Prove again who one is, before something that matters (S-119).

use super::open_session::Opened;
use super::sign_in::{forgive, tried};
use crate::model::lock::proof_key;
use crate::model::{password, secret};
use crate::store::{credentials, sessions};
use crate::{Error, Parts, Refusal};
use maru_kernel::{Cause, PersonId};
use maru_store::Db;
use maru_web::Session;
use std::sync::Arc;

/// Checks the password of the session's own person and gives the session a new secret (S-132).
///
/// # Errors
/// [`Refusal::Proof`], [`Refusal::DirectoryDown`].
pub async fn prove_again(
    db: &Db,
    cause: &Cause,
    parts: &Arc<Parts>,
    session: &Session,
    password: &str,
) -> Result<Opened, Error> {
    let (person, id) = (session.viewer.id, session.id);
    prove(db, cause, parts, person, password).await?;
    let secret = secret::new_secret();
    let hash = secret::digest(&secret);
    // Only a complete session comes here, so the factor it was opened with stays proven.
    let renewed = db.write(cause, move |tx| sessions::renew_keeping_factor(tx, id, &hash)).await?;
    if renewed { Ok(Opened { id, person, secret }) } else { Err(Refusal::Proof.into()) }
}

/// Checks the password of somebody who is signed in; wrong tries are counted and lock, apart from those of
/// the sign-in page.
///
/// # Errors
/// [`Refusal::Proof`], [`Refusal::DirectoryDown`].
pub(super) async fn prove(
    db: &Db,
    cause: &Cause,
    parts: &Arc<Parts>,
    person: PersonId,
    password: &str,
) -> Result<(), Error> {
    if password::is_hopeless(password) {
        return Err(Refusal::Proof.into());
    }
    let key = proof_key(person);
    let right =
        tried(db, cause, parts, &key, password, move |conn| credentials::candidate_by_id(conn, person));
    right.await?.ok_or(Refusal::Proof)?;
    db.write(cause, move |tx| forgive(tx, &key).map_err(Error::from)).await
}
