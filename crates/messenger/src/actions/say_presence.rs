//! Says where one is.

use crate::access;
use crate::error::Error;
use crate::model::Presence;
use crate::store::presence;
use maru_contract::Offers;
use maru_kernel::{Event, Viewer, visible};
use maru_store::Tx;

/// The longest note, in letters.
pub const LONGEST_NOTE: usize = 60;

/// Says where the viewer is, until when, and who stands in for them. Whoever says nothing names nobody.
///
/// # Errors
/// A time that is over, or a deputy who is not here or comes from outside.
pub fn say_presence(tx: &mut Tx<'_>, viewer: &Viewer, offers: &Offers, new: &Presence) -> Result<(), Error> {
    let allowed = access::choose(viewer);
    let now = tx.now();
    if new.until.is_some_and(|until| until <= now) {
        return Err(Error::Later);
    }
    let deputy = new.deputy.filter(|_| new.state.is_some());
    if let Some(deputy) = deputy {
        let known = super::let_in::known(tx, offers, deputy)?;
        if known.guest || deputy == viewer.id {
            return Err(Error::Nobody);
        }
    }
    let note: String = visible(&new.note.split_whitespace().collect::<Vec<_>>().join(" "));
    let said = Presence {
        state: new.state,
        until: new.until.filter(|_| new.state.is_some()),
        note: note.chars().take(LONGEST_NOTE).collect(),
        deputy,
        hidden: new.hidden,
        online: false,
    };
    presence::set(tx, &allowed, &said)?;
    let state = said.state.map_or("", crate::model::State::name);
    let details = serde_json::json!({ "state": state, "hidden": said.hidden });
    tx.record(&Event::new("messenger.presence_said").of_person(viewer.id).with(details))?;
    Ok(())
}
