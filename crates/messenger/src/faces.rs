//! What people in rooms are called and look like, as everybody in a room may know it.

use crate::Desk;
use crate::model::{Listed, RoomKind, Seen};
use crate::store::{mark, member};
use crate::texts::T;
use crate::views::face::People;
use crate::views::list::title;
use maru_directory::faces::{self, Known};
use maru_kernel::{Id, Lang, PersonId, Ref, Timestamp, Viewer};
use maru_store::{DbConn, StoreResult};
use std::collections::{HashMap, HashSet};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// So long a name may be told after it was changed.
const KNOWN_FOR: Duration = Duration::from_secs(60);
/// More than these are forgotten all at once.
const MOST: usize = 10_000;

/// The faces that were asked for lately.
#[derive(Debug, Default)]
pub struct Faces(Mutex<HashMap<PersonId, (Instant, Known)>>);

impl Faces {
    /// The faces of these people, each once; those nobody knows are left out.
    pub fn of(
        &self,
        conn: &mut DbConn,
        people: impl IntoIterator<Item = PersonId>,
    ) -> StoreResult<HashMap<PersonId, Known>> {
        let (mut found, mut unknown) = (HashMap::new(), Vec::new());
        for person in people {
            if found.contains_key(&person) {
                continue;
            }
            match self.known(person) {
                Some(face) => drop(found.insert(person, face)),
                None => unknown.push(person),
            }
        }
        if !unknown.is_empty() {
            found.extend(self.ask(conn, unknown)?);
        }
        Ok(found)
    }

    fn known(&self, person: PersonId) -> Option<Known> {
        let faces = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        faces.get(&person).filter(|(at, _)| at.elapsed() < KNOWN_FOR).map(|(_, face)| face.clone())
    }

    fn ask(&self, conn: &mut DbConn, people: Vec<PersonId>) -> StoreResult<HashMap<PersonId, Known>> {
        let asked = faces::of(conn, people, Timestamp::now())?;
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST {
            known.clear();
        }
        known.extend(asked.iter().map(|(person, face)| (*person, (Instant::now(), face.clone()))));
        Ok(asked)
    }
}

/// What people are called, and the units that rooms are called by.
pub fn people(
    conn: &mut DbConn,
    desk: &Desk,
    (viewer, lang): (&Viewer, Lang),
    who: impl IntoIterator<Item = PersonId>,
    rooms: &[Listed],
) -> StoreResult<People> {
    let known = desk.faces.of(conn, who)?;
    let one = |one: &Listed| one.seen.room.unit.map(|unit| Ref::new("directory", "unit", unit));
    let several =
        |one: &Listed| one.seen.room.follows.iter().filter_map(|key| followed(key)).collect::<Vec<_>>();
    let units: HashSet<Ref> = rooms.iter().flat_map(|had| one(had).into_iter().chain(several(had))).collect();
    let units: Vec<Ref> = units.into_iter().collect();
    let cards =
        if units.is_empty() { Vec::new() } else { desk.offers.describe(conn, viewer, lang, &units)? };
    let units = cards.into_iter().flatten().map(|card| (card.subject.id, card.title)).collect();
    Ok(People { known, units, ..People::default() })
}

/// A room as lists have it, with nothing counted.
pub fn had(conn: &mut DbConn, seen: Seen) -> StoreResult<Listed> {
    let other = match seen.room.kind {
        RoomKind::Direct => {
            let two = member::of_room(conn, seen.room.id, Id::from_i64(0), 2)?;
            two.into_iter().map(|one| one.person).find(|person| *person != seen.me.person)
        }
        _ => None,
    };
    let draft = mark::draft_of(conn, seen.room.id, seen.me.person)?;
    Ok(Listed { seen, unread: 0, calls: 0, newest: None, other, draft })
}

/// What a room is called for whoever looks.
pub fn title_of(conn: &mut DbConn, desk: &Desk, looking: (&Viewer, Lang), seen: Seen) -> StoreResult<String> {
    let had = had(conn, seen)?;
    let people = people(conn, desk, looking, had.other, std::slice::from_ref(&had))?;
    Ok(title(T(looking.1), &had, &people))
}

/// The unit or the post a room follows.
fn followed(key: &str) -> Option<Ref> {
    let (kind, id) = key.split_once(':')?;
    let kind = if kind == "post" { "post" } else { "unit" };
    Some(Ref::new("directory", kind, id.parse().ok()?))
}
