//! A new room: with whom, and what it is.

use super::eye::Eye;
use super::members::{Wanted, carried};
use super::people::{behind_picked, picker};
use crate::actions::{self, MOST_AT_ONCE, NewRoom};
use crate::error::Error;
use crate::model::RoomKind;
use crate::views::Choice;
use crate::views::new_room::{NewRoomPage, Typed};
use crate::views::when;
use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use maru_kernel::{Id, PersonId, Ref, Viewer};
use maru_store::{DbConn, StoreResult, Tx};
use maru_web::{Answer, Fields};

/// People named in a name that nobody gave.
const NAMED: usize = 4;
/// Letters that an address carries on.
const CARRIED: usize = 300;
/// Letters of such a name.
const LONGEST: usize = 60;

pub async fn form(eye: Eye, request: HttpRequest) -> Answer {
    let wanted = Wanted::of(&request);
    let kind = RoomKind::from_name(wanted.get("kind")).unwrap_or(RoomKind::Group);
    let typed = Typed {
        name: cut(wanted.get("name")),
        topic: cut(wanted.get("topic")),
        announcing: wanted.get("announcing") == "on",
        ends: cut(wanted.get("ends")),
        following: wanted.get("following") == "on",
        sending: eye.cx.new_sending(),
        problem: String::new(),
    };
    page(&eye, kind, wanted.picked, wanted.query, typed).await
}

/// What an address carries on is cut, as forms are.
fn cut(text: &str) -> String {
    text.chars().take(CARRIED).collect()
}

async fn page(eye: &Eye, kind: RoomKind, picked: Vec<String>, query: String, typed: Typed) -> Answer {
    let (t, lang) = (eye.t(), eye.cx.lang);
    let is_problem = !typed.problem.is_empty();
    let (picker, units) = eye
        .read(move |conn, viewer, desk| {
            if viewer.guest {
                return Err(Error::Guest);
            }
            let units = own_units(conn, desk, viewer)?;
            let cards = desk.offers.describe(conn, viewer, lang, &units)?;
            let units = cards
                .into_iter()
                .flatten()
                .map(|card| Choice::new(card.subject.id.to_string(), card.title, false));
            Ok((picker(conn, desk, (viewer, lang), &picked, &query)?, units.collect()))
        })
        .await?;
    let title = if kind == RoomKind::Channel { t.room_new_channel() } else { t.room_new_title() };
    let page = NewRoomPage::new(eye.cx.page(title), t, kind, picker, units, typed);
    let mut answer = eye.cx.html(&page)?;
    if is_problem {
        *answer.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(answer)
}

/// The units the viewer serves in themselves.
fn own_units(conn: &mut DbConn, desk: &crate::Desk, viewer: &Viewer) -> StoreResult<Vec<Ref>> {
    let keys = desk.offers.scope_keys(conn, viewer)?;
    let unit = |key: &String| Some(Ref::new("directory", "unit", key.strip_prefix("unit:")?.parse().ok()?));
    Ok(keys.iter().filter_map(unit).collect())
}

pub async fn create(eye: Eye, _: HttpRequest, fields: Fields) -> Answer {
    fields.only(&[
        "kind",
        "person",
        "q",
        "name",
        "topic",
        "unit",
        "sending",
        "more",
        "announcing",
        "ends",
        "following",
    ])?;
    let kind = RoomKind::from_name(fields.get("kind")).ok_or(Error::Kind)?;
    let picked: Vec<String> = fields.all("person").map(str::to_owned).collect();
    if fields.get("more") == "true" {
        return eye.cx.see_other(&format!(
            "/messenger/new?kind={}&{}",
            kind.name(),
            carried(&fields, &["q", "name", "topic", "announcing", "ends", "following"])
        ));
    }
    let sent = Sent {
        kind,
        picked: picked.clone(),
        name: fields.get("name").trim().to_owned(),
        topic: fields.get("topic").to_owned(),
        announcing: fields.get("announcing") == "on",
        ends: fields.get("ends").trim().to_owned(),
        following: fields.get("following") == "on",
        unit: fields.get("unit").to_owned(),
        sending: fields.get("sending").to_owned(),
        lang: eye.cx.lang,
    };
    match eye.write(move |tx, viewer, desk| make(tx, viewer, desk, &sent)).await {
        Ok(made) => eye.cx.see_other(&format!("/messenger/rooms/{made}")),
        Err(failure) if failure.0.code().status == 422 || failure.0.code().name == "messenger.announce" => {
            let typed = Typed {
                name: fields.get("name").to_owned(),
                topic: fields.get("topic").to_owned(),
                announcing: fields.get("announcing") == "on",
                ends: fields.get("ends").to_owned(),
                following: fields.get("following") == "on",
                sending: fields.get("sending").to_owned(),
                problem: failure.0.text(eye.cx.lang),
            };
            page(&eye, kind, picked, String::new(), typed).await
        }
        Err(failure) => Err(failure),
    }
}

/// The form as it came.
struct Sent {
    kind: RoomKind,
    picked: Vec<String>,
    name: String,
    topic: String,
    announcing: bool,
    ends: String,
    following: bool,
    unit: String,
    sending: String,
    lang: maru_kernel::Lang,
}

fn make(tx: &mut Tx<'_>, viewer: &Viewer, desk: &crate::Desk, sent: &Sent) -> Result<Id, Error> {
    match sent.kind {
        RoomKind::Own => return actions::open_own(tx, viewer),
        RoomKind::Unit => {
            let unit = sent.unit.parse().or(Err(Error::Missing))?;
            return actions::open_unit(tx, viewer, &desk.offers, unit);
        }
        RoomKind::Direct | RoomKind::Group | RoomKind::Channel => {}
    }
    let now = tx.now();
    let (units, persons) = parted(sent);
    let mut people = behind_picked(tx.conn(), &persons, now, MOST_AT_ONCE)?;
    people.retain(|person| *person != viewer.id);
    let is_channel = sent.kind == RoomKind::Channel;
    let ends_at = match sent.ends.as_str() {
        "" => None,
        day => Some(when::end_of(day).ok_or(Error::Time)?),
    };
    match people.as_slice() {
        [] if !is_channel && units.is_empty() => return Err(Error::Nobody),
        // One other and no name of its own is the room of the two.
        [other]
            if !is_channel
                && sent.name.is_empty()
                && !sent.announcing
                && units.is_empty()
                && ends_at.is_none() =>
        {
            return actions::open_direct(tx, viewer, &desk.offers, *other);
        }
        _ => {}
    }
    let name = if sent.name.is_empty() && !is_channel && units.is_empty() {
        named(tx, desk, viewer, sent, &people)?
    } else {
        sent.name.clone()
    };
    let (topic, sending) = (sent.topic.clone(), sent.sending.clone());
    actions::make_room(
        tx,
        viewer,
        &desk.offers,
        &NewRoom {
            is_channel,
            is_announcing: sent.announcing,
            name,
            topic,
            ends_at,
            follows: units,
            people,
            sending,
        },
    )
}

/// What was chosen, as keys of units and posts that the room follows, if it does, and the rest.
fn parted(sent: &Sent) -> (Vec<String>, Vec<String>) {
    let follows =
        |key: &&String| sent.following && sent.kind == RoomKind::Group && !key.starts_with("person:");
    let (units, rest): (Vec<&String>, Vec<&String>) = sent.picked.iter().partition(follows);
    let below = |key: &String| match key.strip_prefix("unit:") {
        Some(unit) => format!("below:{unit}"),
        None => key.clone(),
    };
    (units.into_iter().map(below).collect(), rest.into_iter().cloned().collect())
}

/// A room that nobody gave a name is called by those in it.
fn named(
    tx: &mut Tx<'_>,
    desk: &crate::Desk,
    viewer: &Viewer,
    sent: &Sent,
    people: &[PersonId],
) -> StoreResult<String> {
    let known = desk.faces.of(tx.conn(), people.iter().copied().take(NAMED))?;
    let mut names = vec![viewer.name.clone()];
    names.extend(people.iter().filter_map(|person| known.get(person)).map(|known| known.name.clone()));
    let mut name = names.join(", ");
    if people.len() > NAMED {
        name = format!("{name} {}", crate::texts::T(sent.lang).message_and_more(people.len() - NAMED));
    }
    Ok(name.chars().take(LONGEST).collect())
}
