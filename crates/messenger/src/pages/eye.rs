//! Who looks: the request and the desk of this module; and what every page of a room reads alike.

use crate::Desk;
use crate::access;
use crate::actions;
use crate::error::Error;
pub use crate::faces::{had, people, title_of};
use crate::live::{self, News, Origin};
use crate::model::{Listed, Message, Presence, Seen, body};
use crate::store::{member, message, presence, room};
use crate::texts::T;
use crate::views::about::May;
use crate::views::face::{People, Whereabouts};
use crate::views::list::title;
use actix_web::HttpRequest;
use actix_web::http::header;
use maru_contract::Card;
use maru_kernel::{Id, Lang, PersonId, Ref, Timestamp, Viewer};
use maru_store::{DbConn, StoreResult, Tx};
use maru_web::{Answer, Cx, Failure, FlashKind, safe_path};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// Rooms beside a talk.
const LISTED: i64 = 40;
/// Things of this house shown below one message.
const MOST_CARDS: usize = 3;

/// What every handler of this module gets.
#[derive(Clone)]
pub struct Eye {
    /// The request.
    pub cx: Cx,
    /// What the pages of this module share.
    pub desk: Arc<Desk>,
}

impl Eye {
    /// The texts of this module.
    pub fn t(&self) -> T {
        T(self.cx.lang)
    }

    /// The room the address names.
    pub fn room(&self, request: &HttpRequest) -> Result<Id, Failure> {
        self.cx.id_in(request, "id")
    }

    /// The message the address names.
    pub fn seq(&self, request: &HttpRequest) -> Result<i64, Failure> {
        let seq = request.match_info().query("seq").parse().ok().filter(|seq| *seq > 0);
        Ok(seq.ok_or(Error::Missing)?)
    }

    /// Reads as the viewer.
    pub async fn read<R: Send + 'static>(
        &self,
        work: impl FnOnce(&mut DbConn, &Viewer, &Desk) -> Result<R, Error> + Send + 'static,
    ) -> Result<R, Failure> {
        let (viewer, desk) = (self.cx.viewer()?.clone(), Arc::clone(&self.desk));
        self.cx.read(move |conn| work(conn, &viewer, &desk)).await
    }

    /// Writes as the viewer.
    pub async fn write<R: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Tx<'_>, &Viewer, &Desk) -> Result<R, Error> + Send + 'static,
    ) -> Result<R, Failure> {
        let desk = Arc::clone(&self.desk);
        let viewer = self.cx.viewer()?.clone();
        Ok(live::write(&self.cx, &viewer, move |tx, viewer| work(tx, viewer, &desk)).await?)
    }

    /// Changes something in a room as the viewer, and has it told.
    pub async fn change<R: Send + 'static>(
        &self,
        id: Id,
        work: impl FnOnce(&mut Tx<'_>, &Viewer) -> Result<R, Error> + Send + 'static,
    ) -> Result<R, Failure> {
        let viewer = self.cx.viewer()?.clone();
        Ok(live::change(&self.desk, &self.cx, &viewer, id, work).await?)
    }

    /// Back to where a form says it stood, at the message it is about.
    pub fn back(&self, back: &str, (id, seq): (Id, i64), said: Option<(FlashKind, &'static str)>) -> Answer {
        let room = format!("/messenger/rooms/{id}?at={seq}");
        let path = if back.is_empty() { room.as_str() } else { safe_path(back) };
        let path = if path.contains('#') { path.to_owned() } else { format!("{path}#m-{seq}") };
        match said {
            Some((kind, text)) => self.cx.see_other_with(&path, kind, text),
            None => self.cx.see_other(&path),
        }
    }
}

/// Whether a script asked, which puts what is changed into its page itself. Forms that are sent without one, or by
/// Turbo for a whole page, take HTML as well.
pub fn is_script(request: &HttpRequest) -> bool {
    let accept = request.headers().get(header::ACCEPT).and_then(|v| v.to_str().ok()).unwrap_or_default();
    accept.contains("text/vnd.turbo-stream.html") && !accept.contains("text/html")
}

/// The room, for whoever is in it.
pub fn inside(conn: &mut DbConn, viewer: &Viewer, id: Id) -> Result<Seen, Error> {
    access::inside(room::seen(conn, id, viewer.id)?, viewer)
}

/// What the viewer may do with a room.
pub fn may(conn: &mut DbConn, viewer: &Viewer, seen: &Seen) -> Result<May, Error> {
    let policy = actions::policy(conn)?;
    Ok(May {
        post: access::may_post(seen).is_ok(),
        press: access::press(seen, viewer, &policy).is_ok(),
        set: access::arrange(seen).is_ok(),
        invite: access::invite(seen, viewer).is_ok(),
        leave: access::leave(seen).is_ok(),
        take: access::take_away(seen, &policy).is_ok(),
    })
}

/// The rooms beside a talk, as far as the viewer sees them.
pub fn listed(conn: &mut DbConn, viewer: &Viewer, limit: Option<i64>) -> Result<Vec<Listed>, Error> {
    let mut rooms = room::list(conn, viewer.id, limit.unwrap_or(LISTED))?;
    rooms.retain(|one| access::inside(Some(one.seen.clone()), viewer).is_ok());
    Ok(rooms)
}

/// Those who are named beside these rooms.
pub fn named(rooms: &[Listed]) -> Vec<PersonId> {
    let authors = rooms.iter().filter_map(|one| one.newest.as_ref()).map(|newest| newest.author);
    authors.chain(rooms.iter().filter_map(|one| one.other)).collect()
}

/// Those who put signs below messages, as far as they are named.
pub fn signers(news: &News) -> impl Iterator<Item = PersonId> + '_ {
    news.signs.iter().flat_map(|sign| sign.first.iter().copied())
}

/// What people are called with where those of `who` are, as far as they let others know.
pub fn with_presence(
    conn: &mut DbConn,
    desk: &Desk,
    (t, web): (T, maru_web::T),
    mut people: People,
    who: &[PersonId],
    now: Timestamp,
) -> StoreResult<People> {
    let said = presence::some(conn, who)?;
    let online = live::online(conn, desk, who, now)?;
    let deputies = actions::deputies(conn, who, now)?;
    let names = desk.faces.of(conn, deputies.values().copied())?;
    for person in who {
        let own =
            Presence { online: online.contains(person), ..said.get(person).cloned().unwrap_or_default() };
        let own = own.at(now).for_others();
        let deputy = deputies
            .get(person)
            .and_then(|deputy| names.get(deputy))
            .map(|known| [known.name.as_str(), known.title.as_str()].join(" ").trim_end().to_owned());
        let on_leave = people.known.get(person).is_some_and(|known| known.on_leave);
        let whereabouts = Whereabouts::new(t, web, &own, on_leave, deputy.as_deref());
        people.presence.insert(*person, whereabouts);
    }
    Ok(people)
}

/// Adds what is one viewer's own: their signs and confirmations, where messages came from, and what they lead to.
pub fn own_view(
    conn: &mut DbConn,
    desk: &Desk,
    looking: (&Viewer, Lang),
    news: &mut News,
) -> Result<(), Error> {
    if let Some(room) = news.messages.first().map(|message| message.room) {
        live::own_deeds(conn, room, looking.0.id, news)?;
    }
    news.origins = origins(conn, desk, looking, &news.messages)?;
    news.cards = cards(conn, desk, looking, &news.messages)?;
    Ok(())
}

/// Things of this house that messages lead to, as far as the viewer may see them; all others stay bare addresses.
fn cards(
    conn: &mut DbConn,
    desk: &Desk,
    (viewer, lang): (&Viewer, Lang),
    messages: &[Message],
) -> StoreResult<HashMap<i64, Vec<Card>>> {
    let mut refs: Vec<(i64, Ref)> = Vec::new();
    for message in messages.iter().filter(|message| message.body.contains("/")) {
        let facts = body::facts(&message.body);
        let home = desk.home();
        let written = facts.outside.iter().filter_map(|address| address.strip_prefix(home));
        let addresses = facts.inside.iter().map(String::as_str).chain(written);
        for found in addresses.filter_map(|address| desk.offers.at(address)).take(MOST_CARDS) {
            if !refs.contains(&(message.seq, found.clone())) {
                refs.push((message.seq, found));
            }
        }
    }
    let mut cards: HashMap<i64, Vec<Card>> = HashMap::new();
    if refs.is_empty() {
        return Ok(cards);
    }
    let all: Vec<Ref> = refs.iter().map(|(_, found)| found.clone()).collect();
    let described = desk.offers.describe(conn, viewer, lang, &all)?;
    for ((seq, _), card) in refs.into_iter().zip(described) {
        cards.entry(seq).or_default().extend(card);
    }
    Ok(cards)
}

/// Where those of `messages` came from that were forwarded, as far as the viewer may read them there.
fn origins(
    conn: &mut DbConn,
    desk: &Desk,
    (viewer, lang): (&Viewer, Lang),
    messages: &[Message],
) -> Result<HashMap<i64, Origin>, Error> {
    let mut origins = HashMap::new();
    for copy in messages.iter().filter(|message| message.recalled_at.is_none()) {
        let Some(source) = copy.forwarded else { continue };
        let Some(source) = message::any(conn, source)? else { continue };
        let Ok(seen) = inside(conn, viewer, source.room) else { continue };
        if !access::reads(&seen.me, source.seq) {
            continue;
        }
        let had = had(conn, seen)?;
        let who = [source.author].into_iter().chain(had.other);
        let people = people(conn, desk, (viewer, lang), who, std::slice::from_ref(&had))?;
        let t = T(lang);
        let origin = Origin {
            room: title(t, &had, &people),
            name: people.name(t, source.author),
            href: format!("/messenger/rooms/{0}?at={1}#m-{1}", source.room, source.seq),
        };
        origins.insert(copy.seq, origin);
    }
    Ok(origins)
}

/// How far others have read, to tell how many have not read a message.
pub struct Behind {
    readers: Vec<member::Readers>,
    authors: HashMap<PersonId, i64>,
}

impl Behind {
    /// For these messages.
    pub fn of(conn: &mut DbConn, room: Id, messages: &[Message]) -> StoreResult<Behind> {
        let Some(last) = messages.iter().map(|message| message.seq).max() else {
            return Ok(Behind { readers: Vec::new(), authors: HashMap::new() });
        };
        let authors: HashSet<PersonId> = messages.iter().map(|message| message.author).collect();
        let authors: Vec<PersonId> = authors.into_iter().collect();
        Ok(Behind {
            readers: member::behind(conn, room, last)?,
            authors: member::reads_of(conn, room, &authors)?.into_iter().collect(),
        })
    }

    /// How many have not read the message, other than who wrote it.
    pub fn count(&self, message: &Message) -> i64 {
        let behind = self.readers.iter().filter(|one| one.from <= message.seq && one.read < message.seq);
        let behind: i64 = behind.map(|one| one.people).sum();
        let is_author = self.authors.get(&message.author).is_some_and(|read| *read < message.seq);
        behind - i64::from(is_author)
    }
}
