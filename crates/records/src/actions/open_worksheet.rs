//! Opens a worksheet for everybody who left or moved and still holds something.

use crate::store::worksheet;
use maru_contract::{Listener, Offers};
use maru_kernel::{Event, Id, PersonId, Ref};
use maru_store::{EventRow, StoreResult, Tx};

/// Hears of people who go.
pub struct Opener(pub Offers);

impl Listener for Opener {
    fn name(&self) -> &'static str {
        "records.opener"
    }

    fn hear(&self, tx: &mut Tx<'_>, events: &[EventRow]) -> StoreResult<()> {
        for event in events {
            let left = match event.name.as_str() {
                "directory.person_deactivated" => true,
                "directory.person_moved" => false,
                _ => continue,
            };
            if let Some(person) = event.data_subject {
                self.open(tx, event.id, Id::from_i64(person), left)?;
            }
        }
        Ok(())
    }
}

impl Opener {
    /// Nothing to hand over, no worksheet; what waits on another one is not asked about twice.
    fn open(&self, tx: &mut Tx<'_>, event: i64, person: PersonId, left: bool) -> StoreResult<()> {
        let mut held: Vec<Ref> = Vec::new();
        for custody in &self.0.all().custody {
            held.extend(custody.held_by(tx.conn(), person)?);
        }
        let waiting = worksheet::open_subjects(tx.conn(), person)?;
        held.retain(|subject| !waiting.contains(&subject.to_string()));
        if held.is_empty() {
            return Ok(());
        }
        let Some(id) = worksheet::open(tx, event, person, left)? else { return Ok(()) };
        for subject in &held {
            worksheet::add(tx, id, subject)?;
        }
        let about = Ref::new("records", "worksheet", id);
        tx.record(&Event::new("records.worksheet_opened").about(about).of_person(person))?;
        Ok(())
    }
}
