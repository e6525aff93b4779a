//! Looks once a second: at what was said, for the lists of rooms; and at what other processes of the house changed. On PostgreSQL
//! several may serve one house, and each tells its own pages; on SQLite there is only one.

use super::Teller;
use super::lists::{self, is_own};
use crate::Desk;
use crate::store::room;
use maru_kernel::Id;
use maru_store::Db;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// How soon lists hear of what was said, and pages of what changed elsewhere; within the five seconds of S-141.
const LOOK_EVERY: Duration = Duration::from_secs(1);

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
            let mut known = HashMap::new();
            loop {
                tokio::time::sleep(LOOK_EVERY).await;
                lists::look(&desk, &db).await;
                if !db.is_sqlite() {
                    look(&desk, &db, &mut known).await;
                }
            }
        });
    }
}

/// Stirs the rooms that are heard of here and stand elsewhere than when they were looked at last.
async fn look(desk: &Arc<Desk>, db: &Db, known: &mut HashMap<Id, i64>) {
    let heard = desk.hub.heard_of("messenger").into_iter().filter(|topic| is_own(topic).is_none());
    let heard: BTreeSet<Id> = heard.map(|topic| topic.id).collect();
    known.retain(|room, _| heard.contains(room));
    if heard.is_empty() {
        return;
    }
    // What cannot be read now is read at the next look.
    let Ok(stand) = db.read(move |conn| room::changes(conn, &heard)).await else { return };
    for (room, change) in stand {
        let before = known.insert(room, change).unwrap_or(change);
        if change > before {
            Teller::stir(desk, db, room, before);
        }
    }
}
