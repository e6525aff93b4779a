//! Finding people: those to talk to, and those to call in a message.

use super::eye::{Eye, inside, with_presence};
use crate::Desk;
use crate::access;
use crate::actions;
use crate::error::Error;
use crate::store::member;
use crate::texts::T;
use crate::views::list::fits;
use crate::views::members::{Picker, key};
use crate::views::offer::{Offer, OfferList};
use actix_web::{HttpRequest, web};
use maru_contract::Card;
use maru_directory::behind;
use maru_kernel::{Id, Lang, PersonId, Ref, Timestamp, Viewer};
use maru_store::{DbConn, StoreResult};
use maru_web::Answer;
use serde::Deserialize;

/// The most people a search offers.
const OFFERED: i64 = 20;
/// Those who are offered to be called in a message.
const CALLED: usize = 8;
/// Those in a room who are looked through by name; in a larger one they are found as everywhere.
const MOST_INSIDE: i64 = 500;
/// Letters that are looked for.
const LONGEST: usize = 60;

/// The beginning of a name, or any part of it.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
}

/// `GET /messenger/rooms/{id}/people?q=`: whom a message in the room can call.
pub async fn offer(eye: Eye, request: HttpRequest) -> Answer {
    let asked = web::Query::<Asked>::from_query(request.query_string());
    let query: String = asked.map(|asked| asked.q.chars().take(LONGEST).collect()).unwrap_or_default();
    let (id, t, lang) = (eye.room(&request)?, eye.t(), eye.cx.lang);
    let (now, web) = (eye.cx.now(), eye.cx.page("").t);
    let offers = eye
        .read(move |conn, viewer, desk| {
            let seen = inside(conn, viewer, id)?;
            let can_call_all = access::call_all(&seen, viewer, &actions::policy(conn)?).is_ok();
            let members = member::of_room(conn, id, Id::from_i64(0), MOST_INSIDE)?;
            let others: Vec<PersonId> =
                members.into_iter().map(|one| one.person).filter(|person| *person != viewer.id).collect();
            let mut offers = Vec::new();
            if can_call_all && fits(t.talk_everybody(), &query) && others.len() > 1 {
                offers.push(Offer::everybody(t));
            }
            let known = crate::views::face::People {
                known: desk.faces.of(conn, others.iter().copied())?,
                ..crate::views::face::People::default()
            };
            let fitting = others.iter().filter(|person| fits(&known.name(t, **person), &query));
            let fitting: Vec<PersonId> = fitting.take(CALLED).copied().collect();
            let known = with_presence(conn, desk, (t, web), known, &fitting, now)?;
            offers.extend(fitting.iter().map(|person| Offer::of_face(known.face(t, *person))));
            if !query.trim().is_empty() {
                let cards = found(conn, desk, viewer, lang, &query)?;
                offers.extend(of_cards(conn, t, id, &cards, &others)?);
            }
            offers.truncate(CALLED);
            Ok(offers)
        })
        .await?;
    eye.cx.html(&OfferList { offers })
}

/// Those in a room whose names hold that.
pub fn in_room(conn: &mut DbConn, desk: &Desk, t: T, room: Id, name: &str) -> StoreResult<Vec<PersonId>> {
    let members = member::of_room(conn, room, Id::from_i64(0), MOST_INSIDE)?;
    let inside: Vec<PersonId> = members.into_iter().map(|one| one.person).collect();
    let known = crate::views::face::People {
        known: desk.faces.of(conn, inside.iter().copied())?,
        ..crate::views::face::People::default()
    };
    Ok(inside.into_iter().filter(|person| fits(&known.name(t, *person), name)).collect())
}

/// Units and posts, and people of the room who are not among `known` already.
fn of_cards(
    conn: &mut DbConn,
    t: T,
    room: Id,
    cards: &[Card],
    known: &[PersonId],
) -> StoreResult<Vec<Offer>> {
    let is_person = |card: &&Card| card.subject.kind == "person" && !known.contains(&card.subject.id);
    let people: Vec<PersonId> = cards.iter().filter(is_person).map(|card| card.subject.id).collect();
    let inside = if people.is_empty() { Vec::new() } else { member::among(conn, room, &people)? };
    let offered = cards.iter().filter(|card| match card.subject.kind.as_str() {
        "person" => inside.contains(&card.subject.id),
        "unit" | "post" => true,
        _ => false,
    });
    Ok(offered.map(|card| Offer::of_card(t, card)).collect())
}

/// People, units and posts by name; nobody while nothing is typed.
pub fn found(
    conn: &mut DbConn,
    desk: &Desk,
    viewer: &Viewer,
    lang: Lang,
    query: &str,
) -> StoreResult<Vec<Card>> {
    let mut found = Vec::new();
    if !query.trim().is_empty() {
        for finder in &desk.offers.all().finders {
            found.extend(finder.find(conn, viewer, lang, query, OFFERED)?);
        }
    }
    found.retain(|card| card.subject.module == "directory");
    Ok(found)
}

/// Those chosen so far, and those found besides.
pub fn picker(
    conn: &mut DbConn,
    desk: &Desk,
    (viewer, lang): (&Viewer, Lang),
    picked: &[String],
    query: &str,
) -> StoreResult<Picker> {
    let refs: Vec<Ref> = picked.iter().filter_map(|key| reference(key)).collect();
    let picked: Vec<Card> = desk.offers.describe(conn, viewer, lang, &refs)?.into_iter().flatten().collect();
    let query: String = query.chars().take(LONGEST).collect();
    let mut found = found(conn, desk, viewer, lang, &query)?;
    found.retain(|card| key(card).is_some() && card.subject.id != viewer.id);
    Ok(Picker::new(query, &picked, &found))
}

fn reference(key: &str) -> Option<Ref> {
    let (kind, id) = key.split_once(':')?;
    let kind = matches!(kind, "person" | "unit" | "post").then_some(kind)?;
    Some(Ref::new("directory", kind, id.parse().ok()?))
}

/// The people behind what was chosen: a unit is all who serve in it and below, a post whoever holds it.
pub fn behind_picked(
    conn: &mut DbConn,
    picked: &[String],
    now: Timestamp,
    most: usize,
) -> Result<Vec<PersonId>, Error> {
    let mut people: Vec<PersonId> = Vec::new();
    let limit = i64::try_from(most + 1).unwrap_or(i64::MAX);
    for key in picked {
        let more = match key.split_once(':') {
            Some(("person", id)) => vec![id.parse().or(Err(Error::Nobody))?],
            Some(("unit", unit)) => {
                let serving = behind::people(conn, &format!("below:{unit}"), now, limit)?;
                serving.into_iter().map(|one| one.person).collect()
            }
            Some(("post", _)) => {
                let serving = behind::people(conn, key, now, limit)?;
                serving.into_iter().map(|one| one.person).collect()
            }
            _ => return Err(Error::Nobody),
        };
        people.extend(more);
    }
    people.sort_unstable();
    people.dedup();
    if people.len() > most { Err(Error::Crowd(most)) } else { Ok(people) }
}
