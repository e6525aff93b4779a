//! Counts what a person has not read and may see.

use crate::store::notice;
use maru_contract::Offers;
use maru_kernel::{Ref, Viewer};
use maru_store::{DbConn, StoreResult};

/// How many unread notices the viewer could open from here and now, up to 99. What they may not see is not
/// counted and stays unread: roles do not work from every desk, and rights may come back.
pub fn unread(conn: &mut DbConn, viewer: &Viewer, offers: &Offers) -> StoreResult<u32> {
    let unread = notice::unread(conn, viewer)?;
    let subjects: Vec<Ref> = unread.iter().flatten().cloned().collect();
    let plain = unread.len() - subjects.len();
    let seen = offers.count_shown(conn, viewer, &subjects)?;
    Ok(u32::try_from(plain + seen).unwrap_or(u32::MAX))
}
