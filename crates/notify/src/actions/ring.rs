//! Rings the bell of those who are looking at a page right now.

use super::count::unread;
use super::tell::audience;
use crate::views::UnreadStream;
use askama::Template;
use maru_contract::{Listener, Offers};
use maru_kernel::{Lang, PersonId};
use maru_store::{EventRow, StoreResult, Tx};
use maru_web::live::Hub;
use std::collections::BTreeSet;

/// Hears of the same events after the teller, when its notices are committed. What it shows is only ever
/// what an earlier transaction wrote, so it may ring before its own one ends.
pub struct Bell {
    /// The open pages.
    pub hub: Hub,
    /// All modules.
    pub offers: Offers,
}

impl Listener for Bell {
    fn name(&self) -> &'static str {
        "notify.bell"
    }

    fn is_local(&self) -> bool {
        true
    }

    fn hear(&self, tx: &mut Tx<'_>, events: &[EventRow]) -> StoreResult<()> {
        let people: BTreeSet<PersonId> =
            events.iter().flat_map(audience).filter(|p| self.hub.is_listening(*p)).collect();
        for person in people {
            let viewer = match &self.offers.all().viewer_of {
                Some(viewer_of) => viewer_of(tx.conn(), person)?,
                None => None,
            };
            if let Some(viewer) = viewer {
                let count = unread(tx.conn(), &viewer, &self.offers)?;
                self.hub.tell_person(person, &stream(viewer.lang, count));
            }
        }
        Ok(())
    }
}

/// The Turbo stream that puts `count` on the bell.
pub fn stream(lang: Lang, count: u32) -> String {
    UnreadStream::new(lang, count).render().unwrap_or_default()
}
