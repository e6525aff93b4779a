//! Names of units and posts, as they are looked for.

use maru_kernel::korean::{choseong, fold};

/// The initial consonants of a name as they are kept beside it, for [`crate::store::places_search`].
pub fn initials(name: &str) -> String {
    choseong(&fold(name))
}
