//! Has open sockets look again whether they may hear of a room when somebody went out of it, at every server of the house (S-141),
//! and the lists of rooms ask anew when rooms come or go.

use super::{frames, lists};
use crate::views::live::pages;
use maru_contract::Listener;
use maru_kernel::{Id, Lang, Ref};
use maru_store::{EventRow, StoreResult, Tx};
use maru_web::live::Hub;

/// After these somebody may be in a room no more.
const OUT: [&str; 3] = ["messenger.left", "messenger.removed", "messenger.room_arranged"];

/// After these somebody has a room more or less, or one of another name.
const MOVED: [&str; 6] = [
    "messenger.room_made",
    "messenger.invited",
    "messenger.joined",
    "messenger.left",
    "messenger.removed",
    "messenger.room_arranged",
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
            let told: Vec<String> = serde_json::from_str(&event.audience).unwrap_or_default();
            let told = told.iter().filter_map(|person| person.parse().ok());
            let concerned = event.actor_person.into_iter().chain(event.data_subject).map(Id::from_i64);
            told.chain(concerned).for_each(|person| lists::tell_moved(&self.0, person));
        }
        for event in events.iter().filter(|event| OUT.contains(&event.name.as_str())) {
            let room: Option<Ref> = event.subject.as_deref().and_then(|subject| subject.parse().ok());
            let Some(room) = room else { continue };
            self.0.recheck(&frames(room.id));
            Lang::ALL.into_iter().for_each(|lang| self.0.recheck(&pages(room.id, lang)));
        }
        Ok(())
    }
}
