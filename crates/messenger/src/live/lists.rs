//! Tells people's lists of rooms what was said: once a second for all of the house, so that a room costs its people one word a
//! second however much is said in it, and writing costs nothing more. What was said in other processes is found alike.

use crate::Desk;
use crate::model::Message;
use crate::store::waiting::{self, Hearer};
use crate::texts::T;
use crate::views::news::{self, Said};
use jiff::SignedDuration;
use maru_directory::faces::Known;
use maru_kernel::{Id, Lang, PersonId, Ref};
use maru_store::{Db, DbConn, StoreResult};
use maru_web::live::Hub;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Messages of one look; what is more comes with the next.
const MOST: i64 = 2_000;
/// Whoever made an id may commit it a little later than one who made theirs afterwards; so far is looked back. What comes later
/// still leaves a gap in the numbers, and lists that see one ask.
const LATE: SignedDuration = SignedDuration::from_secs(1);

/// How far lists were told.
#[derive(Debug, Default)]
pub struct Lists(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    /// The newest message of the house that was looked at; none while nobody listens.
    newest: Option<Id>,
    /// The last message that was told of each room which was told of lately.
    told: HashMap<Id, i64>,
    /// Rooms whose numbers cannot be counted on from what was said.
    again: BTreeSet<Id>,
}

impl Lists {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Something was taken back in the room, or written anew: lists ask for it.
    pub fn again(&self, room: Id) {
        self.state().again.insert(room);
    }
}

/// What the list of somebody's rooms hears of, in their language. Guests have their own, as some rooms they are in may be closed to
/// them meanwhile (S-34).
pub fn own(person: PersonId, lang: Lang, is_guest: bool) -> Ref {
    let kind = match (lang, is_guest) {
        (Lang::Ko, false) => "mine_ko",
        (Lang::En, false) => "mine_en",
        (Lang::Ko, true) => "guest_ko",
        (Lang::En, true) => "guest_en",
    };
    Ref::new("messenger", kind, person)
}

/// Whether this is what lists of `is_guest` hear of; `None` for what they do not.
pub fn is_own(topic: &Ref) -> Option<bool> {
    match topic.kind.as_str() {
        "mine_ko" | "mine_en" => Some(false),
        "guest_ko" | "guest_en" => Some(true),
        _ => None,
    }
}

/// Tells all lists of somebody that they have read the room up to `seq` somewhere; without one, to ask anew.
pub fn tell_read(hub: &Hub, person: PersonId, room: Id, seq: Option<i64>) {
    let stream = news::read(room, seq);
    for lang in Lang::ALL {
        [false, true].into_iter().for_each(|is_guest| hub.tell(&own(person, lang, is_guest), &stream));
    }
}

/// Tells all lists of somebody that rooms came or went.
pub fn tell_moved(hub: &Hub, person: PersonId) {
    for lang in Lang::ALL {
        [false, true].into_iter().for_each(|is_guest| hub.tell(&own(person, lang, is_guest), news::MOVED));
    }
}

/// Looks once at what was said since the last look and tells whoever listens.
pub async fn look(desk: &Arc<Desk>, db: &Db) {
    let mut heard = desk.hub.heard_of("messenger");
    heard.retain(|topic| is_own(topic).is_some());
    if heard.is_empty() {
        *desk.lists.state() = State::default();
        return;
    }
    let (newest, told, again) = {
        let mut state = desk.lists.state();
        (state.newest, state.told.clone(), std::mem::take(&mut state.again))
    };
    let reader = Arc::clone(desk);
    let kept = again.clone();
    let people: HashSet<PersonId> = heard.iter().map(|topic| topic.id).collect();
    let look = db.read(move |conn| read(conn, &reader, newest, &told, &again, &people)).await;
    match look {
        Ok(look) => {
            heard.iter().for_each(|topic| tell(&desk.hub, topic, &look));
            let mut state = desk.lists.state();
            state.newest = Some(look.newest);
            state.told = look.rooms.iter().map(|(room, said)| (*room, said.last)).collect();
        }
        // Looked for once more a second later, from where this look began.
        Err(_) => desk.lists.state().again.extend(kept),
    }
}

/// What a look found.
struct Look {
    newest: Id,
    /// By room, what was told lately and is told now.
    rooms: BTreeMap<Id, Talk>,
    /// By person, the rooms in which something is new.
    of: HashMap<PersonId, Vec<(Id, i64)>>,
    hearers: HashMap<(Id, PersonId), Hearer>,
    faces: HashMap<PersonId, Known>,
}

/// What was said in a room since the last look.
#[derive(Default)]
struct Talk {
    /// The last message; told already when nothing is new.
    last: i64,
    new: Vec<Message>,
    again: bool,
}

fn read(
    conn: &mut DbConn,
    desk: &Desk,
    newest: Option<Id>,
    told: &HashMap<Id, i64>,
    again: &BTreeSet<Id>,
    people: &HashSet<PersonId>,
) -> StoreResult<Look> {
    let from = match newest {
        Some(newest) => Id::first_at(newest.made_at() - LATE),
        // Who begins to listen asks for what was said before.
        None => waiting::newest(conn)?.unwrap_or(Id::from_i64(0)),
    };
    let messages = waiting::spoken(conn, from, MOST)?;
    let newest = messages.last().map_or(from, |message| message.id).max(newest.unwrap_or(from));
    let mut rooms: BTreeMap<Id, Talk> = BTreeMap::new();
    for message in messages {
        let talk = rooms.entry(message.room).or_default();
        talk.last = talk.last.max(message.seq);
        if told.get(&message.room).is_none_or(|told| message.seq > *told) {
            talk.new.push(message);
        }
    }
    for room in again {
        rooms.entry(*room).or_default().again = true;
    }
    let mut look = Look { newest, rooms, of: HashMap::new(), hearers: HashMap::new(), faces: HashMap::new() };
    let stirred: Vec<Id> = look
        .rooms
        .iter()
        .filter(|(_, talk)| !talk.new.is_empty() || talk.again)
        .map(|(room, _)| *room)
        .collect();
    if stirred.is_empty() {
        return Ok(look);
    }
    let mut calls: HashMap<(Id, PersonId), i64> = HashMap::new();
    for (room, seq, person) in waiting::called(conn, from)? {
        if told.get(&room).is_none_or(|told| seq > *told) {
            *calls.entry((room, person)).or_default() += 1;
        }
    }
    for hearer in waiting::hearers(conn, &stirred)? {
        if people.contains(&hearer.person) {
            let key = (hearer.room, hearer.person);
            look.of
                .entry(hearer.person)
                .or_default()
                .push((hearer.room, calls.get(&key).copied().unwrap_or(0)));
            look.hearers.insert(key, hearer);
        }
    }
    let authors = look.rooms.values().flat_map(|talk| &talk.new).map(|message| message.author);
    look.faces = desk.faces.of(conn, authors)?;
    Ok(look)
}

/// What may be read by whoever reads from `first` on; mostly all of it.
fn readable(new: &[Message], first: i64) -> Cow<'_, [Message]> {
    if new.iter().all(|message| message.seq >= first) {
        return Cow::Borrowed(new);
    }
    new.iter().filter(|message| message.seq >= first).cloned().collect()
}

/// One word for each room, all in one frame.
fn tell(hub: &Hub, topic: &Ref, look: &Look) {
    let Some(rooms) = look.of.get(&topic.id) else { return };
    let is_guest = is_own(topic).unwrap_or(true);
    let t = T(if topic.kind.ends_with("_en") { Lang::En } else { Lang::Ko });
    let mut streams = String::new();
    for (room, calls) in rooms {
        let Some(hearer) = look.hearers.get(&(*room, topic.id)).filter(|one| one.guests || !is_guest) else {
            continue;
        };
        let Some(talk) = look.rooms.get(room) else { continue };
        if talk.again {
            streams.push_str(&news::read(*room, None));
        }
        // Somebody may have been let in after it was written.
        if let Some(said) = Said::of(t, &readable(&talk.new, hearer.first), hearer, &look.faces) {
            streams.push_str(&said.stream(*calls));
        }
    }
    if !streams.is_empty() {
        hub.tell(topic, &streams);
    }
}
