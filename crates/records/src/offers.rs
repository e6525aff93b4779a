//! What the module of records brings.

use crate::access;
use crate::actions::{Opener, dispose};
use crate::store::worksheet;
use crate::texts::T;
use maru_contract::{ConsoleCard, Contributions, Offers, Permission, Role};
use maru_kernel::Lang;
use maru_store::{Handler, JobError};
use std::sync::Arc;
use std::time::Duration;

type Label = fn(Lang) -> &'static str;

const ONCE_A_DAY: Duration = Duration::from_secs(24 * 60 * 60);

pub fn bring(offers: &Offers, to: &mut Contributions) {
    to.readers.push(offers.clone());
    let permission = |id, label, roles| Permission { id, label, roles };
    to.permissions.extend([
        permission(access::READ, |l| T(l).records_may_read(), &[Role::Records, Role::Auditor]),
        permission(access::MANAGE, |l| T(l).records_may_manage(), &[Role::Records]),
        permission(access::HANDOVER, |l| T(l).records_may_hand_over(), &[Role::Organisation]),
    ]);
    to.console.extend(console());
    let reader = offers.clone();
    to.jobs.push(Handler {
        kind: "records.dispose",
        every: Some(ONCE_A_DAY),
        run: Arc::new(move |db, _| dispose(db, &reader).map_err(|e| JobError(e.to_string()))),
    });
    to.listeners.push(Arc::new(Opener(offers.clone())));
    let labels: [(&'static str, Label); 10] = [
        ("records.disposed", |l| T(l).event_disposed()),
        ("records.hold_placed", |l| T(l).event_hold_placed()),
        ("records.hold_lift_asked", |l| T(l).event_hold_lift_asked()),
        ("records.hold_lifted", |l| T(l).event_hold_lifted()),
        ("records.schedule_changed", |l| T(l).event_schedule_changed()),
        ("records.schedule_asked", |l| T(l).event_schedule_asked()),
        ("records.worksheet_opened", |l| T(l).event_worksheet_opened()),
        ("records.item_given", |l| T(l).event_item_given()),
        ("records.item_kept", |l| T(l).event_item_kept()),
        ("records.item_disposed", |l| T(l).event_item_disposed()),
    ];
    to.event_labels.extend(labels);
}

fn console() -> [ConsoleCard; 2] {
    [
        ConsoleCard {
            permission: access::READ,
            href: "/admin/records",
            icon: "folder",
            label: |l| T(l).records_title(),
            hint: |l| T(l).records_card(),
            waiting: None,
            order: 300,
        },
        ConsoleCard {
            permission: access::HANDOVER,
            href: "/admin/handover",
            icon: "users",
            label: |l| T(l).handover_title(),
            hint: |l| T(l).handover_card(),
            waiting: Some(Arc::new(|conn, _| worksheet::count_open(conn))),
            order: 310,
        },
    ]
}
