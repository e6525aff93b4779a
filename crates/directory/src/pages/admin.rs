//! `/admin`: the console's first page, with ways to what the viewer may open.

use crate::access;
use crate::store::requests;
use crate::texts::T;
use crate::views::admin::{ConsoleCard, ConsolePage};
use crate::Error;
use maru_web::{Answer, Cx, Route, Rule};

/// Pages of other modules are named by the permission they are registered with.
const READ_AUDIT: &str = "audit.read";
const REVIEW_ACCESS: &str = "audit.review";
const OPERATE: &str = "audit.operations";
const ABOUT: &str = "audit.about";

pub(super) fn routes() -> Vec<Route> {
    vec![Route::get("/admin", Rule::May(access::CONSOLE), show)]
}

async fn show(cx: Cx) -> Answer {
    let (t, viewer, now) = (T(cx.lang), cx.viewer()?.clone(), cx.now());
    let open = cx.read(move |conn| requests::open(conn, now).map_err(Error::from)).await?.len();
    let waiting = if open > 0 { t.admin_requests_open(open) } else { t.admin_requests_none().to_owned() };
    let card = |permission, href, icon, label: &'static str, hint: &str| {
        (permission, ConsoleCard { href, icon, label, hint: hint.to_owned() })
    };
    let all = [
        card(access::MANAGE_SYNC, "/admin/directory", "refresh", t.admin_directory(), t.admin_directory_hint()),
        card(access::MANAGE_ROLES, "/admin/roles", "key", t.admin_roles(), t.admin_roles_hint()),
        card(access::DECIDE_REQUESTS, "/admin/requests", "check", t.admin_requests(), &waiting),
        card(access::MANAGE_POLICIES, "/admin/policies", "shield", t.admin_policies(), t.admin_policies_hint()),
        card(READ_AUDIT, "/admin/audit", "list", t.admin_audit(), t.admin_audit_hint()),
        card(REVIEW_ACCESS, "/admin/audit/access", "eye", t.admin_access(), t.admin_access_hint()),
        card(OPERATE, "/admin/jobs", "todo", t.admin_jobs(), t.admin_jobs_hint()),
        card(OPERATE, "/admin/health", "server", t.admin_health(), t.admin_health_hint()),
        card(ABOUT, "/admin/about", "info", t.admin_about(), t.admin_about_hint()),
    ];
    let cards = all.into_iter().filter(|(permission, _)| viewer.may(permission)).map(|(_, card)| card).collect();
    cx.html(&ConsolePage { page: cx.page(t.admin_title()), t, cards })
}
