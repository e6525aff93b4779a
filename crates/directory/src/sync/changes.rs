//! What a run over changes must know of what it did not read: the posts people held before.
//!
//! Such a run meets the entries that changed and no others. Who moves gets a new appointment from the
//! changed entry; that the old one is over can only be told from what we hold.

use super::intake::Intake;
use super::people::Told;
use crate::model::Noun;
use crate::store::sync::known::{self, Held};
use crate::store::sync::rows::GoneRow;
use maru_store::StoreResult;
use std::collections::{HashMap, HashSet};

/// The appointments a run over changes may touch.
pub struct Before {
    people: HashSet<i64>,
    posts: HashSet<i64>,
    held: Vec<Held>,
}

impl Before {
    /// Looks up what the people and posts met by this run held, and adds to `told` the posts whose own
    /// entries did not change.
    pub fn look_up(intake: &Intake<'_>, told: &mut Told) -> StoreResult<Before> {
        let (people, posts) = (intake.met(Noun::Person), intake.met(Noun::Post));
        let mut concerned = people.clone();
        concerned.extend(told.iter().map(|(person, _)| *person));
        let mut held: HashMap<i64, Held> = HashMap::new();
        let found = intake.db.read_blocking(|conn| {
            let mut found = known::held_by(conn, intake.source, &concerned)?;
            found.extend(known::holders_of(conn, intake.source, &posts)?);
            Ok::<_, maru_store::StoreError>(found)
        })?;
        held.extend(found.into_iter().map(|one| (one.id, one)));
        let held: Vec<Held> = held.into_values().collect();
        let unchanged = held.iter().filter(|one| one.post_id.is_some_and(|post| !posts.contains(&post)));
        told.extend(unchanged.map(|one| (one.person_id, one.unit_id)));
        Ok(Before { people, posts, held })
    }

    /// Stages the end of what was held and is not any more.
    pub fn stage_ended(&self, intake: &mut Intake<'_>, told: &Told) {
        let still = intake.met(Noun::Appointment);
        for one in self.held.iter().filter(|one| !still.contains(&one.id)) {
            let over = match one.post_id {
                Some(post) => self.posts.contains(&post),
                None if self.people.contains(&one.person_id) => true,
                None => one.kind != "main" && told.contains(&(one.person_id, one.unit_id)),
            };
            if over {
                intake.batch.gone.push(GoneRow { noun: Noun::Appointment.name(), id: one.id });
            }
        }
    }
}
