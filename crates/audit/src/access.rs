//! Who may see what of the audit log, and who runs the house.

use maru_contract::{Permission, Role};
use maru_kernel::Viewer;

maru_kernel::evidence!();

/// Reads the whole log.
pub const READ: &str = "audit.read";
/// Reviews access to personal data.
pub const REVIEW: &str = "audit.review";
/// Looks after jobs and the condition of the house.
pub const OPERATIONS: &str = "audit.operations";
/// Sees the version and the licences.
pub const ABOUT: &str = "audit.about";

/// The permissions of this module and the roles that carry them.
pub fn permissions() -> Vec<Permission> {
    use crate::texts::T;
    vec![
        Permission { id: READ, label: |l| T(l).permission_read(), roles: &[Role::Auditor] },
        Permission { id: REVIEW, label: |l| T(l).permission_review(), roles: &[Role::Privacy] },
        Permission { id: OPERATIONS, label: |l| T(l).permission_operations(), roles: &[Role::System] },
        Permission { id: ABOUT, label: |l| T(l).permission_about(), roles: &Role::ALL },
    ]
}

/// The verb of taking a copy out of the house.
#[derive(Debug)]
pub struct Export;
/// The verb of putting a name under a month's review.
#[derive(Debug)]
pub struct SignOff;
/// The verb of having a failed job done again.
#[derive(Debug)]
pub struct Retry;

/// Which part of the log somebody sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All of it: the auditor.
    Everything,
    /// Access to other people's personal data, and what auditors looked at (S-513): the privacy role.
    AccessRecords,
}

impl Scope {
    /// The whole log, for those who may read it.
    pub fn everything(viewer: &Viewer) -> Option<Scope> {
        viewer.may(READ).then_some(Scope::Everything)
    }

    /// The access records, for those who review them.
    pub fn access_records(viewer: &Viewer) -> Option<Scope> {
        viewer.may(REVIEW).then_some(Scope::AccessRecords)
    }
}

/// The auditor may take a copy of the whole log, the privacy role of the access records.
pub fn may_export(viewer: &Viewer, scope: Scope) -> Option<Allowed<Export, Scope>> {
    let permission = match scope {
        Scope::Everything => READ,
        Scope::AccessRecords => REVIEW,
    };
    viewer.may(permission).then(|| Allowed::new(scope))
}

/// The privacy role signs a month's review.
pub fn may_sign_off(viewer: &Viewer, month: String) -> Option<Allowed<SignOff, String>> {
    viewer.may(REVIEW).then(|| Allowed::new(month))
}

/// Those who run the house have failed jobs done again.
pub fn may_retry(viewer: &Viewer, job: maru_kernel::Id) -> Option<Allowed<Retry, maru_kernel::Id>> {
    viewer.may(OPERATIONS).then(|| Allowed::new(job))
}
