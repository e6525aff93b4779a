//! Tells whoever looks at a small room who is writing there right now. It is kept nowhere.

use super::Word;
use crate::Desk;
use crate::views::live::{pages, typing_stream};
use maru_kernel::{Id, Lang, PersonId};
use maru_store::Db;
use maru_web::live::Hub;
use std::collections::{BTreeSet, HashMap};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// One word of somebody in so long; what comes sooner is not told.
const EVERY: Duration = Duration::from_millis(2_800);
/// Where more are looking, nobody is told.
const MOST_ONLINE: usize = 30;
/// More people than these are forgotten all at once.
const MOST: usize = 10_000;

/// Who said last that they are writing.
#[derive(Debug, Default)]
pub struct Typing(Mutex<HashMap<PersonId, Instant>>);

impl Typing {
    /// Somebody is writing in the room, or in one of its threads: told here and at other servers.
    pub fn tell(&self, desk: &Desk, db: &Db, place: (Id, Option<i64>), person: PersonId, name: &str) {
        if self.is_time(person) && self.tell_here(&desk.hub, place, person, name) {
            Word::Typing(place.0, place.1, person).ring(db);
        }
    }

    /// Tells those who look at the room at this server; says whether they are few enough.
    pub fn tell_here(
        &self,
        hub: &Hub,
        (room, thread): (Id, Option<i64>),
        person: PersonId,
        name: &str,
    ) -> bool {
        let online: BTreeSet<PersonId> =
            Lang::ALL.into_iter().flat_map(|lang| hub.people_on(&pages(room, lang))).collect();
        if online.len() > MOST_ONLINE {
            return false;
        }
        let stream = typing_stream(room, thread, person, name);
        Lang::ALL.into_iter().for_each(|lang| hub.tell(&pages(room, lang), &stream));
        true
    }

    fn is_time(&self, person: PersonId) -> bool {
        let mut said = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if said.get(&person).is_some_and(|at| at.elapsed() < EVERY) {
            return false;
        }
        if said.len() >= MOST {
            said.clear();
        }
        said.insert(person, Instant::now());
        true
    }
}
