//! Hears of what other processes of the house changed: on PostgreSQL several may serve one house, and each tells its own
//! pages. On SQLite there is only one.

use super::Teller;
use crate::Desk;
use crate::store::room;
use maru_kernel::Id;
use maru_store::Db;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// How soon what changed elsewhere is told here; within the five seconds of S-141.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// Whether somebody looks already.
#[derive(Debug, Default)]
pub struct Watch(AtomicBool);

impl Watch {
    /// Begins to look, once in a process and where there can be others at all. Returns at once.
    pub fn begin(desk: &Arc<Desk>, db: &Db) {
        if db.is_sqlite() || desk.watch.0.swap(true, Ordering::Relaxed) {
            return;
        }
        let (desk, db) = (Arc::clone(desk), db.clone());
        tokio::spawn(async move {
            let mut known = HashMap::new();
            loop {
                tokio::time::sleep(LOOK_EVERY).await;
                look(&desk, &db, &mut known).await;
            }
        });
    }
}

/// Stirs the rooms that are heard of here and stand elsewhere than when they were looked at last.
async fn look(desk: &Arc<Desk>, db: &Db, known: &mut HashMap<Id, i64>) {
    let heard: BTreeSet<Id> = desk.hub.heard_of("messenger").into_iter().map(|topic| topic.id).collect();
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
