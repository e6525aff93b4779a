//! What people in rooms are called and look like, as everybody in a room may know it.

use maru_directory::faces::{self, Known};
use maru_kernel::{PersonId, Timestamp};
use maru_store::{DbConn, StoreResult};
use std::collections::HashMap;
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
