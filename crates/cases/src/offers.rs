//! What cases bring to the house.

use crate::access;
use crate::actions::{self, Held};
use crate::model::Office;
use crate::store::case;
use crate::texts::T;
use maru_contract::{Card, ConsoleCard, Contributions, Describe, Offers, Permission, Role};
use maru_kernel::{Lang, Ref, Viewer};
use maru_store::{Db, DbConn, Handler, JobError, StoreResult};
use maru_web::NavEntry;
use std::sync::Arc;
use std::time::Duration;

/// Cases that the time ended are written down as over, and their subjects told, so often; reading looks at the time itself.
const KEEP_EVERY: Duration = Duration::from_secs(5 * 60);

type Label = fn(Lang) -> &'static str;

pub fn bring(offers: &Offers, to: &mut Contributions) {
    to.readers.push(offers.clone());
    to.permissions.extend(permissions());
    to.console.extend(console());
    to.navigation.push(NavEntry {
        key: "cases",
        label: |l| T(l).open_nav(),
        href: "/cases",
        icon: "eye",
        permission: None,
        for_guests: true,
        order: 90,
        bottom: true,
        phone: false,
        badge: None,
    });
    to.banners.push(Arc::new(|conn, viewer, lang| {
        if viewer.is_none() {
            return Ok(None);
        }
        Ok(actions::is_news(conn)?.then(|| T(lang).open_banner().to_owned()))
    }));
    to.describers.push(Arc::new(Cards));
    to.preservation.push(Arc::new(Held(offers.clone())));
    to.jobs.push(Handler {
        kind: "cases.keep",
        every: Some(KEEP_EVERY),
        run: Arc::new(|db, _| keep(db).map_err(|error| JobError(error.to_string()))),
    });
    to.event_labels.extend(event_labels());
}

/// Ends what the time ended, tells whom it is time to tell, and tells of the last month.
fn keep(db: &Db) -> Result<(), crate::Error> {
    actions::finish_due(db)?;
    actions::tell_due(db)?;
    actions::report(db)?;
    actions::end_news(db)?;
    Ok(())
}

fn permissions() -> [Permission; 8] {
    use Role::{Auditor, Legal, Privacy, Security};
    let permission = |id, label: Label, roles| Permission { id, label, roles };
    [
        permission(access::SEE, |l| T(l).cases_may_see(), &[Privacy, Legal, Auditor]),
        permission(access::ASK, |l| T(l).cases_may_ask(), &[Privacy, Legal]),
        permission(access::AS_PRIVACY, |l| T(l).cases_may_approve_privacy(), &[Privacy]),
        permission(access::AS_LEGAL, |l| T(l).cases_may_approve_legal(), &[Legal]),
        permission(access::AS_AUDITOR, |l| T(l).cases_may_approve_auditor(), &[Auditor]),
        permission(access::SWITCH, |l| T(l).switch_may(), &[Security, Auditor]),
        permission(access::SWITCH_SECURITY, |l| T(l).switch_may_security(), &[Security]),
        permission(access::SWITCH_AUDITOR, |l| T(l).switch_may_auditor(), &[Auditor]),
    ]
}

fn console() -> [ConsoleCard; 2] {
    [
        ConsoleCard {
            permission: access::SEE,
            href: "/admin/cases",
            icon: "eye",
            label: |l| T(l).cases_title(),
            hint: |l| T(l).cases_card(),
            waiting: None,
            order: 320,
        },
        ConsoleCard {
            permission: access::SWITCH,
            href: "/admin/cases/switch",
            icon: "unlock",
            label: |l| T(l).switch_title(),
            hint: |l| T(l).switch_card(),
            waiting: None,
            order: 325,
        },
    ]
}

fn event_labels() -> [(&'static str, Label); 26] {
    [
        ("cases.switch_asked", |l| T(l).event_switch_asked()),
        ("cases.switched", |l| T(l).event_switched()),
        ("cases.asked", |l| T(l).event_asked()),
        ("cases.approved", |l| T(l).event_approved()),
        ("cases.refused", |l| T(l).event_refused()),
        ("cases.opened", |l| T(l).event_opened()),
        ("cases.renewal_asked", |l| T(l).event_renewal_asked()),
        ("cases.renewed", |l| T(l).event_renewed()),
        ("cases.closed", |l| T(l).event_closed()),
        ("cases.expired", |l| T(l).event_expired()),
        ("cases.withdrawn", |l| T(l).event_withdrawn()),
        ("cases.lapsed", |l| T(l).event_lapsed()),
        ("cases.listed", |l| T(l).event_listed()),
        ("cases.item_read", |l| T(l).event_item_read()),
        ("cases.file_read", |l| T(l).event_file_read()),
        ("cases.export_asked", |l| T(l).event_export_asked()),
        ("cases.export_granted", |l| T(l).event_export_granted()),
        ("cases.export_refused", |l| T(l).event_export_refused()),
        ("cases.exported", |l| T(l).event_exported()),
        ("cases.hold_placed", |l| T(l).event_hold_placed()),
        ("cases.hold_lift_asked", |l| T(l).event_hold_lift_asked()),
        ("cases.hold_lifted", |l| T(l).event_hold_lifted()),
        ("cases.deferral_asked", |l| T(l).event_deferral_asked()),
        ("cases.deferred", |l| T(l).event_deferred()),
        ("cases.subjects_told", |l| T(l).event_subjects_told()),
        ("cases.month_told", |l| T(l).event_month_told()),
    ]
}

/// What an office is called.
pub fn office_name(t: T, office: Office) -> &'static str {
    match office {
        Office::Privacy => t.cases_office_privacy(),
        Office::Legal => t.cases_office_legal(),
        Office::Auditor => t.cases_office_auditor(),
    }
}

/// Cards of cases: for those who have a part in one, and for its subjects once they were told.
struct Cards;

impl Describe for Cards {
    fn module(&self) -> &'static str {
        "cases"
    }

    fn describe(
        &self,
        conn: &mut DbConn,
        viewer: &Viewer,
        lang: Lang,
        refs: &[Ref],
    ) -> StoreResult<Vec<Option<Card>>> {
        refs.iter().map(|subject| card(conn, viewer, lang, subject)).collect()
    }
}

fn card(conn: &mut DbConn, viewer: &Viewer, lang: Lang, subject: &Ref) -> StoreResult<Option<Card>> {
    let t = T(lang);
    let made = |title: String, line: &str, href: String| {
        Some(Card { subject: subject.clone(), title, line: line.to_owned(), href, icon: "eye" })
    };
    Ok(match subject.kind.as_str() {
        "case" => {
            // Whether it may be seen does not depend on the time, only what it may be used for.
            let found = case::find(conn, subject.id, subject.id.made_at())?;
            match (access::see(viewer, found.clone()), access::hear(viewer, found)) {
                (Ok(seen), _) => {
                    let title = seen.noun().number.clone();
                    made(title, t.cases_title(), format!("/admin/cases/{}", subject.id))
                }
                (_, Ok(heard)) => {
                    let title = heard.noun().number.clone();
                    made(title, t.open_told_title(), format!("/cases/told/{}", subject.id))
                }
                (Err(_), Err(_)) => None,
            }
        }
        "switching" if viewer.may(access::SWITCH) => {
            made(t.switch_title().to_owned(), t.switch_card(), "/admin/cases/switch".to_owned())
        }
        "months" if viewer.may(access::SEE) => {
            made(t.cases_months().to_owned(), t.cases_title(), "/admin/cases#months".to_owned())
        }
        _ => None,
    })
}
