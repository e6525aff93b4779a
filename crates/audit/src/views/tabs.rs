//! The tabs over the pages of this module: only those a viewer may open.

use crate::access;
use crate::texts::T;
use maru_kernel::Viewer;

/// One tab.
#[derive(Clone, Debug)]
pub struct Tab {
    /// Where it leads.
    pub href: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// Whether it is this page.
    pub current: bool,
}

/// The tabs of the log, or of the house's condition, whichever `here` belongs to.
pub fn tabs(t: T, viewer: &Viewer, here: &str) -> Vec<Tab> {
    let all = [
        ("/admin/audit", t.audit_title(), access::READ),
        ("/admin/audit/access", t.audit_access_title(), access::REVIEW),
        ("/admin/audit/review", t.review_title(), access::REVIEW),
        ("/admin/health", t.health_title(), access::OPERATIONS),
        ("/admin/jobs", t.jobs_title(), access::OPERATIONS),
        ("/admin/about", t.about_title(), access::ABOUT),
    ];
    let mut tabs = Vec::new();
    for (href, label, permission) in all {
        if viewer.may(permission) {
            tabs.push(Tab { href, label, current: href == here });
        }
    }
    tabs
}
