//! Who may find what: coarse keys for the index here, the last word with each module's describer.

use maru_contract::Contributions;
use maru_kernel::Viewer;
use maru_store::{DbConn, StoreResult};

/// The scope keys of `viewer`: everybody's, except for guests (S-34), their own, and what modules know of
/// them.
pub fn scopes(conn: &mut DbConn, viewer: &Viewer, offers: &Contributions) -> StoreResult<Vec<String>> {
    let mut keys = vec![format!("person:{}", viewer.id)];
    keys.extend((!viewer.guest).then(|| "all".to_owned()));
    for more in &offers.scopes {
        keys.extend(more(conn, viewer)?);
    }
    Ok(keys)
}
