//! Keeps how browsers tell somebody of what is new.

use crate::access;
use crate::error::Error;
use crate::model::Alerts;
use crate::store::alert;
use maru_kernel::Viewer;
use maru_store::Tx;

/// Keeps what the viewer chooses for themselves.
///
/// # Errors
/// The database fails.
pub fn choose_alerts(tx: &mut Tx<'_>, viewer: &Viewer, new: Alerts) -> Result<(), Error> {
    Ok(alert::set(tx, &access::choose(viewer), new)?)
}
