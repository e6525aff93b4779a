//! The figures of a run.

use crate::store::sync::plan::ItemCount;
use serde::{Deserialize, Serialize};

/// The figures of a run, as they are kept and shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Counts {
    /// Entries read.
    pub entries: u64,
    /// People the source has.
    pub people: u64,
    /// Units the source has.
    pub units: u64,
    /// Groups the source has.
    pub groups: u64,
    /// Entries put aside.
    pub quarantined: u64,
    /// People made.
    pub created: u64,
    /// People changed.
    pub updated: u64,
    /// People switched off.
    pub deactivated: u64,
    /// People switched on again.
    pub reactivated: u64,
    /// Units made, changed, closed and opened again.
    pub units_changed: u64,
    /// Posts and appointments made, changed and ended.
    pub appointments_changed: u64,
    /// Groups made, changed and closed.
    pub groups_changed: u64,
    /// Milliseconds for reading and planning.
    pub planning_ms: u64,
    /// Milliseconds for applying.
    pub applying_ms: u64,
}

impl Counts {
    /// Takes over how many things of each kind the plan changes.
    pub fn add_items(&mut self, items: &[ItemCount]) {
        for item in items {
            let count = u64::try_from(item.count).unwrap_or_default();
            match (item.noun.as_str(), item.action.as_str()) {
                ("person", "create") => self.created += count,
                ("person", "deactivate") => self.deactivated += count,
                ("person", "reactivate") => self.reactivated += count,
                ("person", _) => self.updated += count,
                ("unit", _) => self.units_changed += count,
                ("group", _) => self.groups_changed += count,
                _ => self.appointments_changed += count,
            }
        }
    }

    /// Whether the plan changes anything at all.
    pub fn changes(&self) -> u64 {
        self.created
            + self.updated
            + self.deactivated
            + self.reactivated
            + self.units_changed
            + self.appointments_changed
            + self.groups_changed
    }
}
