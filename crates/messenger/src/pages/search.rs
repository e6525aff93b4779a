//! `GET /messenger/search` and `GET /messenger/rooms/{id}/search`: messages of all rooms, or of one, that hold some words.

use super::calls::rows;
use super::eye::{Eye, inside, listed, people, title_of};
use super::people::{found, in_room};
use crate::Desk;
use crate::error::Error;
use crate::model::{Ask, Message, Sought, Typed};
use crate::store::words;
use crate::texts::T;
use crate::views::found::{Filters, FoundPage};
use crate::views::list::{fits, title};
use crate::views::when;
use actix_web::{HttpRequest, web};
use jiff::civil::Date;
use maru_kernel::{Id, Lang, PersonId, Viewer};
use maru_search::Query;
use maru_store::DbConn;
use maru_web::Answer;
use serde::Deserialize;

/// Messages of a page.
const MOST: i64 = 50;
/// Letters that are looked for.
const LONGEST: usize = 200;
/// Rooms whose names are looked through.
const MOST_ROOMS: i64 = 500;

/// What is looked for, and before which message to go on.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    from: String,
    #[serde(default, rename = "in")]
    room: String,
    #[serde(default)]
    since: String,
    #[serde(default)]
    until: String,
    #[serde(default)]
    files: String,
    #[serde(default)]
    before: String,
}

/// What the words of the house are called in all languages.
fn names() -> Vec<(&'static str, Ask)> {
    let of = |lang| {
        let t = T(lang);
        [
            (t.find_word_from(), Ask::From),
            (t.find_word_in(), Ask::In),
            (t.find_word_before(), Ask::Before),
            (t.find_word_after(), Ask::After),
            (t.find_word_has(), Ask::Has),
            (t.find_word_file(), Ask::Files),
        ]
    };
    Lang::ALL.into_iter().flat_map(of).collect()
}

impl Asked {
    fn of(request: &HttpRequest) -> Asked {
        let asked = web::Query::<Asked>::from_query(request.query_string());
        let mut asked = asked.map(web::Query::into_inner).unwrap_or_default();
        for text in [&mut asked.q, &mut asked.from, &mut asked.room] {
            *text = text.trim().chars().take(LONGEST).collect();
        }
        asked
    }

    /// What was typed among the words goes before what stands in the fields.
    fn typed(&self) -> Typed {
        let day = |text: &str| text.parse::<Date>().ok();
        let mut typed = Typed::read(&self.q, &names());
        if typed.from.is_empty() {
            typed.from.clone_from(&self.from);
        }
        if typed.room.is_empty() {
            typed.room.clone_from(&self.room);
        }
        typed.since = typed.since.or_else(|| day(&self.since));
        // A day in the field belongs to what is looked for until its end.
        typed.before = typed.before.or_else(|| day(&self.until)?.tomorrow().ok());
        typed.has_files |= self.files == "on";
        typed
    }

    /// The address that goes on after a message.
    fn next(&self, base: &str, last: Id) -> String {
        let fields = [
            ("q", &self.q),
            ("from", &self.from),
            ("in", &self.room),
            ("since", &self.since),
            ("until", &self.until),
            ("files", &self.files),
        ];
        let asked = fields.iter().filter(|(_, value)| !value.is_empty());
        let asked: String = asked.map(|(name, value)| format!("{name}={}&", percent(value))).collect();
        format!("{base}?{asked}before={last}")
    }

    fn filters(&self) -> Filters {
        Filters {
            query: self.q.clone(),
            from: self.from.clone(),
            room: self.room.clone(),
            since: self.since.clone(),
            until: self.until.clone(),
            has_files: self.files == "on",
        }
    }
}

/// Messages of all rooms.
pub async fn everywhere(eye: Eye, request: HttpRequest) -> Answer {
    let (asked, t) = (Asked::of(&request), eye.t());
    let (messages, next, has_asked) = look(&eye, &asked, None).await?;
    let page = eye.cx.page(t.find_everywhere());
    eye.cx.html(&FoundPage {
        intro: t.find_intro().to_owned(),
        search: "/messenger/search".to_owned(),
        has_rooms: true,
        none: t.find_none(),
        next: next.map(|last| asked.next("/messenger/search", last)).unwrap_or_default(),
        filters: asked.filters(),
        has_asked,
        messages,
        ..FoundPage::plain(page, t)
    })
}

/// Messages of one room.
pub async fn list(eye: Eye, request: HttpRequest) -> Answer {
    let (id, asked, t, lang) = (eye.room(&request)?, Asked::of(&request), eye.t(), eye.cx.lang);
    let name = eye
        .read(move |conn, viewer, desk| {
            let seen = inside(conn, viewer, id)?;
            Ok(title_of(conn, desk, (viewer, lang), seen)?)
        })
        .await?;
    let (mut messages, next, has_asked) = look(&eye, &asked, Some(id)).await?;
    messages.iter_mut().for_each(|row| row.room.clear());
    let page = eye.cx.page(t.find_title(name));
    let base = format!("/messenger/rooms/{id}");
    let search = format!("{base}/search");
    eye.cx.html(&FoundPage {
        intro: t.find_intro().to_owned(),
        back: (base, t.room_back()),
        none: t.find_none(),
        next: next.map(|last| asked.next(&search, last)).unwrap_or_default(),
        filters: asked.filters(),
        search,
        has_asked,
        messages,
        ..FoundPage::plain(page, t)
    })
}

type Looked = (Vec<crate::views::found::FoundRow>, Option<Id>, bool);

/// What is found, from where to go on, and whether anything was asked for.
async fn look(eye: &Eye, asked: &Asked, room: Option<Id>) -> Result<Looked, maru_web::Failure> {
    let (t, lang, now, web) = (eye.t(), eye.cx.lang, eye.cx.now(), eye.cx.page("").t);
    let typed = asked.typed();
    let before = asked.before.parse().unwrap_or(Id::from_i64(i64::MAX));
    eye.read(move |conn, viewer, desk| {
        let sought = sought(conn, desk, (viewer, lang), &typed, room)?;
        let has_asked = sought.is_something();
        let mut found = if has_asked { find(conn, viewer, &sought, before)? } else { Vec::new() };
        let more = found.len() > usize::try_from(MOST).unwrap_or_default();
        found.truncate(usize::try_from(MOST).unwrap_or_default());
        let next = found.last().filter(|_| more).map(|last| last.id);
        let rows = rows(conn, desk, viewer, (t, web, lang), found, now)?;
        Ok((rows.into_iter().map(|(_, row)| row).collect(), next, has_asked))
    })
    .await
}

/// As it was typed; or, where that finds nothing, as it was meant if the keyboard was in Latin mode.
fn find(conn: &mut DbConn, viewer: &Viewer, sought: &Sought, before: Id) -> Result<Vec<Message>, Error> {
    let found = words::find(conn, (viewer.id, viewer.guest), sought, before, MOST + 1)?;
    match sought.other_keyboard() {
        Some(other) if found.is_empty() => {
            Ok(words::find(conn, (viewer.id, viewer.guest), &other, before, MOST + 1)?)
        }
        _ => Ok(found),
    }
}

fn sought(
    conn: &mut DbConn,
    desk: &Desk,
    eye: (&Viewer, Lang),
    typed: &Typed,
    room: Option<Id>,
) -> Result<Sought, Error> {
    let authors =
        if typed.from.is_empty() { None } else { Some(authors(conn, desk, eye, &typed.from, room)?) };
    let rooms = match room {
        Some(room) => Some(vec![room]),
        None if typed.room.is_empty() => None,
        None => Some(rooms_called(conn, desk, eye, &typed.room)?),
    };
    Ok(Sought {
        words: Query::parse(&typed.words),
        authors,
        since: typed.since.and_then(when::beginning),
        before: typed.before.and_then(when::beginning),
        has_files: typed.has_files,
        rooms,
    })
}

/// Those of that name: in the room, in the directory, and the viewer themselves.
fn authors(
    conn: &mut DbConn,
    desk: &Desk,
    (viewer, lang): (&Viewer, Lang),
    name: &str,
    room: Option<Id>,
) -> Result<Vec<PersonId>, Error> {
    let mut authors = match room {
        Some(room) => in_room(conn, desk, T(lang), room, name)?,
        None => Vec::new(),
    };
    let cards = found(conn, desk, viewer, lang, name)?;
    authors.extend(cards.iter().filter(|card| card.subject.kind == "person").map(|card| card.subject.id));
    let is_self = T(lang).messenger_me() == name || fits(&viewer.name, name);
    authors.extend(is_self.then_some(viewer.id));
    Ok(authors)
}

/// Those of the viewer's rooms that are called like that.
fn rooms_called(
    conn: &mut DbConn,
    desk: &Desk,
    (viewer, lang): (&Viewer, Lang),
    name: &str,
) -> Result<Vec<Id>, Error> {
    let rooms = listed(conn, viewer, Some(MOST_ROOMS))?;
    let people = people(conn, desk, (viewer, lang), rooms.iter().filter_map(|one| one.other), &rooms)?;
    let called = rooms.iter().filter(|one| fits(&title(T(lang), one, &people), name));
    Ok(called.map(|one| one.seen.room.id).collect())
}

/// Words as an address carries them.
fn percent(words: &str) -> String {
    words.bytes().map(|byte| format!("%{byte:02X}")).collect()
}
