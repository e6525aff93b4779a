//! The people around somebody, for the home page: their unit, who came and who moved.

use crate::model::PersonLine;
use crate::store::{appointments, history, moves, persons, second_factors};
use crate::views::people::people_href;
use maru_kernel::{Id, Timestamp, Viewer};
use maru_store::{DbConn, StoreResult, setting};

pub use crate::store::moves::Move;

/// People of one unit that are read.
const TEAM: i64 = 60;
/// News that are read.
const NEWS: i64 = 6;

/// What surrounds somebody.
#[derive(Clone, Debug, Default)]
pub struct Around {
    /// The unit of the main appointment.
    pub unit: Option<Id>,
    /// Everybody else in it, in its order.
    pub team: Vec<PersonLine>,
    /// Who came lately.
    pub joined: Vec<PersonLine>,
    /// Who moved lately.
    pub moved: Vec<Move>,
    /// When the directory was last read.
    pub last_sync: Option<Timestamp>,
    /// Whether the viewer has a second factor.
    pub has_factor: bool,
}

impl Around {
    /// Where the unit opens.
    pub fn unit_href(&self) -> String {
        people_href(self.unit, None, None)
    }

    /// How many of the unit are on leave.
    pub fn absent(&self) -> usize {
        self.team.iter().filter(|line| line.on_leave).count()
    }
}

/// Reads what surrounds the viewer; news since `from`. People of the very first synchronisation are no
/// news.
///
/// # Errors
/// As any read.
pub fn read(conn: &mut DbConn, viewer: &Viewer, from: Timestamp) -> StoreResult<Around> {
    let has_factor = second_factors::of_person(conn, viewer.id)?.is_some_and(|factor| factor.confirmed);
    if viewer.guest {
        return Ok(Around { has_factor, ..Around::default() });
    }
    let unit = persons::lines(conn, viewer, &[viewer.id])?.first().and_then(|line| line.unit_id);
    let members =
        unit.map(|id| appointments::of_unit(conn, viewer, id, 0, TEAM)).transpose()?.unwrap_or_default();
    let first_day = history::beginning(conn)?.map(|at| at + jiff::SignedDuration::from_hours(24));
    let from = first_day.map_or(from, |day| day.max(from));
    Ok(Around {
        unit,
        team: members.into_iter().map(|m| m.person).filter(|line| line.id() != viewer.id).collect(),
        joined: persons::joined_since(conn, viewer, from, NEWS)?,
        moved: moves::since(conn, viewer, from, NEWS)?,
        last_sync: setting(conn, "directory.last_sync_at")?.and_then(|text| text.parse().ok()),
        has_factor,
    })
}
