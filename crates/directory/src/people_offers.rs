//! What the rest of the house gets to know of people: cards for references, finding people, the units a
//! viewer belongs to.

use crate::model::PersonLine;
use crate::store::{groups, people_search, persons, places_search, posts, scopes, units};
use crate::texts::T;
use crate::{access, rights_cards};
use maru_contract::{Card, Contributions, Describe, Finder};
use maru_kernel::{Id, Lang, Ref, Timestamp, Viewer};
use maru_store::{DbConn, StoreResult};
use maru_web::NavEntry;
use std::sync::Arc;

/// Adds the offers.
pub(crate) fn bring(to: &mut Contributions) {
    to.navigation.push(NavEntry {
        key: "people",
        label: |lang| T(lang).people_title(),
        href: "/people",
        icon: "org",
        permission: None,
        for_guests: false,
        order: 70,
        bottom: false,
        phone: true,
        badge: None,
    });
    to.describers.push(Arc::new(People));
    to.finders.push(Arc::new(People));
    to.finders.push(Arc::new(Places));
    to.scopes.push(Arc::new(|conn, viewer| scopes::of_person(conn, viewer.id, Timestamp::now())));
    to.event_labels.push(("directory.person_viewed", |lang| T(lang).person_event_viewed()));
}

struct People;

impl Describe for People {
    fn module(&self) -> &'static str {
        "directory"
    }

    fn describe(
        &self,
        conn: &mut DbConn,
        viewer: &Viewer,
        lang: Lang,
        refs: &[Ref],
    ) -> StoreResult<Vec<Option<Card>>> {
        let of_kind = |kind: &str| refs.iter().filter(|r| r.kind == kind).map(|r| r.id).collect::<Vec<Id>>();
        let mut people = persons::lines(conn, viewer, &of_kind("person"))?;
        people.retain(|line| access::sees_person(viewer, line.id()));
        let units = units::some(conn, &of_kind("unit"))?;
        let card = |reference: &Ref| -> StoreResult<Option<Card>> {
            Ok(match reference.kind.as_str() {
                "unit" | "post" | "group" if viewer.guest => None,
                "person" => people.iter().find(|p| p.id() == reference.id).map(person_card),
                "unit" => units.iter().find(|u| u.id == reference.id).map(|unit| Card {
                    subject: reference.clone(),
                    title: unit.name.clone(),
                    line: String::new(),
                    href: unit_href(unit.id),
                    icon: "building",
                }),
                "post" => posts::one(conn, reference.id)?.map(|post| Card {
                    subject: reference.clone(),
                    title: post.name,
                    line: post.unit_name,
                    href: post_href(post.id),
                    icon: "user",
                }),
                "group" => groups::one(conn, reference.id)?.map(|(name, description)| Card {
                    subject: reference.clone(),
                    title: name,
                    line: description,
                    href: String::new(),
                    icon: "users",
                }),
                _ => rights_cards::card(conn, viewer, lang, reference)?,
            })
        };
        refs.iter().map(card).collect()
    }

    fn last_names(
        &self,
        conn: &mut DbConn,
        viewer: &Viewer,
        refs: &[Ref],
    ) -> StoreResult<Vec<Option<String>>> {
        let people: Vec<Id> = refs.iter().filter(|r| r.kind == "person").map(|r| r.id).collect();
        let left = persons::names_of_those_who_left(conn, viewer, &people)?;
        let name = |r: &Ref| left.iter().find(|(id, _)| r.kind == "person" && *id == r.id);
        Ok(refs.iter().map(|r| name(r).map(|(_, name)| name.clone())).collect())
    }

    /// Also of people who have left: what concerned them is kept.
    fn exists(&self, conn: &mut DbConn, subject: &Ref) -> StoreResult<bool> {
        Ok(match subject.kind.as_str() {
            "person" => persons::since(conn, subject.id)?.is_some(),
            "unit" => !units::some(conn, &[subject.id])?.is_empty(),
            "post" => posts::one(conn, subject.id)?.is_some(),
            "group" => groups::one(conn, subject.id)?.is_some(),
            _ => true,
        })
    }
}

impl Finder for People {
    fn name(&self) -> &'static str {
        "people"
    }

    fn label(&self, lang: Lang) -> &'static str {
        T(lang).people_label_person()
    }

    fn find(
        &self,
        conn: &mut DbConn,
        viewer: &Viewer,
        _: Lang,
        query: &str,
        limit: i64,
    ) -> StoreResult<Vec<Card>> {
        if viewer.guest {
            return Ok(Vec::new());
        }
        let limit = usize::try_from(limit).unwrap_or(0);
        Ok(people_search::find(conn, viewer, query, limit)?.iter().map(person_card).collect())
    }
}

struct Places;

impl Finder for Places {
    fn name(&self) -> &'static str {
        "units"
    }

    fn label(&self, lang: Lang) -> &'static str {
        T(lang).people_label_places()
    }

    fn find(
        &self,
        conn: &mut DbConn,
        viewer: &Viewer,
        _: Lang,
        query: &str,
        limit: i64,
    ) -> StoreResult<Vec<Card>> {
        if viewer.guest {
            return Ok(Vec::new());
        }
        let found = places_search::find(conn, query, usize::try_from(limit).unwrap_or(0))?;
        Ok(found.into_iter().map(place_card).collect())
    }
}

fn place_card(place: places_search::Place) -> Card {
    let is_unit = place.subject.kind == "unit";
    Card {
        title: place.name,
        line: place.within,
        href: if is_unit { unit_href(place.subject.id) } else { post_href(place.subject.id) },
        icon: if is_unit { "building" } else { "user" },
        subject: place.subject,
    }
}

/// The lasting address of a unit.
fn unit_href(id: Id) -> String {
    format!("/people/units/{id}")
}

/// The lasting address of a post, whoever holds it.
fn post_href(id: Id) -> String {
    format!("/people/posts/{id}")
}

fn person_card(line: &PersonLine) -> Card {
    let parts = [line.unit.as_str(), line.duty.as_str(), line.phone.as_str()];
    Card {
        subject: Ref::new("directory", "person", line.id()),
        title: format!("{} {}", line.name, line.position()).trim_end().to_owned(),
        line: parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
        href: format!("/people/{}", line.id()),
        icon: "user",
    }
}
