//! `GET /people/{id}`: one person's card.

use super::card::{OpenCard, open_card};
use super::people::crumbs;
use crate::store::{appointments, units};
use crate::texts::T;
use crate::views::people::{PersonRow, people_href};
use crate::views::person::{PersonAct, PersonCard, PersonPage};
use crate::{Error, access};
use actix_web::HttpRequest;
use maru_kernel::{Id, Viewer};
use maru_web::{Answer, Cx, Route, Rule};

/// Colleagues beside the card.
const COLLEAGUES: i64 = 30;

pub(super) fn routes() -> Vec<Route> {
    vec![Route::get("/people/{id}", Rule::SignedIn, show)]
}

/// The page.
async fn show(cx: Cx, request: HttpRequest) -> Answer {
    let (id, viewer, t) = (cx.id_in(&request, "id")?, cx.viewer()?.clone(), T(cx.lang));
    let acts = acts(t, &viewer, id);
    let OpenCard { person, places, head } = open_card(&cx, id).await?;
    let unit = person.line.unit_id;
    let (members, path) = cx
        .read(move |conn| {
            let members = unit.map(|u| appointments::of_unit(conn, &viewer, u, 0, COLLEAGUES)).transpose()?;
            let path = unit.map(|u| units::path(conn, u)).transpose()?;
            Ok::<_, Error>((members.unwrap_or_default(), path.unwrap_or_default()))
        })
        .await?;
    let frame = cx.page(person.line.name.clone());
    let (unit, web) = (person.line.unit.clone(), frame.t);
    let unit_href = people_href(person.line.unit_id, None, None);
    cx.html(&PersonPage {
        crumbs: crumbs(&path, None)
            .into_iter()
            .map(|c| crate::views::people::Crumb { current: false, ..c })
            .collect(),
        card: PersonCard::new(t, web, person, places, head),
        colleagues: members.into_iter().filter(|m| m.person.id() != id).map(|m| row(t, m)).collect(),
        page: frame,
        t,
        acts,
        unit,
        unit_href,
    })
}

/// What the viewer may look into and do about somebody.
fn acts(t: T, viewer: &Viewer, id: Id) -> Vec<PersonAct> {
    let act = |part, label, icon| PersonAct { href: format!("/admin/people/{id}/{part}"), label, icon };
    let all = [
        (access::END_SESSIONS, act("sessions", t.my_session_title(), "monitor")),
        (access::MANAGE_ROLES, act("rights", t.right_link(), "key")),
    ];
    all.into_iter().filter(|(permission, _)| viewer.may(permission)).map(|(_, act)| act).collect()
}

fn row(t: T, member: appointments::Member) -> PersonRow {
    let href = person_href(member.person.id());
    PersonRow::of_member(t, member, href)
}

fn person_href(id: Id) -> String {
    format!("/people/{id}")
}
