//! Change how somebody likes their pages.

use crate::store::preferences;
use maru_kernel::Viewer;
use maru_store::{StoreResult, Tx};
use maru_web::Preferences;

/// Keeps the preferences of `viewer`.
///
/// # Errors
/// As any write.
pub fn change_preferences(tx: &mut Tx<'_>, viewer: &Viewer, wanted: &Preferences) -> StoreResult<()> {
    preferences::keep(tx, viewer.id, wanted)
}
