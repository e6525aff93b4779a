//! Looks once a second: at what was said, for the lists of rooms; and at what other processes of the house changed. On PostgreSQL
//! several may serve one house, and each tells its own pages; on SQLite there is only one.

use super::Teller;
use super::lists::{self, is_own};
use super::{elsewhere, online};
use crate::Desk;
use crate::store::room;
use maru_kernel::Id;
use maru_store::Db;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// How soon lists hear of what was said, and pages of what changed elsewhere and nobody rang for; within the five seconds of S-141.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// Of a room that is heard of here for the first time so many changes are told again, if it was written in just now: they may
/// have come after the page was made and before we looked.
const AGAIN: i64 = 20;
const JUST_NOW: jiff::SignedDuration = jiff::SignedDuration::from_secs(5);

/// Whether somebody looks already.
#[derive(Debug, Default)]
pub struct Watch(AtomicBool);

impl Watch {
    /// Begins to look, once in a process. Returns at once.
    pub fn begin(desk: &Arc<Desk>, db: &Db) {
        if desk.watch.0.swap(true, Ordering::Relaxed) {
            return;
        }
        let (desk, db) = (Arc::clone(desk), db.clone());
        tokio::spawn(async move {
            let (bell, mut known, mut noted) = (db.bell().ear(elsewhere::ABOUT), HashMap::new(), None);
            let mut every = tokio::time::interval(LOOK_EVERY);
            every.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
            loop {
                let words = tokio::select! {
                    _ = every.tick() => None,
                    words = bell.heard() => Some(words),
                };
                let rung = match &words {
                    Some(words) => Some(elsewhere::hear(&desk, &db, words).await),
                    None => None,
                };
                if rung.is_none() {
                    lists::look(&desk, &db).await;
                    online::note(&desk, &db, &mut noted).await;
                }
                if !db.is_sqlite() {
                    look(&desk, &db, &mut known, rung).await;
                }
            }
        });
    }
}

/// Stirs the rooms that are heard of here and stand elsewhere than when they were looked at last: all, or those of `rung`.
async fn look(desk: &Arc<Desk>, db: &Db, known: &mut HashMap<Id, i64>, rung: Option<BTreeSet<Id>>) {
    let heard = desk.hub.heard_of("messenger").into_iter().filter(|topic| is_own(topic).is_none());
    let mut heard: BTreeSet<Id> = heard.map(|topic| topic.id).collect();
    known.retain(|room, _| heard.contains(room));
    if let Some(rung) = rung {
        heard.retain(|room| rung.contains(room));
    }
    if heard.is_empty() {
        return;
    }
    // What cannot be read now is read at the next look.
    let Ok(stand) = db.read(move |conn| room::changes(conn, &heard)).await else { return };
    let now = db.now();
    for (room, change, written_at) in stand {
        let is_fresh = now.duration_since(written_at) < JUST_NOW;
        let first = if is_fresh { (change - AGAIN).max(0) } else { change };
        let before = known.insert(room, change).unwrap_or(first);
        if change > before {
            Teller::stir(desk, db, room, before);
        }
    }
}
