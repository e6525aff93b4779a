//! Gathers how far people read, so that a busy room is told twice a second and not at every glance.

use super::{Word, frames, json, lists};
use crate::Desk;
use maru_kernel::{Id, PersonId};
use maru_store::Db;
use maru_web::live::Hub;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// So long marks are gathered before they are told.
const GATHERED_FOR: Duration = Duration::from_millis(500);

/// So many are rung for at other servers; what is more they see with their next look.
const MOST_RUNG: usize = 200;

/// People who went on reading in a room, by where they came from and got to.
type Moves = HashMap<(i64, i64), i64>;

/// Marks that wait to be told, by room.
#[derive(Debug, Default)]
pub struct ReadMarks(Mutex<HashMap<Id, Moves>>);

impl ReadMarks {
    /// Somebody in the room has read from one message on to another.
    pub fn note(desk: &Arc<Desk>, db: &Db, room: Id, (from, to): (i64, i64)) {
        let mut rooms = desk.read_marks.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_first = !rooms.contains_key(&room);
        *rooms.entry(room).or_default().entry((from, to)).or_default() += 1;
        drop(rooms);
        if is_first {
            let (desk, db) = (Arc::clone(desk), db.clone());
            tokio::spawn(async move {
                tokio::time::sleep(GATHERED_FOR).await;
                tell(&desk, &db, room);
            });
        }
    }

    /// Somebody in the room has said something, and read what others wrote above it by these moves; their own message was unread by
    /// nobody because of them.
    pub fn said(desk: &Arc<Desk>, db: &Db, (person, room, seq): (PersonId, Id, i64), moves: &[(i64, i64)]) {
        moves.iter().for_each(|moved| ReadMarks::note(desk, db, room, *moved));
        if !moves.is_empty() {
            lists::tell_read(desk, db, person, room, Some(seq));
        }
    }

    /// Tells those who look at the room at this server.
    pub fn tell_here(hub: &Hub, room: Id, moves: &[(i64, i64, i64)]) {
        let topic = frames(room);
        if hub.is_heard(&topic) {
            hub.tell(&topic, &json::reads(room, moves));
        }
        crate::views::live::tell_reads(hub, room, moves);
    }
}

/// Somebody has looked at a thread, which ended calls in it or not, and has read the room on, if that moved: whoever looks at the room
/// hears of it, and their own lists.
pub fn looked(
    desk: &Arc<Desk>,
    db: &Db,
    (person, room): (PersonId, Id),
    ended: bool,
    moved: Option<(i64, i64)>,
) {
    // Nothing of their own lies between, as whoever answers has read what stands above.
    if let Some(moved) = moved {
        ReadMarks::note(desk, db, room, moved);
    }
    if ended || moved.is_some() {
        // What calls somebody in threads is not told from how far they have read: lists ask.
        lists::tell_read(desk, db, person, room, moved.map(|(_, upto)| upto).filter(|_| !ended));
    }
}

fn tell(desk: &Desk, db: &Db, room: Id) {
    let gathered = desk.read_marks.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&room);
    let moves: Vec<(i64, i64, i64)> =
        gathered.into_iter().flatten().map(|((from, to), people)| (from, to, people)).collect();
    ReadMarks::tell_here(&desk.hub, room, &moves);
    let nth = db.now().as_microsecond();
    for moved in moves.iter().take(MOST_RUNG) {
        Word::Marks(room, *moved, nth).ring(db);
    }
}
