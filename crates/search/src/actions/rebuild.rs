//! Has all texts of all modules read again.

use crate::error::Error;
use crate::store::source::{self, SourceState};
use maru_contract::Offers;
use maru_kernel::{Cause, Event};
use maru_store::{Db, NewJob};

/// Starts a new round; the job goes through it while the old index still answers.
pub fn rebuild(db: &Db, cause: &Cause, offers: &Offers) -> Result<(), Error> {
    let names: Vec<&'static str> = offers.all().search.iter().map(|s| s.module()).collect();
    db.write_blocking(cause, move |tx| {
        for name in names {
            let generation = source::state(tx.conn(), name)?.generation + 1;
            source::set_state(tx, name, &SourceState { cursor: 0, generation, sweeping: true })?;
        }
        tx.record(&Event::new("search.rebuild_started"))?;
        let run_at = tx.now();
        tx.enqueue(NewJob { kind: "search.index", payload: "{}".to_owned(), run_at, unique_key: None })?;
        Ok(())
    })
}
