//! Asking to confirm again and again, until everybody has.

use super::working;
use jiff::SignedDuration;
use maru_kernel::{Id, PersonId, Timestamp};

/// After so many rounds nobody is asked any more by itself.
pub const MOST_ROUNDS: i32 = 60;
/// Rounds after which somebody else is told, where nobody says how many.
pub const USUAL_ROUNDS: i32 = 3;

/// How often one is asked, within working time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Every {
    /// Every half hour.
    HalfHour,
    /// Every two hours.
    TwoHours,
    /// At nine on every working day.
    Morning,
}

impl Every {
    /// All of them.
    pub const ALL: [Every; 3] = [Every::HalfHour, Every::TwoHours, Every::Morning];

    /// The name kept in the database and sent by forms.
    pub const fn name(self) -> &'static str {
        match self {
            Every::HalfHour => "30m",
            Every::TwoHours => "2h",
            Every::Morning => "daily",
        }
    }

    /// The one of that name.
    pub fn from_name(name: &str) -> Option<Every> {
        Every::ALL.into_iter().find(|every| every.name() == name)
    }

    /// When one is asked next after `now`.
    pub fn next(self, now: Timestamp) -> Option<Timestamp> {
        match self {
            Every::HalfHour => working::after(now, SignedDuration::from_mins(30)),
            Every::TwoHours => working::after(now, SignedDuration::from_hours(2)),
            Every::Morning => working::next_workday(now),
        }
    }
}

/// How a message asks again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Again {
    /// How often.
    pub every: Every,
    /// After how many rounds the deputies of those who are still missing are told.
    pub rounds: i32,
}

impl Again {
    /// What a form says: nothing for asking once, and rounds within reason.
    pub fn parse(every: &str, rounds: &str) -> Option<Again> {
        let every = Every::from_name(every)?;
        let rounds = rounds.trim().parse().ok().filter(|rounds| (1..=MOST_ROUNDS).contains(rounds));
        Some(Again { every, rounds: rounds.unwrap_or(USUAL_ROUNDS) })
    }
}

/// Why nobody is asked any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// Everybody has confirmed.
    Confirmed,
    /// The message was taken back.
    Recalled,
    /// Whoever asked stopped it.
    Stopped,
    /// It went on for [`MOST_ROUNDS`].
    Long,
    /// The room has grown, and whoever asked does not manage it.
    Large,
}

impl Ended {
    /// The name kept in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Ended::Confirmed => "confirmed",
            Ended::Recalled => "recalled",
            Ended::Stopped => "stopped",
            Ended::Long => "long",
            Ended::Large => "large",
        }
    }

    /// What that name means.
    pub fn from_name(name: &str) -> Ended {
        let all = [Ended::Confirmed, Ended::Recalled, Ended::Long, Ended::Large];
        all.into_iter().find(|ended| ended.name() == name).unwrap_or(Ended::Stopped)
    }
}

/// A message that asks again and again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asking {
    /// The room.
    pub room: Id,
    /// The message's number there.
    pub seq: i64,
    /// How often, and after how many rounds others are told.
    pub again: Again,
    /// Rounds so far.
    pub round: i32,
    /// Rounds there had been when it was chosen how it asks; the others are counted from there.
    pub base: i32,
    /// When the next is due; never once it ended.
    pub next_at: Option<Timestamp>,
    /// Why it ended.
    pub ended: Option<Ended>,
}

/// Somebody who was told in a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The round, from 1.
    pub round: i32,
    /// When.
    pub at: Timestamp,
    /// Who had not confirmed.
    pub person: PersonId,
    /// Who was told: themselves, their deputy, or whoever asked.
    pub told: PersonId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_asked_at_night() {
        for (every, now, want) in [
            (Every::HalfHour, "2026-11-23T10:00:00+09:00", "2026-11-23T10:30:00+09:00"),
            (Every::HalfHour, "2026-11-23T17:40:00+09:00", "2026-11-24T09:00:00+09:00"),
            (Every::TwoHours, "2026-11-27T16:30:00+09:00", "2026-11-30T09:00:00+09:00"),
            (Every::Morning, "2026-11-27T08:30:00+09:00", "2026-11-30T09:00:00+09:00"),
        ] {
            assert_eq!(every.next(now.parse().unwrap()), Some(want.parse().unwrap()), "{every:?} {now}");
        }
    }

    #[test]
    fn forms_say_how_often_and_what_is_unreasonable_is_usual() {
        assert_eq!(Again::parse("", "3"), None);
        assert_eq!(Again::parse("2h", "5"), Some(Again { every: Every::TwoHours, rounds: 5 }));
        for odd in ["", "0", "-1", "61", "x"] {
            assert_eq!(Again::parse("30m", odd).map(|again| again.rounds), Some(USUAL_ROUNDS), "{odd}");
        }
    }
}
