//! The list of cases.

use super::stage;
use crate::access::{Allowed, See};
use crate::model::{Case, Deferral, Month};
use crate::pages::Names;
use crate::texts::T;
use askama::Template;
use maru_kernel::{Id, visible};
use maru_web::{Cx, Page, date, date_time, month};

/// The page.
#[derive(Template)]
#[template(path = "cases/list.html")]
pub struct ListPage {
    pub page: Page,
    pub t: T,
    pub is_on: bool,
    pub may_ask: bool,
    pub lines: Vec<CaseLine>,
    pub older: String,
    pub deferrals: Vec<DeferralLine>,
    pub months: Vec<MonthLine>,
}

/// A case.
pub struct CaseLine {
    pub href: String,
    pub number: String,
    pub word: String,
    pub tone: &'static str,
    pub line: String,
}

/// A telling that was put off.
pub struct DeferralLine {
    pub href: String,
    pub number: String,
    pub line: String,
    pub reason: String,
    pub agreed: String,
}

/// A month.
pub struct MonthLine {
    pub name: String,
    pub figures: [(&'static str, usize); 6],
}

impl ListPage {
    /// The page.
    pub fn new(
        cx: &Cx,
        (is_on, may_ask): (bool, bool),
        seen: &[Allowed<See, Case>],
        older: Option<Id>,
        put_off: &[(Allowed<See, Case>, Deferral)],
        months: &[Month],
        names: &Names,
    ) -> ListPage {
        let (t, page) = (T(cx.lang), cx.page(T(cx.lang).cases_title()));
        let lines = seen.iter().map(|seen| {
            let case = seen.noun();
            let words = stage::words(t, page.t, &case.stage);
            CaseLine {
                href: format!("/admin/cases/{}", case.id),
                number: visible(&case.number),
                word: words.word,
                tone: words.tone,
                line: t.cases_line(date_time(page.t, case.asked_at), names.full(t, case.asked_by)),
            }
        });
        let deferrals = put_off.iter().map(|(seen, one)| DeferralLine {
            href: format!("/admin/cases/{}", one.case),
            number: visible(&seen.noun().number),
            line: t.cases_deferral_line(names.name(t, one.asked.by), date(page.t, one.until)),
            reason: visible(&one.reason),
            agreed: one.agreed.map_or_else(String::new, |(by, at)| {
                t.cases_deferral_agreed(names.name(t, by), date_time(page.t, at))
            }),
        });
        let months = months.iter().map(|one| MonthLine {
            name: month(page.t, one.begins),
            figures: [
                (t.cases_month_asked(), one.asked),
                (t.cases_month_opened(), one.opened),
                (t.cases_month_read(), one.read),
                (t.cases_month_copied(), one.copied),
                (t.cases_month_told(), one.told),
                (t.cases_month_deferred(), one.deferred),
            ],
        });
        ListPage {
            is_on,
            may_ask,
            lines: lines.collect(),
            older: older.map(|id| format!("/admin/cases?after={id}")).unwrap_or_default(),
            deferrals: deferrals.collect(),
            months: months.collect(),
            t,
            page,
        }
    }
}
