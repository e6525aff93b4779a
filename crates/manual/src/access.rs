//! Who may read which guide.

use crate::model::Shelf;
use crate::texts::T;
use maru_contract::{Permission, Role};
use maru_kernel::Viewer;

/// Reads what is written for those who run the house.
pub const OPERATORS: &str = "manual.operators";

/// The permission of this module: whoever holds a role has to look things up.
pub fn permissions() -> Vec<Permission> {
    vec![Permission { id: OPERATORS, label: |l| T(l).permission_operators(), roles: &Role::ALL }]
}

/// What is for everybody is for guests too; the rest does not exist for those without a role (S-145).
pub fn may_read(viewer: &Viewer, shelf: Shelf) -> bool {
    match shelf {
        Shelf::Work => true,
        Shelf::Running | Shelf::Security => viewer.may(OPERATORS),
    }
}
