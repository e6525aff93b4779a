//! Prove again who one is, before something that matters (S-119).

use super::open_session::Opened;
use super::sign_in::{forgive, tried};
use crate::model::{password, secret};
use crate::store::{credentials, sessions};
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
    let (person, id, key) = (session.viewer.id, session.id, format!("proof:{}", session.viewer.id));
    let right =
        tried(db, cause, parts, &key, password, move |conn| credentials::candidate_by_id(conn, person));
    right.await?.ok_or(Refusal::Proof)?;
    let secret = secret::new_secret();
    let hash = secret::digest(&secret);
    let renewed = db
        .write(cause, move |tx| {
            forgive(tx, &key)?;
            // Only a complete session comes here, so the factor it was opened with stays proven.
            sessions::renew_keeping_factor(tx, id, &hash)
        })
        .await?;
    if renewed { Ok(Opened { id, person, secret }) } else { Err(Refusal::Proof.into()) }
}
