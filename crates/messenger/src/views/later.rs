//! Times to choose from for what is to happen later.

use super::when;
use crate::model::{Later, working};
use crate::texts::T;
use maru_kernel::Timestamp;

/// What a form offers.
pub struct LaterChoice {
    /// Times that are usual.
    pub usual: Vec<LaterRow>,
    /// The time of one's own that was chosen; empty for none.
    pub own: String,
    /// The earliest that one's own time may be, as the field takes it.
    pub earliest: String,
}

/// A usual time.
pub struct LaterRow {
    /// What the form sends.
    pub which: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// When that is.
    pub time: String,
}

impl LaterChoice {
    /// What is offered at `now`; `is_near` with what comes within the day.
    pub fn new(t: T, web: maru_web::T, now: Timestamp, is_near: bool) -> LaterChoice {
        let row = |which: &'static str, label: &'static str| {
            let at = Later::parse(which, "").and_then(|later| later.at(now))?;
            Some(LaterRow { which, label, time: maru_web::date_time(web, at) })
        };
        let mut usual = Vec::new();
        usual.extend(if is_near { row("hour", t.later_hour()) } else { None });
        usual.extend(row("tomorrow", t.later_tomorrow()));
        let is_other = working::tomorrow(now) != working::next_workday(now);
        usual.extend(if is_other { row("workday", t.later_workday()) } else { None });
        LaterChoice { usual, own: String::new(), earliest: field(now) }
    }
}

/// An instant as a field for day and time has it.
pub fn field(at: Timestamp) -> String {
    when::plain(at).chars().take("2026-11-23T13:18".len()).collect()
}
