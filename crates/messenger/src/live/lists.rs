//! Tells people's lists of rooms what was said: once a second for all of the house, so that a room costs its people one word a
//! second however much is said in it, and writing costs nothing more. What was said in other processes is found alike.

use super::Word;
use crate::Desk;
use crate::model::{Message, Place};
use crate::store::message::{self, Part};
use crate::store::waiting::{self, Hearer};
use crate::texts::T;
use crate::views::news::{self, Own, Said};
use jiff::SignedDuration;
use maru_directory::faces::Known;
use maru_kernel::{Id, Lang, PersonId, Ref};
use maru_store::{Db, DbConn, StoreResult};
use maru_web::live::Hub;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Messages read at once; a look goes on until it has read all.
const AT_ONCE: i64 = 2_000;
/// Whoever made an id may commit it a little later than one who made theirs afterwards; so far is looked back. What comes later
/// still leaves a gap in the numbers, and lists that see one ask.
const LATE: SignedDuration = SignedDuration::from_secs(1);
/// In the place of a message: the room itself. Messages are numbered from one.
const ROOM: i64 = 0;

/// How far lists were told.
#[derive(Debug, Default)]
pub struct Lists(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    /// The newest message of the house that was looked at; none while nobody listens.
    newest: Option<Id>,
    /// The last message that was told of each room which was told of lately.
    told: HashMap<Id, i64>,
    /// Messages, by room, that say something else than they did, or nothing any more.
    again: BTreeMap<Id, BTreeSet<i64>>,
}

impl Lists {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A message of the room was taken back, or written anew: lists that show it show it so, and those in which it counts count again.
    pub fn again(&self, room: Id, seq: i64) {
        self.state().again.entry(room).or_default().insert(seq);
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

/// A message of the room was taken back, or written anew: lists hear of it, at all servers of the house.
pub fn changed(desk: &Desk, db: &Db, room: Id, seq: i64) {
    desk.lists.again(room, seq);
    Word::Line(room, seq).ring(db);
}

/// A room is called otherwise, or something else stands for it: lists that show it ask anew, at all servers of the house.
pub fn arranged(desk: &Desk, db: &Db, room: Id) {
    changed(desk, db, room, ROOM);
}

/// Tells all lists of somebody, at all servers, that they have read the room up to `seq` somewhere; without one, to ask anew.
pub fn tell_read(desk: &Desk, db: &Db, person: PersonId, room: Id, seq: Option<i64>) {
    seen_here(&desk.hub, person, room, seq);
    Word::Seen(person, room, seq).ring(db);
}

/// As [`tell_read`], to those who are at this server.
pub fn seen_here(hub: &Hub, person: PersonId, room: Id, seq: Option<i64>) {
    let stream = news::read(room, seq);
    for lang in Lang::ALL {
        [false, true].into_iter().for_each(|is_guest| hub.tell(&own(person, lang, is_guest), &stream));
    }
}

/// Tells all pages of somebody, at all servers, what they did with a message.
pub fn tell_own(desk: &Desk, db: &Db, person: PersonId, message: (Id, i64), deed: Own<'_>) {
    own_here(&desk.hub, person, message, deed);
    let sign = match deed {
        Own::Sign(sign, on) => Some((sign.to_owned(), on)),
        Own::Confirmed => None,
    };
    Word::Own(person, message.0, message.1, sign).ring(db);
}

/// As [`tell_own`], to those that are open at this server.
pub fn own_here(hub: &Hub, person: PersonId, message: (Id, i64), deed: Own<'_>) {
    let stream = news::own(message, deed);
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
    let people: BTreeSet<PersonId> = heard.iter().map(|topic| topic.id).collect();
    let look = db.read(move |conn| read(conn, &reader, newest, &told, &again, &people)).await;
    match look {
        Ok(look) => {
            heard.iter().for_each(|topic| tell(&desk.hub, topic, &look));
            let mut state = desk.lists.state();
            state.newest = Some(look.newest);
            state.told = look.rooms.iter().map(|(room, said)| (*room, said.last)).collect();
        }
        // Looked for once more a second later, from where this look began.
        Err(_) => {
            let mut state = desk.lists.state();
            kept.into_iter().for_each(|(room, seqs)| state.again.entry(room).or_default().extend(seqs));
        }
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
    /// The last message that lists show, where it says something else than before and nothing newer is told.
    line: Option<Message>,
    /// Those that were taken back.
    recalled: Vec<i64>,
    /// Whether the room itself looks otherwise.
    is_arranged: bool,
}

impl Talk {
    fn is_stirred(&self) -> bool {
        !self.new.is_empty() || self.line.is_some() || !self.recalled.is_empty() || self.is_arranged
    }
}

fn read(
    conn: &mut DbConn,
    desk: &Desk,
    newest: Option<Id>,
    told: &HashMap<Id, i64>,
    again: &BTreeMap<Id, BTreeSet<i64>>,
    people: &BTreeSet<PersonId>,
) -> StoreResult<Look> {
    let from = match newest {
        Some(newest) => Id::first_at(newest.made_at() - LATE),
        // Who begins to listen asks for what was said before.
        None => waiting::newest(conn)?.unwrap_or(Id::from_i64(0)),
    };
    let (mut rooms, last) = said_since(conn, from, told)?;
    for (room, seqs) in again {
        rewritten(conn, *room, seqs, rooms.entry(*room).or_default())?;
    }
    let newest = last.max(newest.unwrap_or(from));
    let mut look = Look { newest, rooms, of: HashMap::new(), hearers: HashMap::new(), faces: HashMap::new() };
    let stirred: Vec<Id> =
        look.rooms.iter().filter(|(_, talk)| talk.is_stirred()).map(|(room, _)| *room).collect();
    if stirred.is_empty() {
        return Ok(look);
    }
    let mut calls: HashMap<(Id, PersonId), i64> = HashMap::new();
    for (room, seq, person) in waiting::called(conn, from)? {
        if told.get(&room).is_none_or(|told| seq > *told) {
            *calls.entry((room, person)).or_default() += 1;
        }
    }
    for hearer in waiting::hearers(conn, &stirred, people)? {
        let key = (hearer.room, hearer.person);
        look.of.entry(hearer.person).or_default().push((hearer.room, calls.get(&key).copied().unwrap_or(0)));
        look.hearers.insert(key, hearer);
    }
    let shown = look.rooms.values().flat_map(|talk| talk.new.iter().chain(&talk.line));
    look.faces = desk.faces.of(conn, shown.map(|message| message.author))?;
    Ok(look)
}

/// What was said after `from`, by room, and the last of it, all that was said within a second however much that is; of what was told
/// nothing is kept.
fn said_since(conn: &mut DbConn, from: Id, told: &HashMap<Id, i64>) -> StoreResult<(BTreeMap<Id, Talk>, Id)> {
    let (mut rooms, mut after): (BTreeMap<Id, Talk>, Id) = (BTreeMap::new(), from);
    loop {
        let some = waiting::spoken(conn, after, AT_ONCE)?;
        let is_all = i64::try_from(some.len()).unwrap_or(i64::MAX) < AT_ONCE;
        for message in some {
            after = after.max(message.id);
            let talk = rooms.entry(message.room).or_default();
            talk.last = talk.last.max(message.seq);
            if told.get(&message.room).is_none_or(|told| message.seq > *told) {
                talk.new.push(message);
            }
        }
        if is_all {
            return Ok((rooms, after));
        }
    }
}

/// What lists of a room have to know of messages that changed.
fn rewritten(conn: &mut DbConn, room: Id, seqs: &BTreeSet<i64>, talk: &mut Talk) -> StoreResult<()> {
    talk.is_arranged = seqs.contains(&ROOM);
    let everything = Place { room, person: Id::from_i64(0), from: 1 };
    let seqs: Vec<i64> = seqs.iter().copied().collect();
    let messages = message::some(conn, everything, &seqs)?;
    talk.recalled = messages.iter().filter(|one| one.recalled_at.is_some()).map(|one| one.seq).collect();
    let shown = message::main(conn, everything, Part::Before(i64::MAX), 1)?.pop();
    let is_told = |shown: &Message| talk.new.iter().any(|new| new.seq == shown.seq);
    talk.line = shown.filter(|shown| seqs.contains(&shown.seq) && !is_told(shown));
    Ok(())
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
        if let Some(line) = talk.line.as_ref().filter(|line| line.seq >= hearer.first) {
            streams.push_str(&news::line(t, line, hearer, &look.faces));
        }
        // What was taken back counts no more for those alone who had not read it.
        if talk.is_arranged || talk.recalled.iter().any(|seq| *seq >= hearer.first && *seq > hearer.read) {
            streams.push_str(&news::recount(*room, hearer.people));
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
