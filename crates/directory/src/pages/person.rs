//! `GET /people/{id}`: one person's card.

use super::card::{OpenCard, open_card};
use super::people::crumbs;
use crate::Error;
use crate::store::{appointments, units};
use crate::texts::T;
use crate::views::people::{PersonRow, people_href};
use crate::views::person::{PersonCard, PersonPage};
use actix_web::HttpRequest;
use maru_kernel::Id;
use maru_web::{Answer, Cx, Route, Rule};

/// Colleagues beside the card.
const COLLEAGUES: i64 = 30;

pub(super) fn routes() -> Vec<Route> {
    vec![Route::get("/people/{id}", Rule::SignedIn, show)]
}

/// The page.
async fn show(cx: Cx, request: HttpRequest) -> Answer {
    let (id, viewer, t) = (cx.id_in(&request, "id")?, cx.viewer()?.clone(), T(cx.lang));
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
        unit,
        unit_href,
    })
}

fn row(t: T, member: appointments::Member) -> PersonRow {
    let href = person_href(member.person.id());
    PersonRow::of_member(t, member, href)
}

fn person_href(id: Id) -> String {
    format!("/people/{id}")
}
