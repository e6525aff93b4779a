//! What is to happen later: messages that wait for their time, and messages somebody wants to be reminded of.

use super::{Again, Priority, working};
use jiff::SignedDuration;
use jiff::civil::DateTime;
use maru_kernel::{Id, PersonId, Ref, Timestamp};

/// Nothing waits longer, in hours.
const LONGEST: i64 = 366 * 24;

/// When something is to happen, as somebody chooses it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Later {
    /// In an hour.
    Hour,
    /// Tomorrow at nine.
    Tomorrow,
    /// At nine on the next working day.
    Workday,
    /// When the house's clocks show this.
    At(DateTime),
}

impl Later {
    /// What a form says: which of them, and the time where it is one's own.
    pub fn parse(which: &str, own: &str) -> Option<Later> {
        match which {
            "hour" => Some(Later::Hour),
            "tomorrow" => Some(Later::Tomorrow),
            "workday" => Some(Later::Workday),
            "own" => own.parse().ok().map(Later::At),
            _ => None,
        }
    }

    /// The instant; nothing for what is over or further away than a year.
    pub fn at(self, now: Timestamp) -> Option<Timestamp> {
        let hour = SignedDuration::from_hours(1);
        let at = match self {
            Later::Hour => now.checked_add(hour).ok(),
            Later::Tomorrow => working::tomorrow(now),
            Later::Workday => working::next_workday(now),
            Later::At(clock) => working::instant(clock),
        };
        at.filter(|at| *at > now && at.duration_since(now) <= hour * i32::try_from(LONGEST).unwrap_or(1))
    }
}

/// A message that waits for its time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scheduled {
    /// Its id, which is the one the message is sent with.
    pub id: Id,
    /// Where it will be said.
    pub room: Id,
    /// Who will have said it.
    pub person: PersonId,
    /// When.
    pub at: Timestamp,
    /// What it says.
    pub body: String,
    /// The message it continues beside the room.
    pub thread: Option<i64>,
    /// The message it answers.
    pub reply_to: Option<i64>,
    /// How much it matters.
    pub priority: Priority,
    /// Whether who reads it is asked to say so.
    pub asks: bool,
    /// How they are asked again.
    pub again: Option<Again>,
    /// How many files come with it.
    pub files: i32,
    /// The code of what kept it from being sent; it waits for its author then.
    pub failed: Option<String>,
}

impl Scheduled {
    /// How it is pointed at.
    pub fn to_ref(&self) -> Ref {
        scheduled_ref(self.id)
    }
}

/// How a message that waits is pointed at.
pub fn scheduled_ref(id: Id) -> Ref {
    Ref::new("messenger", "scheduled", id)
}

/// A message somebody wants to be reminded of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// Who.
    pub person: PersonId,
    /// The room.
    pub room: Id,
    /// The message's number there.
    pub seq: i64,
    /// When.
    pub at: Timestamp,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_to_come_within_a_year_is_a_time() {
        let now: Timestamp = "2026-11-23T10:00:00+09:00".parse().unwrap();
        for (which, own, want) in [
            ("hour", "", Some("2026-11-23T11:00:00+09:00")),
            ("tomorrow", "", Some("2026-11-24T09:00:00+09:00")),
            ("workday", "2020-01-01T00:00", Some("2026-11-24T09:00:00+09:00")),
            ("own", "2026-11-23T10:01", Some("2026-11-23T10:01:00+09:00")),
            ("own", "2026-11-23T10:00", None),
            ("own", "2027-11-25T10:00", None),
            ("own", "", None),
            ("own", "내일", None),
            ("", "2026-11-23T10:01", None),
        ] {
            let at = Later::parse(which, own).and_then(|later| later.at(now));
            assert_eq!(at, want.map(|want| want.parse().unwrap()), "{which} {own}");
        }
    }
}
