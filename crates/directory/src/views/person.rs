//! A person's card, ready to print.

use super::people::{Crumb, PersonRow, kind_name, people_href};
use crate::model::{AppointmentKind, Person, PersonLine, digits};
use crate::store::appointments::Place;
use crate::texts::T;
use askama::Template;
use maru_kernel::Timestamp;
use maru_web::{Page, hue, initials};

/// One person on a page of their own.
#[derive(Template)]
#[template(path = "directory/person.html")]
pub struct PersonPage {
    /// The frame.
    pub page: Page,
    /// This module's texts.
    pub t: T,
    /// The way to the person's unit.
    pub crumbs: Vec<Crumb>,
    /// What the viewer's roles let them do about this person.
    pub acts: Vec<PersonAct>,
    /// The card.
    pub card: PersonCard,
    /// The unit's name.
    pub unit: String,
    /// Colleagues of the same unit.
    pub colleagues: Vec<PersonRow>,
    /// All of them.
    pub unit_href: String,
}

/// A way into the administration of one person.
pub struct PersonAct {
    /// Where it leads.
    pub href: String,
    /// What it is called.
    pub label: &'static str,
    /// The icon's name.
    pub icon: &'static str,
}

/// What a card says. Empty texts are left out.
#[derive(Clone, Debug)]
pub struct PersonCard {
    /// The card on a page of its own.
    pub href: String,
    /// Name.
    pub name: String,
    /// Name in Chinese characters and in Latin letters.
    pub other_names: String,
    /// Position or grade.
    pub position: String,
    /// Grade, when it says more than the position.
    pub rank: String,
    /// Unit.
    pub unit: String,
    /// Where the unit opens; empty without one.
    pub unit_href: String,
    /// Letters of the avatar.
    pub initials: String,
    /// Colour of the avatar.
    pub hue: u8,
    /// Picture.
    pub photo: Option<String>,
    /// Telephone as written.
    pub phone: String,
    /// Telephone for `tel:`.
    pub tel: String,
    /// Mobile telephone as written.
    pub mobile: String,
    /// Mobile telephone for `tel:`.
    pub mobile_tel: String,
    /// Mail address.
    pub mail: String,
    /// Where the desk is.
    pub room: String,
    /// Duty.
    pub duty: String,
    /// Away for long.
    pub on_leave: bool,
    /// Left.
    pub gone: bool,
    /// Everything the person serves as.
    pub places: Vec<PlaceRow>,
    /// The head of the unit, unless it is the person.
    pub head: Option<PersonRow>,
    /// Whether there is no way to reach the person.
    pub unreachable: bool,
}

/// One appointment.
#[derive(Clone, Debug)]
pub struct PlaceRow {
    /// In which way.
    pub kind: &'static str,
    /// The tone of its tag.
    pub tone: &'static str,
    /// Unit.
    pub unit: String,
    /// Where the unit opens.
    pub href: String,
    /// Post or title; may be empty.
    pub title: String,
    /// From when to when; may be empty.
    pub time: String,
}

impl PersonCard {
    /// The card.
    pub fn new(
        t: T,
        web: maru_web::T,
        person: Person,
        places: Vec<Place>,
        head: Option<PersonLine>,
    ) -> PersonCard {
        let line = person.line;
        let position = line.position().to_owned();
        let names = [person.name_hanja, line.name_en.clone()];
        let head = head.filter(|head| head.id != line.id);
        PersonCard {
            href: format!("/people/{}", line.id()),
            other_names: names.into_iter().filter(|n| !n.is_empty()).collect::<Vec<_>>().join(" · "),
            rank: if line.rank == position { String::new() } else { line.rank.clone() },
            position,
            unit_href: line.unit_id.map(|id| people_href(Some(id), None, None)).unwrap_or_default(),
            initials: initials(&line.name),
            hue: hue(line.id),
            photo: line.photo_href(),
            tel: digits(&line.phone),
            mobile_tel: digits(&line.mobile),
            unreachable: line.phone.is_empty() && line.mobile.is_empty() && line.mail.is_empty(),
            places: places.into_iter().map(|place| place_row(t, web, place)).collect(),
            head: head.map(|head| {
                let href = format!("/people/{}", head.id());
                PersonRow::new(head, href)
            }),
            name: line.name,
            unit: line.unit,
            phone: line.phone,
            mobile: line.mobile,
            mail: line.mail,
            room: person.room,
            duty: line.duty,
            on_leave: line.on_leave,
            gone: !line.active,
        }
    }
}

fn place_row(t: T, web: maru_web::T, place: Place) -> PlaceRow {
    let appointment = place.appointment;
    PlaceRow {
        kind: kind_name(t, appointment.kind),
        tone: match appointment.kind {
            AppointmentKind::Main => "blue",
            AppointmentKind::Concurrent => "info",
            AppointmentKind::Acting => "amber",
            AppointmentKind::Dispatched => "green",
        },
        unit: place.unit,
        href: people_href(Some(appointment.unit), None, None),
        title: if place.post.is_empty() { appointment.title } else { place.post },
        time: time(t, web, appointment.starts_at, appointment.ends_at),
    }
}

fn time(t: T, web: maru_web::T, from: Option<Timestamp>, to: Option<Timestamp>) -> String {
    let day = |at: Timestamp| maru_web::date(web, at);
    // An appointment ends at the instant after its last day.
    let last = |at: Timestamp| day(at - jiff::SignedDuration::from_secs(1));
    match (from, to) {
        (None, None) => String::new(),
        (Some(from), None) => t.person_from_on(day(from)),
        (from, Some(to)) => t.person_from_to(from.map(day).unwrap_or_default(), last(to)),
    }
}
