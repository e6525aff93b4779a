//! The people around somebody, for the home page: their unit, who came and who moved.

use crate::model::PersonLine;
use crate::store::{around, history, moves};
use crate::views::people::people_href;
use maru_kernel::{Id, Timestamp, Viewer};
use maru_store::{DbConn, Remembered, StoreResult, setting};
use std::sync::Arc;

pub use crate::store::around::Team;
pub use crate::store::moves::Move;

/// People of the unit that are named.
const TEAM: i64 = 8;
/// News that are read.
const NEWS: i64 = 6;

/// What surrounds somebody.
#[derive(Clone, Debug, Default)]
pub struct Around {
    /// The unit of the main appointment.
    pub unit: Option<Id>,
    /// The others in it.
    pub team: Team,
    /// What is new in the house.
    pub news: Arc<News>,
    /// Whether the viewer has a second factor.
    pub has_factor: bool,
}

/// What is new in the house, the same for everybody.
#[derive(Clone, Debug, Default)]
pub struct News {
    /// Who came lately.
    pub joined: Vec<PersonLine>,
    /// Who moved lately.
    pub moved: Vec<Move>,
    /// When the directory was last read.
    pub last_sync: Option<Timestamp>,
}

impl Around {
    /// Where the unit opens.
    pub fn unit_href(&self) -> String {
        people_href(self.unit, None, None)
    }
}

/// Reads what surrounds the viewer at `now`; news since `from`, unless they are remembered.
///
/// # Errors
/// As any read.
pub fn read(
    conn: &mut DbConn,
    viewer: &Viewer,
    (from, now): (Timestamp, Timestamp),
    remembered: &Remembered<News>,
) -> StoreResult<Around> {
    let (unit, has_factor) = around::own_place(conn, viewer, now)?;
    if viewer.guest {
        return Ok(Around { has_factor, ..Around::default() });
    }
    let team = unit.map(|id| around::team(conn, viewer, id, TEAM)).transpose()?.unwrap_or_default();
    Ok(Around { unit, team, news: remembered.get(|| news(conn, from))?, has_factor })
}

/// People of the very first synchronisation are no news.
fn news(conn: &mut DbConn, from: Timestamp) -> StoreResult<News> {
    let first_day = history::beginning(conn)?.map(|at| at + jiff::SignedDuration::from_hours(24));
    let from = first_day.map_or(from, |day| day.max(from));
    Ok(News {
        joined: around::joined(conn, from, NEWS)?,
        moved: moves::since(conn, from, NEWS)?,
        last_sync: setting(conn, "directory.last_sync_at")?.and_then(|text| text.parse().ok()),
    })
}
