//! Has the sockets of whoever went out of a room look again whether they may hear of it, at every server of the house (S-141), and
//! the lists of rooms ask anew when rooms come or go. All others in the room are not concerned, and their sockets not asked.

use super::{frames, lists};
use crate::actions::GUESTS_OUT;
use crate::views::live::pages;
use maru_contract::Listener;
use maru_kernel::{Id, Lang, Ref};
use maru_store::{EventRow, StoreResult, Tx};
use maru_web::live::Hub;

/// After these somebody is in a room no more.
const OUT: [&str; 2] = ["messenger.left", "messenger.removed"];
/// After this guests may be, where its details say so.
const ARRANGED: &str = "messenger.room_arranged";

/// After these somebody has a room more or less, or one of another name.
const MOVED: [&str; 8] = [
    "messenger.room_made",
    "messenger.invited",
    "messenger.joined",
    "messenger.left",
    "messenger.removed",
    "messenger.room_arranged",
    "messenger.room_handed_over",
    "messenger.room_closed",
];

/// Listens for people who come into rooms and go out of them.
pub struct Doors(pub Hub);

impl Listener for Doors {
    fn name(&self) -> &'static str {
        "messenger.doors"
    }

    fn is_local(&self) -> bool {
        true
    }

    fn hear(&self, _: &mut Tx<'_>, events: &[EventRow]) -> StoreResult<()> {
        for event in events.iter().filter(|event| MOVED.contains(&event.name.as_str())) {
            for person in concerned(event) {
                lists::tell_moved(&self.0, person);
                if OUT.contains(&event.name.as_str()) {
                    self.0.recheck_person(person);
                }
            }
        }
        for event in events.iter().filter(|event| event.name == ARRANGED && lets_guests_out(event)) {
            let room: Option<Ref> = event.subject.as_deref().and_then(|subject| subject.parse().ok());
            let Some(room) = room else { continue };
            self.0.recheck(&frames(room.id));
            Lang::ALL.into_iter().for_each(|lang| self.0.recheck(&pages(room.id, lang)));
        }
        Ok(())
    }
}

/// Whom an event is about: who did it, to whom it was done, and who is told of it.
fn concerned(event: &EventRow) -> impl Iterator<Item = Id> {
    let told: Vec<String> = serde_json::from_str(&event.audience).unwrap_or_default();
    let told = told.into_iter().filter_map(|person| person.parse().ok());
    told.chain(event.actor_person.into_iter().chain(event.data_subject).map(Id::from_i64))
}

fn lets_guests_out(event: &EventRow) -> bool {
    let details: serde_json::Value = serde_json::from_str(&event.details).unwrap_or_default();
    details.get(GUESTS_OUT).and_then(serde_json::Value::as_bool).unwrap_or(true)
}
