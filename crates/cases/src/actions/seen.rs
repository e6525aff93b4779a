//! Finds a case for somebody who may see it.

use crate::access::{self, Allowed, See};
use crate::error::Error;
use crate::model::Case;
use crate::store::case;
use maru_kernel::{Id, Timestamp, Viewer};
use maru_store::{DbConn, Tx, lock_name};

/// The case, if it exists for this viewer.
///
/// # Errors
/// [`Error::Missing`] for whoever has no part in it, those it is about included.
pub fn seen(conn: &mut DbConn, viewer: &Viewer, id: Id, now: Timestamp) -> Result<Allowed<See, Case>, Error> {
    access::see(viewer, case::find(conn, id, now)?)
}

/// As [`seen`], and nobody else changes a case until this is done.
///
/// # Errors
/// As [`seen`].
pub fn seen_by(tx: &mut Tx<'_>, viewer: &Viewer, id: Id) -> Result<Allowed<See, Case>, Error> {
    lock_name(tx, super::LOCK)?;
    let now = tx.now();
    seen(tx.conn(), viewer, id, now)
}
