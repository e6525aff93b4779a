//! Writes notices for whoever an event names.

use crate::model::{Run, bulk_runs};
use crate::store::{delivery, notice, setting};
use maru_contract::{Listener, Offers};
use maru_kernel::{Id, PersonId};
use maru_store::{EventRow, NewJob, StoreResult, Tx, events_after};
use std::collections::BTreeSet;

/// A run may go on after the events at hand; so far is looked ahead.
const LOOK_AHEAD: i64 = 60;
const LAST_BULK_RUN: &str = "notify.bulk_run";

/// Hears of events and writes notices.
pub struct Teller(pub Offers);

impl Listener for Teller {
    fn name(&self) -> &'static str {
        "notify.teller"
    }

    fn hear(&self, tx: &mut Tx<'_>, events: &[EventRow]) -> StoreResult<()> {
        let bulk = bulk(tx, events)?;
        let mut any = false;
        for event in events.iter().filter(|e| !bulk.contains(&run_of(e).key())) {
            any |= self.tell(tx, event)?;
        }
        if any && !self.0.all().channels.is_empty() {
            let unique_key = Some("notify.deliver".to_owned());
            let run_at = tx.now();
            tx.enqueue(NewJob { kind: "notify.deliver", payload: "{}".to_owned(), run_at, unique_key })?;
        }
        Ok(())
    }
}

impl Teller {
    fn tell(&self, tx: &mut Tx<'_>, event: &EventRow) -> StoreResult<bool> {
        let mut people = audience(event);
        if people.is_empty() {
            return Ok(false);
        }
        let deaf = setting::deaf_to(tx.conn(), &event.name)?;
        people.retain(|p| !deaf.contains(p) && Some(p.as_i64()) != event.actor_person);
        let people: Vec<PersonId> = people.into_iter().collect();
        if self.0.all().newest_suffices.contains(&event.name.as_str()) {
            notice::put_away_older(tx, event, &people)?;
        }
        let told = notice::tell(tx, event, &people)?;
        for (id, person) in &told {
            self.queue(tx, &event.name, *id, *person)?;
        }
        Ok(!told.is_empty())
    }

    fn queue(&self, tx: &mut Tx<'_>, name: &str, notice: Id, person: PersonId) -> StoreResult<()> {
        let all = self.0.all();
        if all.channels.is_empty() {
            return Ok(());
        }
        let quiet = setting::quiet_hours(tx.conn(), person)?.filter(|_| !all.urgent.contains(&name));
        let due = quiet.map_or(tx.now(), |q| q.release(tx.now()));
        for channel in &all.channels {
            delivery::queue(tx, notice, channel.name(), due)?;
        }
        Ok(())
    }
}

/// Whom an event names. A list that cannot be read names nobody.
pub fn audience(event: &EventRow) -> BTreeSet<PersonId> {
    let names: Vec<String> = serde_json::from_str(&event.audience).unwrap_or_default();
    names.iter().filter_map(|name| name.parse().ok()).collect()
}

fn run_of(event: &EventRow) -> Run {
    let person = event.actor_person.map(|p| Id::from_i64(p).to_string()).unwrap_or_default();
    let actor = format!("{} {person}{}", event.actor_kind, event.actor_name.as_deref().unwrap_or_default());
    Run { at: event.at.0, actor }
}

/// Keys of the bulk runs among `events`. The last one is remembered, for its end may come next time.
fn bulk(tx: &mut Tx<'_>, events: &[EventRow]) -> StoreResult<BTreeSet<String>> {
    let last = events.last().map_or(0, |e| e.position);
    let ahead = events_after(tx.conn(), last, LOOK_AHEAD)?;
    let telling = events.iter().chain(&ahead).filter(|e| e.audience != "[]");
    let mut keys: BTreeSet<String> = bulk_runs(telling.map(run_of)).iter().map(Run::key).collect();
    let before = maru_store::setting(tx.conn(), LAST_BULK_RUN)?;
    let newest = events.iter().rev().map(|e| run_of(e).key()).find(|key| keys.contains(key));
    if let Some(newest) = newest.filter(|n| before.as_ref() != Some(n)) {
        tx.set(LAST_BULK_RUN, &newest)?;
    }
    keys.extend(before);
    Ok(keys)
}
