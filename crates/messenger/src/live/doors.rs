//! Has open sockets look again whether they may hear of a room when somebody went out of it, at every server of the house (S-141).

use super::frames;
use crate::views::live::pages;
use maru_contract::Listener;
use maru_kernel::{Lang, Ref};
use maru_store::{EventRow, StoreResult, Tx};
use maru_web::live::Hub;

/// After these somebody may be in a room no more.
const OUT: [&str; 3] = ["messenger.left", "messenger.removed", "messenger.room_arranged"];

/// Listens for people who go out of rooms.
pub struct Doors(pub Hub);

impl Listener for Doors {
    fn name(&self) -> &'static str {
        "messenger.doors"
    }

    fn is_local(&self) -> bool {
        true
    }

    fn hear(&self, _: &mut Tx<'_>, events: &[EventRow]) -> StoreResult<()> {
        for event in events.iter().filter(|event| OUT.contains(&event.name.as_str())) {
            let room: Option<Ref> = event.subject.as_deref().and_then(|subject| subject.parse().ok());
            let Some(room) = room else { continue };
            self.0.recheck(&frames(room.id));
            Lang::ALL.into_iter().for_each(|lang| self.0.recheck(&pages(room.id, lang)));
        }
        Ok(())
    }
}
