//! What everybody may know, and what subjects are told.

use crate::access::{Allowed, Hear};
use crate::model::{Case, End, Stage, Switch, Telling};
use crate::offers::office_name;
use crate::store::tally::Tally;
use crate::texts::T;
use askama::Template;
use jiff::SignedDuration;
use maru_kernel::visible;
use maru_web::{Cx, Page, date, date_time};

/// The page for everybody.
#[derive(Template)]
#[template(path = "cases/open.html")]
pub struct OpenPage {
    pub page: Page,
    pub t: T,
    pub state: String,
    pub rules: [&'static str; 7],
    pub counts: Vec<(&'static str, String)>,
    pub mine: Vec<Mine>,
}

/// A case somebody was told of.
pub struct Mine {
    pub href: String,
    pub number: String,
    pub line: String,
}

impl OpenPage {
    /// The page.
    pub fn new(cx: &Cx, switch: &Switch, tally: &Tally, mine: &[Allowed<Hear, Case>]) -> OpenPage {
        let (t, page) = (T(cx.lang), cx.page(T(cx.lang).open_title()));
        let state = match switch.on_since {
            Some(at) => t.open_on(date(page.t, at)),
            None => t.open_off().to_owned(),
        };
        let count = |count: i64| t.open_count(count);
        let mine = mine.iter().map(|heard| {
            let case = heard.noun();
            let told = if let Telling::Told(at) = case.telling { date(page.t, at) } else { String::new() };
            Mine {
                href: format!("/cases/told/{}", case.id),
                number: visible(&case.number),
                line: t.open_mine_line(told),
            }
        });
        OpenPage {
            state,
            rules: [
                t.open_rule_ask(),
                t.open_rule_approve(),
                t.open_rule_time(),
                t.open_rule_log(),
                t.open_rule_copy(),
                t.open_rule_tell(),
                t.open_rule_hold(),
            ],
            counts: vec![
                (t.open_asked(), count(tally.asked)),
                (t.open_opened(), count(tally.opened)),
                (t.open_open(), count(tally.open)),
                (t.open_told(), count(tally.told)),
            ],
            mine: mine.collect(),
            t,
            page,
        }
    }
}

/// The page for somebody whom a case was about.
#[derive(Template)]
#[template(path = "cases/told.html")]
pub struct ToldPage {
    pub page: Page,
    pub t: T,
    pub facts: Vec<(&'static str, String)>,
}

impl ToldPage {
    /// The page; `read` is how many things were read, `copies` how many sealed copies were made.
    pub fn new(cx: &Cx, heard: &Allowed<Hear, Case>, read: i64, copies: i64) -> ToldPage {
        let (t, page, case) = (T(cx.lang), cx.page(T(cx.lang).open_told_title()), heard.noun());
        // The end is the first instant that is not covered any more; people think of the moment before.
        let last = case.scope.until - SignedDuration::from_secs(1);
        let approvals = case.rounds.first().map(|round| round.approvals.as_slice()).unwrap_or_default();
        let offices: Vec<&str> = approvals.iter().map(|approval| office_name(t, approval.office)).collect();
        let opened = approvals.iter().map(|approval| approval.at).max();
        let over = match case.stage {
            Stage::Over { how: End::Closed | End::Expired, at } => Some(at),
            Stage::Over { .. } | Stage::Asked { .. } | Stage::Open { .. } => None,
        };
        let open = opened
            .zip(over)
            .map(|(from, to)| t.open_told_open_of(date_time(page.t, from), date_time(page.t, to)));
        let told = if let Telling::Told(at) = case.telling { date(page.t, at) } else { String::new() };
        let facts = vec![
            (t.open_told_number(), visible(&case.number)),
            (t.open_told_ground(), visible(&case.ground)),
            (t.open_told_period(), t.cases_period_of(date(page.t, case.scope.from), date(page.t, last))),
            (t.open_told_sources(), case.scope.sources.join(", ")),
            (t.open_told_offices(), offices.join(", ")),
            (t.open_told_open(), open.unwrap_or_default()),
            (t.open_told_read(), t.open_count(read)),
            (t.open_told_copies(), t.open_count(copies)),
            (t.open_told_at(), told),
        ];
        ToldPage { facts, t, page }
    }
}
