//! A case.

use super::exports::{ExportView, ExportWays, export_view};
use super::stage::{self, StageWords};
use crate::access;
use crate::model::{Case, CaseHold, Deferral, Export, Office, Round, Telling};
use crate::offers::office_name;
use crate::pages::Names;
use crate::store::reading::ReadLine;
use crate::texts::T;
use askama::Template;
use jiff::SignedDuration;
use maru_kernel::visible;
use maru_web::{Cx, Page, date, date_time};

/// What the page tells of a case.
pub struct Known {
    pub case: Case,
    pub place: String,
    pub sources: String,
    pub hold: Option<CaseHold>,
    pub readings: Vec<ReadLine>,
    pub read: i64,
    pub deferrals: Vec<Deferral>,
    pub exports: Vec<Export>,
}

/// What the viewer may do.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a button of its own")]
pub struct Ways {
    pub offices: Vec<Office>,
    pub refuse: bool,
    pub renew: bool,
    pub finish: bool,
    pub read: bool,
    pub want: bool,
    /// By copy, in the order of [`Known::exports`].
    pub exports: Vec<ExportWays>,
    pub place: bool,
    pub lift: bool,
    pub defer: bool,
    pub agree: bool,
}

/// The page.
#[derive(Template)]
#[template(path = "cases/case.html")]
pub struct CasePage {
    pub page: Page,
    pub t: T,
    pub here: String,
    pub stage: StageWords,
    pub was_open: bool,
    pub facts: Vec<(&'static str, String)>,
    pub people: Vec<String>,
    pub rounds: Vec<RoundView>,
    pub offices: Vec<OfficeView>,
    pub ways: Ways,
    pub exports: Vec<ExportView>,
    pub hold: String,
    pub hold_waits: bool,
    pub telling: String,
    pub deferrals: Vec<DeferralView>,
    pub readings: Vec<(String, String)>,
    pub readings_note: String,
}

/// An asking with what became of it.
pub struct RoundView {
    pub title: String,
    pub line: String,
    pub reason: String,
    pub approvals: Vec<String>,
    pub outcome: String,
}

/// An office the viewer may approve in.
pub struct OfficeView {
    pub name: &'static str,
    pub label: String,
}

/// A telling that is or was to be put off.
pub struct DeferralView {
    pub line: String,
    pub reason: String,
    pub state: String,
}

impl CasePage {
    /// The page.
    pub fn new(cx: &Cx, known: &Known, ways: Ways, names: &Names) -> CasePage {
        let (t, case) = (T(cx.lang), &known.case);
        let page = cx.page(visible(&case.number));
        let web = page.t;
        let offices = ways.offices.iter().map(|office| OfficeView {
            name: office.name(),
            label: t.cases_approve_as(office_name(t, *office)),
        });
        let hold = known
            .hold
            .as_ref()
            .map(|hold| t.cases_hold_line(names.name(t, hold.placed_by), date_time(web, hold.placed_at)));
        let asked = known.hold.as_ref().and_then(|hold| hold.lift_asked.as_ref());
        let readings = known.readings.iter().map(|line| {
            (format!("{} · {}", names.name(t, line.person), date_time(web, line.at)), line.item.to_string())
        });
        let exports = known.exports.iter().zip(&ways.exports);
        let exports = exports.map(|(one, ways)| export_view((t, web), one, ways, names, cx.now()));
        CasePage {
            exports: exports.collect(),
            here: format!("/admin/cases/{}", case.id),
            stage: stage::words(t, web, &case.stage),
            was_open: case.rounds.iter().any(|round| round.until.is_some()),
            facts: facts(t, web, known, names),
            people: case.scope.people.iter().map(|person| names.full(t, *person)).collect(),
            rounds: case.rounds.iter().map(|round| round_view(t, web, round, names)).collect(),
            offices: offices.collect(),
            hold: hold.unwrap_or_default(),
            hold_waits: asked.is_some_and(|asked| asked.is_alive(cx.now())),
            telling: match case.telling {
                Telling::NotYet => t.cases_telling_not_yet().to_owned(),
                Telling::Due(at) => t.cases_telling_due(date(web, at)),
                Telling::Told(at) => t.cases_telling_done(date(web, at)),
            },
            deferrals: known.deferrals.iter().map(|one| deferral_view(t, web, one, names, cx)).collect(),
            readings: readings.collect(),
            readings_note: t.cases_readings_note(known.read),
            ways,
            t,
            page,
        }
    }
}

fn facts(t: T, web: maru_web::T, known: &Known, names: &Names) -> Vec<(&'static str, String)> {
    let case = &known.case;
    // The end is the first instant that is not covered any more; people think of the moment before.
    let last = case.scope.until - SignedDuration::from_secs(1);
    let mut facts = vec![
        (t.cases_ground(), visible(&case.ground)),
        (t.cases_period(), t.cases_period_of(date(web, case.scope.from), date(web, last))),
        (t.cases_sources(), known.sources.clone()),
        (t.cases_place(), visible(&known.place)),
        (t.cases_subjects_count(), t.cases_people_of(case.subjects.len())),
        (t.cases_asker(), names.full(t, case.asked_by)),
    ];
    facts.retain(|(_, value)| !value.is_empty());
    facts
}

fn round_view(t: T, web: maru_web::T, round: &Round, names: &Names) -> RoundView {
    let ask = &round.ask;
    RoundView {
        title: if ask.round == 1 {
            t.cases_round_first().to_owned()
        } else {
            t.cases_round_more(ask.round - 1)
        },
        line: t.cases_round_line(ask.hours, date_time(web, ask.at)),
        reason: visible(&ask.reason),
        approvals: round
            .approvals
            .iter()
            .map(|approval| {
                let (name, office) = (names.name(t, approval.person), office_name(t, approval.office));
                t.cases_approval_line(name, office, date_time(web, approval.at))
            })
            .collect(),
        outcome: match round.until {
            Some(until) => t.cases_round_until(date_time(web, until)),
            None if round.refused => t.cases_round_refused().to_owned(),
            None => String::new(),
        },
    }
}

fn deferral_view(t: T, web: maru_web::T, one: &Deferral, names: &Names, cx: &Cx) -> DeferralView {
    let state = match one.agreed {
        Some((by, at)) => t.cases_deferral_agreed(names.name(t, by), date_time(web, at)),
        None if access::waits(one, cx.now()) => t.cases_deferral_waiting().to_owned(),
        None => t.cases_deferral_void().to_owned(),
    };
    DeferralView {
        line: t.cases_deferral_line(names.name(t, one.asked.by), date(web, one.until)),
        reason: visible(&one.reason),
        state,
    }
}
