//! What upgrades tell the audit log.

use crate::texts::T;
use maru_contract::Contributions;

/// Another release runs the house.
pub const UPGRADED: &str = "release.upgraded";
/// Another release was tried, and the one before it runs the house again.
pub const ROLLED_BACK: &str = "release.rolled_back";

/// Adds everything.
pub fn bring(to: &mut Contributions) {
    to.event_labels.push((UPGRADED, |lang| T(lang).event_upgraded()));
    to.event_labels.push((ROLLED_BACK, |lang| T(lang).event_rolled_back()));
}
