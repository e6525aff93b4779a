//! Seals every event in the order everybody hears of it.

use crate::chain::next_hash;
use crate::store::seals::{self, Seal};
use maru_contract::Listener;
use maru_store::{EventRow, NewJob, StoreResult, Tx, lock_name};

/// Adds every event it hears of to the chain.
#[derive(Clone, Copy, Debug)]
pub struct Sealer;

impl Listener for Sealer {
    fn name(&self) -> &'static str {
        "audit.seal"
    }

    fn hear(&self, tx: &mut Tx<'_>, events: &[EventRow]) -> StoreResult<()> {
        // Two servers may hear of the same events at once; only one chain may come of it.
        lock_name(tx, "audit.seal")?;
        let last = seals::last(tx.conn())?;
        if last.is_none() {
            // The first events are not left unsigned until the hour is over.
            let run_at = tx.now();
            let unique_key = Some("audit.checkpoint first".to_owned());
            tx.enqueue(NewJob { kind: "audit.checkpoint", payload: "{}".to_owned(), run_at, unique_key })?;
        }
        let (sealed, mut hash) = last.map_or((0, [0; 32]), |s| (s.position, s.hash));
        let mut new = Vec::with_capacity(events.len());
        for event in events.iter().filter(|e| e.position > sealed) {
            hash = next_hash(&hash, event);
            new.push(Seal { position: event.position, event: event.id, hash });
        }
        if new.is_empty() { Ok(()) } else { seals::append(tx, &new) }
    }
}
