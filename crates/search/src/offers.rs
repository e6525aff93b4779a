//! What the search module brings: the job that reads, and an ear for changes.

use crate::actions;
use crate::texts::T;
use maru_contract::{Contributions, Keeps, Listener, Offers};
use maru_store::{Db, EventRow, Handler, JobError, NewJob, StoreResult, Tx};
use std::sync::Arc;
use std::time::Duration;

/// The index is brought up to date by events; this is for what no event told of.
const AT_THE_LATEST: Duration = Duration::from_secs(60);

pub fn bring(offers: &Offers, to: &mut Contributions) {
    to.readers.push(offers.clone());
    let reader = offers.clone();
    to.jobs.push(Handler {
        kind: "search.index",
        every: Some(AT_THE_LATEST),
        run: Arc::new(move |db, _| index_all(db, &reader)),
    });
    to.listeners.push(Arc::new(Ear(offers.clone())));
    to.keeps.push(Arc::new(Index));
    to.event_labels.push(("search.rebuild_started", |lang| T(lang).search_rebuild_started()));
}

/// One module's failure holds up no other's.
fn index_all(db: &Db, offers: &Offers) -> Result<(), JobError> {
    let mut failed = None;
    for source in &offers.all().search {
        if let Err(error) = actions::index(db, source) {
            tracing::warn!(module = source.module(), %error, "a module's texts were not indexed");
            failed.get_or_insert(error);
        }
    }
    failed.map_or(Ok(()), |error| Err(JobError(error.to_string())))
}

/// Has the index brought up to date soon after something happened in a module that can be searched.
struct Ear(Offers);

impl Listener for Ear {
    fn name(&self) -> &'static str {
        "search.ear"
    }

    fn hear(&self, tx: &mut Tx<'_>, events: &[EventRow]) -> StoreResult<()> {
        let all = self.0.all();
        let of_a_source = |name: &str| {
            let module = name.split('.').next().unwrap_or_default();
            all.search.iter().any(|s| s.module() == module)
        };
        if !events.iter().any(|e| of_a_source(&e.name)) {
            return Ok(());
        }
        let unique_key = Some("search.index".to_owned());
        let run_at = tx.now();
        tx.enqueue(NewJob { kind: "search.index", payload: "{}".to_owned(), run_at, unique_key })
    }
}

/// The whole index is made anew from the modules' texts.
struct Index;

impl Keeps for Index {
    fn left_out(&self) -> &'static [&'static str] {
        &["search_documents", "search_scopes", "search_sources"]
    }
}
