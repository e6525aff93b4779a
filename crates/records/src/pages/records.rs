//! `/admin/records`: schedules, holds and the register.

use crate::access;
use crate::actions;
use crate::error::Error;
use crate::model::NewHold;
use crate::store::{disposal, hold, schedule};
use crate::texts::T;
use crate::views::{ClassRow, RecordsPage};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use maru_contract::Offers;
use maru_kernel::{Fault, Id, Lang, Ref, Timestamp, Viewer};
use maru_store::DbConn;
use maru_web::{Answer, Cx, Failure, FlashKind, Form};
use serde::Deserialize;

const LINES: i64 = 50;
/// Beyond this the number of due things is not counted out.
const MOST_COUNTED: i64 = 100;
const HERE: &str = "/admin/records";

/// Which part of the register, and which of the holds.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    after: String,
    holds: String,
}

/// A hold as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HoldForm {
    pub reason: String,
    pub prefix: String,
    pub person: String,
    pub from: String,
    pub to: String,
}

/// Days a class is kept beyond its time.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DaysForm {
    class: String,
    days: String,
}

/// The class whose shorter time is confirmed.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClassForm {
    class: String,
}

pub async fn show(cx: Cx, asked: web::Query<Asked>, offers: Offers) -> Answer {
    let page = page(&cx, &asked, offers, HoldForm::default(), String::new()).await?;
    cx.html(&page)
}

/// The page with what was typed and what was wrong with it.
async fn page(
    cx: &Cx,
    asked: &Asked,
    offers: Offers,
    typed: HoldForm,
    problem: String,
) -> Result<RecordsPage, Failure> {
    let (viewer, lang, now) = (cx.viewer()?.clone(), cx.lang, cx.now());
    let from = |text: &str| text.parse().unwrap_or(Id::from_i64(i64::MAX));
    let (before, held_before) = (from(&asked.after), from(&asked.holds));
    let (classes, holds, names, register) = cx
        .read(move |conn| {
            let mut classes = Vec::new();
            for class in &offers.all().retention {
                let schedule = schedule::of_class(conn, class.class())?;
                let then = now - jiff::SignedDuration::from_hours(i64::from(schedule.extra_days) * 24);
                let due = class.due(conn, then, None, MOST_COUNTED)?.len();
                let label = class.label(lang);
                classes.push(ClassRow { class: class.class(), label, due, schedule });
            }
            let holds = hold::list(conn, held_before, LINES + 1)?;
            let people = holds.iter().flat_map(|h| [Some(h.placed_by), h.scope.person]).flatten();
            let refs: Vec<Ref> = people.map(|id| Ref::new("directory", "person", id)).collect();
            let cards = offers.describe(conn, &viewer, lang, &refs)?;
            let names: Vec<(Id, String)> =
                cards.into_iter().flatten().map(|card| (card.subject.id, card.title)).collect();
            Ok::<_, Error>((classes, holds, names, disposal::list(conn, before, LINES + 1)?))
        })
        .await?;
    let may_manage = cx.viewer()?.may(access::MANAGE);
    let page = RecordsPage::new(cx, may_manage, &classes, holds, &names, register, LINES);
    Ok(RecordsPage { typed, problem, ..page })
}

pub async fn place(cx: Cx, Form(form): Form<HoldForm>, offers: Offers) -> Answer {
    let Some(problem) = refused(&cx, &form, offers.clone()).await? else {
        return cx.see_other_with(HERE, FlashKind::Ok, T(cx.lang).records_hold_placed());
    };
    let page = page(&cx, &Asked::default(), offers, form, problem.text(cx.lang)).await?;
    let mut answer = cx.html(&page)?;
    *answer.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(answer)
}

/// Places the hold, unless something is wrong with the form.
async fn refused(cx: &Cx, form: &HoldForm, offers: Offers) -> Result<Option<Error>, Failure> {
    let (viewer, lang, called) = (cx.viewer()?.clone(), cx.lang, form.person.trim().to_owned());
    let new = match read(form) {
        Ok(new) => new,
        Err(problem) => return Ok(Some(problem)),
    };
    let (asking, known) = (viewer.clone(), offers.clone());
    let whom = move |conn: &mut DbConn| match person_called(conn, &asking, lang, &offers, &called) {
        Err(problem @ Error::Person) => Ok(Err(problem)),
        other => other.map(Ok),
    };
    let new = match cx.read(whom).await? {
        Ok(person) => NewHold { person, ..new },
        Err(problem) => return Ok(Some(problem)),
    };
    cx.write(move |tx| match actions::place(tx, &access::may_manage(&viewer)?, &known, &new) {
        Err(problem @ (Error::Hold | Error::HoldClass(_) | Error::HoldTime | Error::HoldMissing)) => {
            Ok(Some(problem))
        }
        other => other.map(|_| None),
    })
    .await
}

/// Days are Korean days, and the last one counts in full.
fn read(form: &HoldForm) -> Result<NewHold, Error> {
    let to = match form.to.trim() {
        "" => None,
        text => Some(text.parse::<Date>().ok().and_then(|d| d.tomorrow().ok()).ok_or(Error::Hold)?),
    };
    let from = match form.from.trim() {
        "" => None,
        text => Some(text.parse::<Date>().or(Err(Error::Hold))?),
    };
    let prefix = form.prefix.trim().trim_end_matches('/').to_owned();
    let (from, to) = (from.map(start_of).transpose()?, to.map(start_of).transpose()?);
    Ok(NewHold { reason: form.reason.trim().to_owned(), prefix, person: None, from, to })
}

/// The one person a search for `called` finds; nobody when nothing is asked for.
fn person_called(
    conn: &mut DbConn,
    viewer: &Viewer,
    lang: Lang,
    offers: &Offers,
    called: &str,
) -> Result<Option<Id>, Error> {
    if called.is_empty() {
        return Ok(None);
    }
    let mut found = Vec::new();
    for finder in &offers.all().finders {
        found.extend(finder.find(conn, viewer, lang, called, 2)?);
    }
    found.retain(|card| card.subject.kind == "person");
    match found.as_slice() {
        [only] => Ok(Some(only.subject.id)),
        _ => called.parse().map(Some).or(Err(Error::Person)),
    }
}

fn start_of(day: Date) -> Result<Timestamp, Error> {
    let zone = TimeZone::get("Asia/Seoul").unwrap_or(TimeZone::UTC);
    day.to_zoned(zone).map(|z| z.timestamp()).or(Err(Error::Hold))
}

pub async fn lift(cx: Cx, request: HttpRequest) -> Answer {
    cx.recently_proven()?;
    let (id, viewer, t) = (cx.id_in(&request, "id")?, cx.viewer()?.clone(), T(cx.lang));
    let lifted = cx.write(move |tx| actions::ask_or_lift(tx, &access::may_manage(&viewer)?, id)).await?;
    let text = if lifted { t.records_hold_lifted() } else { t.records_hold_asked() };
    cx.see_other_with(HERE, FlashKind::Ok, text)
}

pub async fn reschedule(cx: Cx, Form(form): Form<DaysForm>, offers: Offers) -> Answer {
    cx.recently_proven()?;
    let (viewer, t) = (cx.viewer()?.clone(), T(cx.lang));
    let days: i32 = form.days.trim().parse().or(Err(Error::Days))?;
    let counts = cx
        .write(move |tx| actions::reschedule(tx, &access::may_manage(&viewer)?, &offers, &form.class, days))
        .await?;
    let text = if counts { t.records_days_saved() } else { t.records_days_asked() };
    cx.see_other_with(HERE, FlashKind::Ok, text)
}

pub async fn confirm(cx: Cx, Form(form): Form<ClassForm>) -> Answer {
    cx.recently_proven()?;
    let viewer = cx.viewer()?.clone();
    cx.write(move |tx| actions::confirm_shorter(tx, &access::may_manage(&viewer)?, &form.class)).await?;
    cx.see_other_with(HERE, FlashKind::Ok, T(cx.lang).records_days_saved())
}
