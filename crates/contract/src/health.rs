//! What a module reports about its own condition, for the health page.

use maru_kernel::{Lang, Timestamp};
use maru_store::{DbConn, StoreResult};
use std::sync::Arc;

/// How serious a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Condition {
    /// As it should be.
    Good,
    /// Works, but somebody should look.
    Watch,
    /// Does not work.
    Bad,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Health {
    /// How serious it is.
    pub condition: Condition,
    /// One short sentence with the figure that matters.
    pub text: String,
}

/// Looks at one thing; must answer within a second.
pub type Look = Arc<dyn Fn(&mut DbConn, Timestamp, Lang) -> StoreResult<Health> + Send + Sync>;

/// Something an operator wants to see at a glance.
#[derive(Clone)]
pub struct HealthCheck {
    /// Stable name with the module in front: `directory.last_sync`.
    pub key: &'static str,
    /// What it is called.
    pub label: fn(Lang) -> &'static str,
    /// Looks.
    pub run: Look,
}

/// Reads one figure; `None` when there is nothing to measure. Must answer within a second.
pub type Reading = Arc<dyn Fn(&mut DbConn, Timestamp) -> StoreResult<Option<f64>> + Send + Sync>;

/// A figure that programs watch over time. It says nothing of any person.
#[derive(Clone)]
pub struct Measure {
    /// Stable name with the module in front and the unit at the end: `backup.age_seconds`.
    pub key: &'static str,
    /// What it is, in one English sentence without a full stop.
    pub help: &'static str,
    /// Reads it.
    pub read: Reading,
}
