//! Schedules, holds and the register, ready to print.

use crate::access;
use crate::model::{Hold, Period};
use crate::pages::HoldForm;
use crate::store::disposal::Disposal;
use crate::store::schedule::Schedule;
use crate::texts::T;
use askama::Template;
use jiff::tz::TimeZone;
use maru_kernel::{Id, PersonId, Timestamp, visible};
use maru_web::{Cx, Page};

/// A class of things with what is due of it.
pub struct ClassRow {
    pub class: &'static str,
    pub label: &'static str,
    pub due: usize,
    pub schedule: Schedule,
}

/// The page.
#[derive(Template)]
#[template(path = "records/records.html")]
pub struct RecordsPage {
    pub page: Page,
    pub t: T,
    pub may_manage: bool,
    /// A hold as typed, when something is wrong with it.
    pub typed: HoldForm,
    pub problem: String,
    pub classes: Vec<ClassLine>,
    pub holds: Vec<HoldLine>,
    pub older_holds: String,
    pub register: Vec<RegisterLine>,
    pub next: String,
    pub periods: Vec<PeriodLine>,
}

/// A class.
pub struct ClassLine {
    pub name: &'static str,
    pub label: &'static str,
    pub due: String,
    pub days: i32,
    /// What is asked for and may be confirmed by this viewer; empty when nothing is.
    pub asked: String,
    pub may_confirm: bool,
}

/// A hold.
pub struct HoldLine {
    pub id: String,
    pub reason: String,
    pub scope: String,
    pub placed: String,
    pub asked: bool,
    pub may_lift: bool,
}

/// A line of the register.
pub struct RegisterLine {
    pub class: String,
    pub subject: String,
    pub due: String,
    pub disposed: String,
}

/// A statutory period.
pub struct PeriodLine {
    pub name: &'static str,
    pub ends: String,
}

impl RecordsPage {
    /// The page; `holds` and `register` have one line too many when there is more.
    pub fn new(
        cx: &Cx,
        may_manage: bool,
        classes: &[ClassRow],
        mut holds: Vec<Hold>,
        names: &[(Id, String)],
        mut register: Vec<Disposal>,
        lines: i64,
    ) -> RecordsPage {
        let (t, page) = (T(cx.lang), cx.page(T(cx.lang).records_title()));
        let (now, me) = (cx.now(), cx.session.as_ref().map(|s| s.viewer.id));
        let most = usize::try_from(lines).unwrap_or(0);
        let next = rest(&mut register, most, |d| d.id).map(|id| format!("/admin/records?after={id}"));
        let older = rest(&mut holds, most, |h| h.id).map(|id| format!("/admin/records?holds={id}"));
        let register = register.into_iter().map(|d| RegisterLine {
            class: d.class,
            subject: d.subject,
            due: maru_web::date(page.t, d.due_at),
            disposed: maru_web::date_time(page.t, d.disposed_at),
        });
        RecordsPage {
            typed: HoldForm::default(),
            problem: String::new(),
            may_manage,
            classes: classes.iter().map(|c| class_line(t, c, me, now)).collect(),
            holds: holds.iter().map(|h| hold_line(t, &page, h, names, me, now)).collect(),
            register: register.collect(),
            next: next.unwrap_or_default(),
            older_holds: older.unwrap_or_default(),
            periods: periods(t, &page, now),
            t,
            page,
        }
    }
}

/// Leaves `most` lines; the id of the last one when there were more.
fn rest<L>(lines: &mut Vec<L>, most: usize, id: impl Fn(&L) -> Id) -> Option<Id> {
    let more = lines.len() > most;
    lines.truncate(most);
    lines.last().filter(|_| more).map(id)
}

fn class_line(t: T, row: &ClassRow, me: Option<PersonId>, now: Timestamp) -> ClassLine {
    let asked = row.schedule.asked.as_ref().filter(|(_, request)| access::alive(request, now));
    ClassLine {
        name: row.class,
        label: row.label,
        due: if row.due >= 100 { t.records_due_more(row.due) } else { t.records_due(row.due) },
        days: row.schedule.extra_days,
        asked: asked.map(|(days, _)| t.records_days_wanted(days)).unwrap_or_default(),
        may_confirm: asked.is_some_and(|(_, request)| Some(request.by) != me),
    }
}

fn hold_line(
    t: T,
    page: &Page,
    hold: &Hold,
    names: &[(Id, String)],
    me: Option<PersonId>,
    now: Timestamp,
) -> HoldLine {
    let name = |id: PersonId| {
        names.iter().find(|(known, _)| *known == id).map_or_else(|| id.to_string(), |(_, name)| name.clone())
    };
    let asked = hold.lift_asked.as_ref().filter(|request| access::alive(request, now));
    let day = |at: Option<Timestamp>| at.map(|at| maru_web::date(page.t, at)).unwrap_or_default();
    let mut scope = vec![hold.scope.prefix.clone(), hold.scope.person.map(name).unwrap_or_default()];
    // The end is the first instant that is not covered any more; people think of the day before.
    let until = hold.scope.to.map(|to| to - jiff::SignedDuration::from_secs(1));
    if hold.scope.from.is_some() || until.is_some() {
        scope.push(format!("{} ~ {}", day(hold.scope.from), day(until)));
    }
    scope.retain(|part| !part.is_empty());
    HoldLine {
        id: hold.id.to_string(),
        scope: visible(&scope.join(" · ")),
        placed: visible(&t.records_placed_by(maru_web::date(page.t, hold.placed_at), name(hold.placed_by))),
        asked: asked.is_some(),
        may_lift: asked.is_none_or(|request| Some(request.by) != me),
        reason: visible(&hold.scope.reason),
    }
}

/// When a record finished today would not be kept any more.
fn periods(t: T, page: &Page, now: Timestamp) -> Vec<PeriodLine> {
    let zone = TimeZone::get("Asia/Seoul").unwrap_or(TimeZone::UTC);
    let today = now.to_zoned(zone.clone()).date();
    let ends = |period: Period| {
        let first = period.ends(today)?.to_zoned(zone.clone()).ok()?.timestamp();
        Some(maru_web::date(page.t, first - jiff::SignedDuration::from_secs(1)))
    };
    let line = |period| PeriodLine {
        name: period_name(t, period),
        ends: ends(period).unwrap_or_else(|| t.period_no_end().to_owned()),
    };
    Period::ALL.into_iter().map(line).collect()
}

fn period_name(t: T, period: Period) -> &'static str {
    match period {
        Period::One => t.period_one(),
        Period::Three => t.period_three(),
        Period::Five => t.period_five(),
        Period::Ten => t.period_ten(),
        Period::Thirty => t.period_thirty(),
        Period::SemiPermanent => t.period_semi_permanent(),
        Period::Permanent => t.period_permanent(),
    }
}
