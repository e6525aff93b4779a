//! Messages that wait for their time: made beside a talk, listed, changed, sent at once, let go of.

use super::Nothing;
use super::calls::rows;
use super::eye::{Eye, had, is_script, people};
use super::messages::{again, can_be_mended, known, writing};
use super::since;
use crate::actions;
use crate::error::Error;
use crate::live::Teller;
use crate::model::{Later, Listed, Scheduled};
use crate::store::{message, reminder, room, scheduled};
use crate::views::list::title;
use crate::views::scheduled::{OneScheduledPage, ReminderRow, ScheduledPage, WaitingRow, Waits};
use crate::{Desk, access};
use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use maru_kernel::{Id, Lang, PersonId, Viewer};
use maru_store::DbConn;
use maru_web::{Answer, Fields, FlashKind, Form};
use serde::Deserialize;
use std::collections::HashMap;

/// Messages of the page.
const MOST: i64 = 200;

/// What a message that waits is to say, and when.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WaitingForm {
    #[serde(default)]
    body: String,
    at: String,
}

/// `POST /messenger/rooms/{id}/scheduled`: what is written waits.
pub async fn create(eye: Eye, request: HttpRequest, fields: Fields) -> Answer {
    fields.only(&[
        "body", "thread", "reply_to", "priority", "asks", "every", "rounds", "file", "sending", "when", "at",
        "kept", "drafted",
    ])?;
    let id = eye.room(&request)?;
    let new = writing(&fields)?;
    let (thread, later) = (new.thread, Later::parse(fields.get("when"), fields.get("at")));
    let known = known(&fields);
    let wish = format!("{} {}", fields.get("when"), fields.get("at"));
    let made = eye
        .write(move |tx, viewer, _| {
            let at = later.and_then(|later| later.at(tx.now()));
            let made = actions::schedule(tx, viewer, id, &new, (at, &wish))?;
            if thread.is_none() {
                actions::drop_draft(tx, viewer, id, &known)?;
            }
            Ok(scheduled::any(tx.conn(), made)?.map(|waiting| waiting.at))
        })
        .await;
    let at = match made {
        Ok(at) => at,
        Err(failure) if is_script(&request) => return Err(failure),
        Err(failure) => return again(&eye, id, thread, &fields, failure).await,
    };
    if is_script(&request) {
        let lang = eye.cx.lang;
        let count = eye.read(move |conn, viewer, _| Ok(scheduled::count(conn, viewer.id, Some(id))?)).await?;
        let line = Waits::stream(lang, id, count).map_err(|error| since::unprinted(&error))?;
        return Ok(since::answer(line));
    }
    let path = match thread {
        Some(root) => format!("/messenger/rooms/{id}/threads/{root}"),
        None => format!("/messenger/rooms/{id}"),
    };
    let when = at.map(|at| maru_web::date_time(eye.cx.page("").t, at)).unwrap_or_default();
    eye.cx.see_other_with(&path, FlashKind::Ok, eye.t().later_made(when))
}

pub async fn list(eye: Eye, _: HttpRequest) -> Answer {
    let (t, lang, now, web) = (eye.t(), eye.cx.lang, eye.cx.now(), eye.cx.page("").t);
    let (waiting, reminders) = eye
        .read(move |conn, viewer, desk| {
            let own = scheduled::of_person(conn, viewer.id, MOST)?;
            let names = names(conn, desk, (viewer, lang), &own)?;
            let name = |one: &Scheduled| {
                names.get(&one.room).cloned().unwrap_or_else(|| t.later_lost_room().to_owned())
            };
            let waiting: Vec<WaitingRow> =
                own.iter().map(|one| WaitingRow::new(t, web, one, name(one))).collect();
            let mut messages = Vec::new();
            let mut times = HashMap::new();
            for own in reminder::of_person(conn, viewer.id, MOST)? {
                let Ok(seen) = super::eye::inside(conn, viewer, own.room) else { continue };
                let Some(message) = message::one(conn, seen.place(), own.seq)? else { continue };
                times.insert(message.id, own.at);
                messages.push(message);
            }
            let found = rows(conn, desk, viewer, (t, web, lang), messages, now)?;
            let reminder = |(message, row): (crate::model::Message, _)| ReminderRow {
                row,
                when: times.get(&message.id).map(|at| maru_web::date_time(web, *at)).unwrap_or_default(),
                removal: format!(
                    "/messenger/rooms/{}/messages/{}/reminder/removal",
                    message.room, message.seq
                ),
            };
            Ok((waiting, found.into_iter().map(reminder).collect()))
        })
        .await?;
    let page = eye.cx.page(t.later_title());
    eye.cx.html(&ScheduledPage { page, t, waiting, reminders })
}

/// What the rooms are called in which these will be said; of those the viewer is not in any more, nothing.
fn names(
    conn: &mut DbConn,
    desk: &Desk,
    (viewer, lang): (&Viewer, Lang),
    own: &[Scheduled],
) -> Result<HashMap<Id, String>, Error> {
    let mut rooms: HashMap<Id, Listed> = HashMap::new();
    for id in own.iter().map(|one| one.room) {
        if rooms.contains_key(&id) {
            continue;
        }
        if let Ok(seen) = access::inside(room::seen(conn, id, viewer.id)?, viewer) {
            rooms.insert(id, had(conn, seen)?);
        }
    }
    let listed: Vec<Listed> = rooms.values().cloned().collect();
    let who: Vec<PersonId> = listed.iter().filter_map(|one| one.other).collect();
    let people = people(conn, desk, (viewer, lang), who, &listed)?;
    let t = crate::texts::T(lang);
    Ok(rooms.into_iter().map(|(id, one)| (id, title(t, &one, &people))).collect())
}

pub async fn form(eye: Eye, request: HttpRequest) -> Answer {
    let id = eye.room(&request)?;
    page(&eye, id, None).await
}

/// The page; with what was typed and what is wrong with it.
async fn page(eye: &Eye, id: Id, typed: Option<(WaitingForm, String)>) -> Answer {
    let (t, lang, now) = (eye.t(), eye.cx.lang, eye.cx.now());
    let (waiting, named, files) = eye
        .read(move |conn, viewer, desk| {
            let allowed = access::scheduled(scheduled::any(conn, id)?, viewer)?;
            let waiting = allowed.noun().clone();
            let mut names = names(conn, desk, (viewer, lang), std::slice::from_ref(&waiting))?;
            let name = names.remove(&waiting.room).unwrap_or_else(|| t.later_lost_room().to_owned());
            let people = people(conn, desk, (viewer, lang), [viewer.id], &[])?;
            let files = maru_files::of_owner(conn, &waiting.to_ref())?;
            Ok((waiting, (name, people.face(t, viewer.id)), files))
        })
        .await?;
    let frame = eye.cx.page(t.later_one_title());
    let mut page = OneScheduledPage::new(frame, t, &waiting, named, &files, now);
    let Some((typed, problem)) = typed else { return eye.cx.html(&page) };
    (page.body, page.at, page.problem) = (typed.body, typed.at, problem);
    let mut answer = eye.cx.html(&page)?;
    *answer.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(answer)
}

pub async fn update(eye: Eye, request: HttpRequest, Form(form): Form<WaitingForm>) -> Answer {
    let id = eye.room(&request)?;
    let (body, later) = (form.body.clone(), Later::parse("own", &form.at));
    let changed = eye
        .write(move |tx, viewer, _| {
            let at = later.and_then(|later| later.at(tx.now()));
            actions::reschedule(tx, viewer, id, &body, at)
        })
        .await;
    if let Err(failure) = changed {
        if can_be_mended(&failure) {
            let problem = failure.0.text(eye.cx.lang);
            return page(&eye, id, Some((form, problem))).await;
        }
        return Err(failure);
    }
    eye.cx.see_other_with("/messenger/scheduled", FlashKind::Ok, eye.t().later_changed())
}

pub async fn send(eye: Eye, request: HttpRequest, _: Form<Nothing>) -> Answer {
    let id = eye.room(&request)?;
    let (sent, stirred) = eye.write(move |tx, viewer, _| actions::send_now(tx, viewer, id)).await?;
    Teller::changed(&eye.desk, eye.cx.db(), stirred.room, stirred.before);
    let (room, seq) = (stirred.room, sent.seq());
    eye.cx.see_other(&format!("/messenger/rooms/{room}?at={seq}#m-{seq}"))
}

pub async fn remove(eye: Eye, request: HttpRequest, _: Form<Nothing>) -> Answer {
    let id = eye.room(&request)?;
    eye.write(move |tx, viewer, _| actions::unschedule(tx, viewer, id)).await?;
    eye.cx.see_other_with("/messenger/scheduled", FlashKind::Ok, eye.t().later_removed())
}
