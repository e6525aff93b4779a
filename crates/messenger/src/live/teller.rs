//! Reads what changed in a room and tells whoever listens: one at a time for each room, so that changes come in order.

use super::{News, Shares, Word, frames, json};
use crate::Desk;
use crate::model::{Message, Place};
use crate::store::{mark, member, message, reaction};
use maru_kernel::{Id, PersonId};
use maru_store::{Db, DbConn, StoreResult};
use maru_web::live::Hub;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Changes told in one frame.
const AT_ONCE: i64 = 100;

/// Who tells, and how far each room was told.
#[derive(Default)]
pub struct Teller(Mutex<HashMap<Id, Told>>);

#[derive(Clone, Copy)]
struct Told {
    /// Everything after this change was told, up to the next.
    from: i64,
    /// The newest change that was told.
    change: i64,
    /// Where to go back to: of two who changed the room at once the later may be heard of first.
    back: Option<i64>,
    /// Somebody is telling.
    is_telling: bool,
    /// More came while it was being told.
    again: bool,
}

/// Whoever listens anew knows the room as it is; so much of what was before is told again at the most.
const MOST_AGAIN: i64 = 500;

impl Teller {
    /// Something was changed here since `before`, and it is on disk: it is told here, and other servers are rung for. Returns at
    /// once.
    pub fn changed(desk: &Arc<Desk>, db: &Db, room: Id, before: i64) {
        Teller::stir(desk, db, room, before);
        Word::Room(room).ring(db);
    }

    /// Something changed in the room since `before`, perhaps elsewhere. Returns at once.
    pub fn stir(desk: &Arc<Desk>, db: &Db, room: Id, before: i64) {
        let is_heard = desk.hub.is_heard(&frames(room)) || crate::views::live::is_heard(&desk.hub, room);
        let mut rooms = desk.teller.rooms();
        if !is_heard {
            rooms.remove(&room);
            return;
        }
        let told = rooms.entry(room).or_insert_with(|| Told::since(before));
        let is_free = told.stirred(before);
        drop(rooms);
        if !is_free {
            return;
        }
        tokio::spawn(tell_all(Arc::clone(desk), db.clone(), room));
    }

    fn rooms(&self) -> MutexGuard<'_, HashMap<Id, Told>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The change to go on from; none when everything was told, and then nobody is telling any more.
    fn go_on(&self, room: Id, told_up_to: Option<i64>) -> Option<i64> {
        let mut rooms = self.rooms();
        let told = rooms.get_mut(&room)?;
        match told_up_to {
            Some(change) => told.change = told.back.take().unwrap_or(change),
            None if told.again => (told.again, told.back) = (false, None),
            None => {
                told.is_telling = false;
                return None;
            }
        }
        Some(told.change)
    }
}

impl Told {
    fn since(change: i64) -> Told {
        Told { from: change, change, back: None, is_telling: false, again: false }
    }

    /// Something changed since `before`; says whether nobody is telling, so that somebody has to begin.
    fn stirred(&mut self, before: i64) -> bool {
        self.go_back(before);
        if self.is_telling {
            self.again = true;
            return false;
        }
        self.is_telling = true;
        self.leave_out_before(before - MOST_AGAIN);
        true
    }

    /// What came after `before` has to be told, if it was not.
    fn go_back(&mut self, before: i64) {
        if before < self.from {
            self.from = before;
            self.change = before;
            self.back = Some(before).filter(|_| self.is_telling);
        }
    }

    fn leave_out_before(&mut self, change: i64) {
        if change > self.change {
            (self.from, self.change) = (change, change);
        }
    }
}

async fn tell_all(desk: Arc<Desk>, db: Db, room: Id) {
    let mut next = desk.teller.rooms().get(&room).map(|told| told.change);
    while let Some(after) = next {
        let reader = Arc::clone(&desk);
        let news = db.read(move |conn| read(conn, &reader, room, after)).await;
        let told_up_to = match news {
            Ok((news, late)) if !news.messages.is_empty() => {
                let change = news.change;
                tell(&desk.hub, room, &news, &late);
                Some(change)
            }
            Ok(_) => None,
            Err(error) => {
                // Whoever listens sees the gap at the next change and asks for what is missing.
                tracing::warn!(%error, %room, "changes of a room could not be told");
                None
            }
        };
        next = desk.teller.go_on(room, told_up_to);
    }
}

/// Those who may not read all of some changes, with the first message that they may.
type Late = Vec<(PersonId, i64)>;

/// What changed after `after`, and who may not read all of it.
pub(super) fn read(conn: &mut DbConn, desk: &Desk, room: Id, after: i64) -> StoreResult<(News, Late)> {
    let everything = Place { room, person: Id::from_i64(0), from: 1 };
    let messages = message::changed(conn, everything, after, AT_ONCE)?;
    let oldest = messages.iter().map(|message| message.seq).min().unwrap_or(i64::MAX);
    // Also what is new now: whoever came after it was written may not read it, and it may be told late, or again.
    let late = member::later_than(conn, room, oldest)?;
    Ok((gather(conn, desk, everything, after, messages)?, late))
}

/// What is one viewer's own of what was gathered: their signs, and what they have confirmed.
pub fn own_deeds(conn: &mut DbConn, room: Id, person: PersonId, news: &mut News) -> StoreResult<()> {
    let seqs: Vec<i64> = news.signs.iter().map(|sign| sign.seq).collect();
    let own = if seqs.is_empty() { Vec::new() } else { reaction::own(conn, room, &seqs, person)? };
    for sign in &mut news.signs {
        sign.own = own.iter().any(|(seq, own)| *seq == sign.seq && *own == sign.sign);
    }
    let asking: Vec<i64> = news.confirmed.keys().copied().collect();
    if !asking.is_empty() {
        news.own_confirmed = mark::own_confirmations(conn, room, &asking, person)?;
    }
    Ok(())
}

/// Everything that belongs to these messages.
pub fn gather(
    conn: &mut DbConn,
    desk: &Desk,
    place: Place,
    after: i64,
    messages: Vec<Message>,
) -> StoreResult<News> {
    let room = place.room;
    let seqs: Vec<i64> = messages.iter().map(|message| message.seq).collect();
    let answered: Vec<i64> = messages.iter().filter_map(|message| message.reply_to).collect();
    let answered = if answered.is_empty() { Vec::new() } else { message::some(conn, place, &answered)? };
    let is_older = messages.iter().any(|message| message.change > message.born);
    let signs = if is_older { reaction::below(conn, room, &seqs)? } else { Vec::new() };
    let asks = is_older && messages.iter().any(|message| message.asks);
    let confirmed = if asks { mark::confirmations(conn, room, &seqs)? } else { HashMap::new() };
    let mut files = HashMap::new();
    for message in messages.iter().filter(|message| message.files > 0) {
        files.insert(message.seq, maru_files::of_owner(conn, &message.to_ref())?);
    }
    let authors = messages.iter().chain(&answered).map(|message| message.author);
    let named: Vec<PersonId> =
        authors.chain(signs.iter().flat_map(|sign| sign.first.iter().copied())).collect();
    let faces = desk.faces.of(conn, named)?;
    let change = messages.last().map_or(after, |message| message.change);
    Ok(News { after, change, messages, signs, confirmed, answered, files, faces, ..News::default() })
}

/// Encodes once for every kind of listener, and only for such as there are.
fn tell(hub: &Hub, room: Id, news: &News, late: &[(PersonId, i64)]) {
    let (topic, shares) = (frames(room), Shares::of(news, late));
    if hub.is_heard(&topic) {
        let stale = json::stale(room, news.change);
        shares.tell(hub, &topic, news, &stale, |news| Some(json::changes(room, news)));
    }
    crate::views::live::tell(hub, room, news, &shares);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_two_changes_at_once_both_are_told_whichever_is_heard_of_first() {
        let teller = Teller::default();
        let room = Id::from_i64(1);
        let stir = |before| {
            let mut rooms = teller.rooms();
            let told = rooms.entry(room).or_insert_with(|| Told::since(before));
            told.stirred(before).then_some(told.change)
        };
        assert_eq!(stir(64), Some(64));
        assert_eq!(stir(63), None, "somebody is telling");
        assert_eq!(teller.go_on(room, Some(65)), Some(63), "64 was not told");
        assert_eq!(teller.go_on(room, Some(65)), Some(65));
        assert_eq!(teller.go_on(room, None), Some(65), "more came meanwhile");
        assert_eq!(teller.go_on(room, None), None);
        assert_eq!(stir(64), Some(65), "what was told is not told again");
    }
}
