//! Prove again who one is, before something that matters (S-119).

use super::open_session::Opened;
use super::sign_in::{charge, check, fail};
use crate::model::{password, secret};
use crate::store::{attempts, credentials, sessions};
use crate::{Error, Parts, Refusal};
use maru_kernel::Cause;
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
    if password::is_hopeless(password) {
        return Err(Refusal::Proof.into());
    }
    let (options, person, id) = (parts.options.clone(), session.viewer.id, session.id);
    let key = format!("proof:{person}");
    let charged = {
        let key = key.clone();
        db.write(cause, move |tx| {
            let candidate = credentials::candidate_by_id(tx.conn(), person)?;
            charge(tx, candidate, &key, &options)
        })
        .await?
    };
    let last = charged.last;
    if check(parts, charged, password.to_owned()).await? != Some(true) {
        db.write(cause, move |tx| fail(tx, Some(person), last)).await?;
        return Err(Refusal::Proof.into());
    }
    let secret = secret::new_secret();
    let hash = secret::digest(&secret);
    let renewed = db
        .write(cause, move |tx| {
            attempts::forgive(tx, &key)?;
            // Only a complete session comes here, so the factor it was opened with stays proven.
            sessions::renew_keeping_factor(tx, id, &hash)
        })
        .await?;
    if renewed { Ok(Opened { id, person, secret }) } else { Err(Refusal::Proof.into()) }
}
