//! `/admin/cases/new`: asks for a case.

use crate::actions;
use crate::error::Error;
use crate::model::Scope;
use crate::store::case::NewCase;
use crate::texts::T;
use crate::views::{BeginPage, Typed};
use actix_web::http::StatusCode;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use maru_contract::Offers;
use maru_kernel::{Fault, PersonId, Ref, Timestamp, Viewer};
use maru_store::DbConn;
use maru_web::{Answer, Cx, Failure, Fields, FlashKind};

/// What the form sends (S-148).
const FIELDS: [&str; 11] =
    ["form", "number", "ground", "reason", "hours", "people", "place", "from", "to", "module", "hold"];
/// Two of one name are too many.
const MOST_FOUND: i64 = 2;

pub async fn new(cx: Cx, offers: Offers) -> Answer {
    let typed = Typed { form: cx.new_sending(), hours: "72".to_owned(), hold: true, ..Typed::default() };
    cx.html(&BeginPage::new(&cx, &offers, typed, String::new()))
}

pub async fn create(cx: Cx, fields: Fields, offers: Offers) -> Answer {
    fields.only(&FIELDS)?;
    cx.recently_proven()?;
    let typed = typed(&fields);
    match begun(&cx, &typed, offers.clone()).await? {
        Ok(id) => cx.see_other_with(&format!("/admin/cases/{id}"), FlashKind::Ok, T(cx.lang).cases_sent()),
        Err(problem) => {
            let mut answer = cx.html(&BeginPage::new(&cx, &offers, typed, problem.text(cx.lang)))?;
            *answer.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(answer)
        }
    }
}

fn typed(fields: &Fields) -> Typed {
    let text = |name: &str| fields.get(name).to_owned();
    Typed {
        form: text("form"),
        number: text("number"),
        ground: text("ground"),
        reason: text("reason"),
        hours: text("hours"),
        people: text("people"),
        place: text("place"),
        from: text("from"),
        to: text("to"),
        sources: fields.all("module").map(str::to_owned).collect(),
        hold: !fields.get("hold").is_empty(),
    }
}

/// Asks for the case, unless something is wrong with the form: then nothing that was typed is lost.
async fn begun(cx: &Cx, typed: &Typed, offers: Offers) -> Result<Result<maru_kernel::Id, Error>, Failure> {
    let (viewer, typed, now) = (cx.viewer()?.clone(), typed.clone(), cx.now());
    let (asking, reading, known) = (viewer.clone(), typed.clone(), offers.clone());
    let read = cx
        .read(move |conn| match scope(conn, &known, &asking, &reading, now) {
            Err(Error::Store(error)) => Err(Error::Store(error)),
            other => Ok(other),
        })
        .await?;
    let scope = match read {
        Ok(scope) => scope,
        Err(problem) => return Ok(Err(problem)),
    };
    let Typed { form, number, ground, reason, hours, hold, .. } = typed;
    let Ok(hours) = hours.trim().parse() else { return Ok(Err(Error::Hours)) };
    let new = NewCase { number, ground, reason, hours, scope };
    // What is refused is rolled back, with the note that this form was sent.
    match cx.db().write(&cx.cause(), move |tx| actions::begin(tx, &offers, &viewer, &new, hold, &form)).await
    {
        Err(problem) if problem.code().status != 422 => Err(problem.into()),
        other => Ok(other),
    }
}

/// Days are Korean days; the last one counts in full, as far as it is over.
fn scope(
    conn: &mut DbConn,
    offers: &Offers,
    viewer: &Viewer,
    typed: &Typed,
    now: Timestamp,
) -> Result<Scope, Error> {
    let mut people = Vec::new();
    for name in typed.people.lines().map(str::trim).filter(|name| !name.is_empty()) {
        people.push(person(conn, offers, viewer, name)?);
    }
    people.sort_unstable();
    people.dedup();
    let place = match typed.place.trim() {
        "" => None,
        name => Some(room(conn, offers, viewer, name, &typed.sources)?),
    };
    let (from, to) = (day(&typed.from)?, day(&typed.to)?);
    let after = to.tomorrow().or(Err(Error::Period))?;
    let (from, until) = (start_of(from)?, start_of(after)?.min(now));
    Ok(Scope { people, place, from, until, sources: typed.sources.clone() })
}

fn day(text: &str) -> Result<Date, Error> {
    text.trim().parse().or(Err(Error::Period))
}

fn start_of(day: Date) -> Result<Timestamp, Error> {
    let zone = TimeZone::get("Asia/Seoul").unwrap_or(TimeZone::UTC);
    day.to_zoned(zone).map(|zoned| zoned.timestamp()).or(Err(Error::Period))
}

/// The one person that is called so.
fn person(conn: &mut DbConn, offers: &Offers, viewer: &Viewer, name: &str) -> Result<PersonId, Error> {
    let mut found = Vec::new();
    for finder in &offers.all().finders {
        found.extend(finder.find(conn, viewer, viewer.lang, name, MOST_FOUND)?);
    }
    found.retain(|card| card.subject.module == "directory" && card.subject.kind == "person");
    match found.as_slice() {
        [only] => Ok(only.subject.id),
        _ => name.parse().or(Err(Error::Person(name.to_owned()))),
    }
}

/// The one room of this name among the chosen modules.
fn room(
    conn: &mut DbConn,
    offers: &Offers,
    viewer: &Viewer,
    name: &str,
    sources: &[String],
) -> Result<Ref, Error> {
    let mut found = Vec::new();
    for source in &offers.all().evidence {
        if sources.iter().any(|module| module == source.module()) {
            found.extend(source.places(conn, viewer, name, MOST_FOUND)?);
        }
    }
    match found.as_slice() {
        [only] => Ok(only.place.clone()),
        _ => Err(Error::Room),
    }
}
