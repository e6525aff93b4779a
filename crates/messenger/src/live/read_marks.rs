//! Gathers how far people read, so that a busy room is told twice a second and not at every glance.

use super::{frames, json};
use crate::Desk;
use maru_kernel::Id;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// So long marks are gathered before they are told.
const GATHERED_FOR: Duration = Duration::from_millis(500);

/// People who went on reading in a room, by where they came from and got to.
type Moves = HashMap<(i64, i64), i64>;

/// Marks that wait to be told, by room.
#[derive(Debug, Default)]
pub struct ReadMarks(Mutex<HashMap<Id, Moves>>);

impl ReadMarks {
    /// Somebody in the room has read from one message on to another.
    pub fn note(desk: &Arc<Desk>, room: Id, (from, to): (i64, i64)) {
        let mut rooms = desk.read_marks.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_first = !rooms.contains_key(&room);
        *rooms.entry(room).or_default().entry((from, to)).or_default() += 1;
        drop(rooms);
        if is_first {
            let desk = Arc::clone(desk);
            tokio::spawn(async move {
                tokio::time::sleep(GATHERED_FOR).await;
                tell(&desk, room);
            });
        }
    }
}

fn tell(desk: &Desk, room: Id) {
    let gathered = desk.read_marks.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&room);
    let moves: Vec<(i64, i64, i64)> =
        gathered.into_iter().flatten().map(|((from, to), people)| (from, to, people)).collect();
    let topic = frames(room);
    if desk.hub.is_heard(&topic) {
        desk.hub.tell(&topic, &json::reads(room, &moves));
    }
    crate::views::live::tell_reads(&desk.hub, room, &moves);
}
