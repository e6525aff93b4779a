//! Who is in a room: asked in, sent away, let manage; and leaving.

use super::Nothing;
use super::eye::{Eye, had, inside, may, people, with_presence};
use super::people::{behind_picked, picker};
use crate::actions::{self, MOST_AT_ONCE};
use crate::error::Error;
use crate::store::member;
use crate::views::about::MemberRow;
use crate::views::list::title;
use crate::views::members::{MembersPage, Picker};
use actix_web::{HttpRequest, web};
use maru_kernel::{Id, PersonId};
use maru_web::{Answer, Failure, Fields, FlashKind, Form};
use serde::Deserialize;

/// Members of a page.
const MOST: i64 = 100;

/// What the address asks for: whom one looks for, and who was chosen so far.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// What was typed.
    pub query: String,
    /// Who was chosen.
    pub picked: Vec<String>,
    /// After whom to go on, or anything else, by name.
    others: Vec<(String, String)>,
}

impl Wanted {
    /// What the address asks for.
    pub fn of(request: &HttpRequest) -> Wanted {
        let pairs = web::Query::<Vec<(String, String)>>::from_query(request.query_string());
        let mut wanted = Wanted::default();
        for (name, value) in pairs.map(web::Query::into_inner).unwrap_or_default() {
            match name.as_str() {
                "q" => wanted.query = value,
                "person" if wanted.picked.len() < MOST_AT_ONCE => wanted.picked.push(value),
                _ => wanted.others.push((name, value)),
            }
        }
        wanted
    }

    /// Something else that was asked for.
    pub fn get(&self, name: &str) -> &str {
        self.others.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value.as_str())
    }
}

/// Whether somebody manages.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoleForm {
    manages: bool,
}

pub async fn list(eye: Eye, request: HttpRequest) -> Answer {
    let (id, wanted) = (eye.room(&request)?, Wanted::of(&request));
    let after = wanted.get("after").parse().unwrap_or(Id::from_i64(0));
    let (t, lang, now, web) = (eye.t(), eye.cx.lang, eye.cx.now(), eye.cx.page("").t);
    let (name, had, rows, next, may, picker) = eye
        .read(move |conn, viewer, desk| {
            let seen = inside(conn, viewer, id)?;
            let may = may(conn, viewer, &seen)?;
            let had = had(conn, seen)?;
            let mut members = member::of_room(conn, id, after, MOST + 1)?;
            let more = members.len() > usize::try_from(MOST).unwrap_or_default();
            members.truncate(usize::try_from(MOST).unwrap_or_default());
            let who: Vec<PersonId> = members.iter().map(|one| one.person).chain(had.other).collect();
            let people = people(conn, desk, (viewer, lang), who.iter().copied(), std::slice::from_ref(&had))?;
            let people = with_presence(conn, desk, (t, web), people, &who, now)?;
            let row = |one: &crate::model::Member| MemberRow::new(t, one, &people, viewer.id, may.set);
            let next = members.last().filter(|_| more).map(|last| last.person.to_string());
            let rows = members.iter().map(row).collect();
            let picker = if may.invite {
                picker(conn, desk, (viewer, lang), &wanted.picked, &wanted.query)?
            } else {
                Picker::default()
            };
            Ok((title(t, &had, &people), had, rows, next, may, picker))
        })
        .await?;
    let page = eye.cx.page(t.room_people_title(name));
    eye.cx.html(&MembersPage::new(page, t, &had, rows, next, may, picker))
}

pub async fn invite(eye: Eye, request: HttpRequest, fields: Fields) -> Answer {
    fields.only(&["person", "q", "more"])?;
    let id = eye.room(&request)?;
    let picked: Vec<String> = fields.all("person").map(str::to_owned).collect();
    let members = format!("/messenger/rooms/{id}/members");
    if fields.get("more") == "true" {
        return eye.cx.see_other(&format!("{members}?{}#invite", carried(&fields, &["q"])));
    }
    eye.write(move |tx, viewer, desk| {
        let now = tx.now();
        let people = behind_picked(tx.conn(), &picked, now, MOST_AT_ONCE)?;
        if people.is_empty() {
            return Err(Error::Nobody);
        }
        actions::invite(tx, viewer, &desk.offers, id, &people)
    })
    .await?;
    eye.cx.see_other_with(&members, FlashKind::Ok, eye.t().room_invited())
}

/// Those chosen so far and some other fields of a form, as an address carries them.
pub fn carried(fields: &Fields, others: &[&str]) -> String {
    let is_key = |key: &&str| key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b':');
    let picked = fields.all("person").filter(is_key).map(|key| format!("person={key}"));
    let others = others.iter().map(|name| {
        let value: String = fields.get(name).bytes().map(|byte| format!("%{byte:02X}")).collect();
        format!("{name}={value}")
    });
    picked.chain(others).collect::<Vec<_>>().join("&")
}

fn person(request: &HttpRequest) -> Result<PersonId, Failure> {
    Ok(request.match_info().query("person").parse().or(Err(Error::Missing))?)
}

pub async fn remove(eye: Eye, request: HttpRequest, _: Form<Nothing>) -> Answer {
    let (id, person) = (eye.room(&request)?, person(&request)?);
    eye.write(move |tx, viewer, _| actions::remove(tx, viewer, id, person)).await?;
    let members = format!("/messenger/rooms/{id}/members");
    eye.cx.see_other_with(&members, FlashKind::Ok, eye.t().room_removed())
}

pub async fn appoint(eye: Eye, request: HttpRequest, Form(form): Form<RoleForm>) -> Answer {
    let (id, person) = (eye.room(&request)?, person(&request)?);
    eye.write(move |tx, viewer, _| actions::appoint(tx, viewer, id, person, form.manages)).await?;
    let members = format!("/messenger/rooms/{id}/members");
    eye.cx.see_other_with(&members, FlashKind::Ok, eye.t().room_role_saved())
}

pub async fn leave(eye: Eye, request: HttpRequest, _: Form<Nothing>) -> Answer {
    let id = eye.room(&request)?;
    eye.write(move |tx, viewer, _| actions::leave(tx, viewer, id)).await?;
    eye.cx.see_other_with("/messenger", FlashKind::Ok, eye.t().room_has_left())
}
