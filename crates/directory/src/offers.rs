//! What this module offers to the house.

use crate::actions;
use crate::keeps::Kept;
use crate::store::requests;
use crate::texts::T;
use crate::{Parts, access, viewer_of};
use maru_contract::{ConsoleCard, Contributions, Listener, Permission, Role};
use maru_kernel::{Cause, Id, Lang, Ref, Timestamp};
use maru_store::{EventRow, Handler, StoreResult, Tx};
use maru_web::NavEntry;
use maru_web::live::Hub;
use std::sync::Arc;
use std::time::Duration;

/// How often what is over is swept away.
const SWEEP_EVERY: Duration = Duration::from_secs(15 * 60);
/// Beyond this, requests that wait are not counted out.
const MOST_COUNTED: i64 = 100;

pub(crate) fn bring(parts: &Arc<Parts>, to: &mut Contributions) {
    to.permissions.extend(permissions());
    to.navigation.push(console());
    to.console.extend(cards(parts));
    to.readers.push(parts.offers.clone());
    viewer_of::bring(parts, to);
    to.jobs.push(sweeping(parts));
    to.event_labels.extend(event_labels());
    to.keeps.push(Arc::new(Kept));
    to.listeners.push(Arc::new(SocketCloser(parts.hub.clone())));
    let small = parts.options.small_agency;
    to.banners.push(Arc::new(move |_, viewer, lang| {
        // Shown to those whom it concerns: who is signed in (S-502).
        Ok((small && viewer.is_some()).then(|| T(lang).admin_small_agency().to_owned()))
    }));
}

fn permissions() -> Vec<Permission> {
    use Role::{Auditor, Organisation, Security, System};
    let permission = |id, label, roles| Permission { id, label, roles };
    vec![
        permission(access::CONSOLE, |l: Lang| T(l).admin_permission_console(), &Role::ALL),
        permission(access::MANAGE_ROLES, |l| T(l).admin_permission_roles(), &[Security]),
        permission(
            access::DECIDE_REQUESTS,
            |l| T(l).admin_permission_requests(),
            &[Security, System, Auditor],
        ),
        permission(access::MANAGE_POLICIES, |l| T(l).admin_permission_policies(), &[Security]),
        permission(access::END_SESSIONS, |l| T(l).admin_permission_sessions(), &[Security]),
        permission(access::END_LOCKS, |l| T(l).lock_permission(), &[Security]),
        permission(access::MANAGE_SYNC, |l| T(l).admin_permission_sync(), &[Organisation, System]),
        permission(access::PEOPLE_PRIVATE, |l| T(l).admin_permission_private(), &[Organisation]),
    ]
}

fn cards(parts: &Arc<Parts>) -> [ConsoleCard; 5] {
    let card = |permission, href, icon, label, hint, order| ConsoleCard {
        permission,
        href,
        icon,
        label,
        hint,
        waiting: None,
        order,
    };
    let sync = access::MANAGE_SYNC;
    let roles = access::MANAGE_ROLES;
    let policies = access::MANAGE_POLICIES;
    let options = parts.options.clone();
    [
        card(
            sync,
            "/admin/directory",
            "refresh",
            |l| T(l).admin_directory(),
            |l| T(l).admin_directory_hint(),
            100,
        ),
        card(roles, "/admin/roles", "key", |l| T(l).admin_roles(), |l| T(l).admin_roles_hint(), 110),
        ConsoleCard {
            waiting: Some(Arc::new(|conn, viewer| {
                let (open, _) = requests::open(conn, Timestamp::now(), Id::from_i64(0), MOST_COUNTED)?;
                let seen = open.iter().filter(|r| access::sees_request(viewer, r.requested_by)).count();
                Ok(u32::try_from(seen).unwrap_or(u32::MAX))
            })),
            ..card(
                access::CONSOLE,
                "/admin/requests",
                "check",
                |l| T(l).admin_requests(),
                |l| T(l).admin_requests_none(),
                120,
            )
        },
        card(
            policies,
            "/admin/policies",
            "shield",
            |l| T(l).admin_policies(),
            |l| T(l).admin_policies_hint(),
            130,
        ),
        ConsoleCard {
            waiting: Some(Arc::new(move |conn, _| {
                let held = actions::locks(conn, &options, Timestamp::now())?.len();
                Ok(u32::try_from(held).unwrap_or(u32::MAX))
            })),
            ..card(
                access::END_LOCKS,
                "/admin/locks",
                "lock",
                |l| T(l).lock_title(),
                |l| T(l).lock_hint(),
                125,
            )
        },
    ]
}

type Label = (&'static str, fn(Lang) -> &'static str);

/// What the audit log calls our events.
fn event_labels() -> [Label; 21] {
    [
        ("directory.signed_in", |l| T(l).sign_in_event_signed_in()),
        ("directory.sign_in_failed", |l| T(l).sign_in_event_sign_in_failed()),
        ("directory.sign_in_locked", |l| T(l).sign_in_event_sign_in_locked()),
        ("directory.session_ended", |l| T(l).sign_in_event_session_ended()),
        ("directory.password_set", |l| T(l).sign_in_event_password_set()),
        ("directory.second_factor_set", |l| T(l).sign_in_event_second_factor_set()),
        ("directory.second_factor_failed", |l| T(l).sign_in_event_second_factor_failed()),
        ("directory.second_factor_locked", |l| T(l).sign_in_event_second_factor_locked()),
        ("directory.second_factor_removed", |l| T(l).sign_in_event_second_factor_removed()),
        ("directory.recovery_code_used", |l| T(l).sign_in_event_recovery_code_used()),
        ("directory.role_granted", |l| T(l).sign_in_event_role_granted()),
        ("directory.role_revoked", |l| T(l).sign_in_event_role_revoked()),
        ("directory.change_requested", |l| T(l).sign_in_event_change_requested()),
        ("directory.change_approved", |l| T(l).sign_in_event_change_approved()),
        ("directory.change_declined", |l| T(l).sign_in_event_change_declined()),
        ("directory.change_withdrawn", |l| T(l).sign_in_event_change_withdrawn()),
        ("directory.policy_changed", |l| T(l).sign_in_event_policy_changed()),
        ("directory.person_added", |l| T(l).sign_in_event_person_added()),
        ("directory.lock_ended", |l| T(l).sign_in_event_lock_ended()),
        ("directory.console_refused", |l| T(l).sign_in_event_console_refused()),
        ("directory.token_issued", |l| T(l).sign_in_event_token_issued()),
    ]
}

fn console() -> NavEntry {
    NavEntry {
        key: "admin",
        label: |lang| T(lang).admin_nav(),
        href: "/admin",
        icon: "cog",
        permission: Some(access::CONSOLE),
        for_guests: false,
        order: 900,
        bottom: true,
        phone: false,
        badge: None,
    }
}

fn sweeping(parts: &Arc<Parts>) -> Handler {
    let options = parts.options.clone();
    let run = move |db: &maru_store::Db, _: &str| {
        let options = options.clone();
        db.write_blocking(&Cause::system("directory.sweep"), move |tx| actions::sweep(tx, &options))?;
        Ok(())
    };
    Handler { kind: "directory.sweep", every: Some(SWEEP_EVERY), run: Arc::new(run) }
}

/// After these somebody may hear less than before (S-141).
const CHANGES_RIGHTS: [&str; 6] = [
    "directory.role_granted",
    "directory.role_revoked",
    "directory.policy_changed",
    "directory.person_moved",
    "directory.person_deactivated",
    "directory.sync_applied",
];

/// Closes the sockets of sessions that ended, and has all others look again when rights changed.
struct SocketCloser(Hub);

impl Listener for SocketCloser {
    fn name(&self) -> &'static str {
        "directory.sockets"
    }

    fn is_local(&self) -> bool {
        true
    }

    fn hear(&self, _: &mut Tx<'_>, events: &[EventRow]) -> StoreResult<()> {
        for event in events {
            let subject: Option<Ref> = event.subject.as_deref().and_then(|s| s.parse().ok());
            match (event.name.as_str(), subject) {
                ("directory.session_ended", Some(session)) => self.0.end_session(session.id),
                (name, _) if CHANGES_RIGHTS.contains(&name) => self.0.recheck_all(),
                _ => {}
            }
        }
        Ok(())
    }
}
