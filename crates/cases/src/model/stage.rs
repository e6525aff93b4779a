//! The stages of a case: asked for, open until a time, over. A round is one asking with the approvals it got.

use super::Office;
use jiff::SignedDuration;
use maru_kernel::{PersonId, Timestamp};

/// A case is open for so many hours at most, and is renewed as it was opened (S-520).
pub const LONGEST_HOURS: i32 = 72;
/// What nobody approved within a day is void (S-501).
pub const LONGEST_WAIT: SignedDuration = SignedDuration::from_hours(24);

/// One of the two words a case needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approval {
    /// Who.
    pub person: PersonId,
    /// In which office.
    pub office: Office,
    /// When.
    pub at: Timestamp,
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// Which asking, from 1; later ones renew the case.
    pub round: i32,
    /// For how many hours.
    pub hours: i32,
    /// Why.
    pub reason: String,
    /// When it was asked.
    pub at: Timestamp,
}

impl Ask {
    /// When it is void unless both have approved.
    pub fn lapses_at(&self) -> Timestamp {
        self.at + LONGEST_WAIT
    }

    fn is_alive(&self, now: Timestamp) -> bool {
        now < self.lapses_at()
    }
}

/// An asking as it is kept, with what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    /// What was asked.
    pub ask: Ask,
    /// Who approved, the first first.
    pub approvals: Vec<Approval>,
    /// Until when the case is open by it; nothing while it was not granted.
    pub until: Option<Timestamp>,
    /// Whether somebody said no.
    pub refused: bool,
}

/// Why a case is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Somebody closed it.
    Closed,
    /// Its time ran out.
    Expired,
    /// An office said no.
    Refused,
    /// Whoever asked took it back.
    Withdrawn,
    /// Nobody approved it in time.
    Lapsed,
}

impl End {
    const ALL: [End; 5] = [End::Closed, End::Expired, End::Refused, End::Withdrawn, End::Lapsed];

    /// The name kept in the database.
    pub const fn name(self) -> &'static str {
        match self {
            End::Closed => "closed",
            End::Expired => "expired",
            End::Refused => "refused",
            End::Withdrawn => "withdrawn",
            End::Lapsed => "lapsed",
        }
    }

    /// The end of that name.
    pub fn from_name(name: &str) -> Option<End> {
        End::ALL.into_iter().find(|end| end.name() == name)
    }

    /// Whether the case had been open, so that its subjects are told (S-522).
    pub fn was_open(self) -> bool {
        matches!(self, End::Closed | End::Expired)
    }
}

/// Where a case is. Only [`Stage::Open`] can be read, and it cannot be without its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// It waits for approvals, of which it may have one.
    Asked {
        /// What is asked.
        ask: Ask,
        /// The first approval.
        first: Option<Approval>,
    },
    /// It may be read.
    Open {
        /// Until when.
        until: Timestamp,
        /// What is asked to go on after, with the first approval.
        renewal: Option<(Ask, Option<Approval>)>,
    },
    /// It may not be read any more, or never could.
    Over {
        /// Why.
        how: End,
        /// Since when.
        at: Timestamp,
    },
}

impl Stage {
    /// Where a case is at `now`, by its rounds in order and by what ended it. What no row says yet, the time says.
    pub fn of(rounds: &[Round], ended: Option<(End, Timestamp)>, now: Timestamp) -> Stage {
        if let Some((how, at)) = ended {
            return Stage::Over { how, at };
        }
        let waiting = rounds.last().filter(|round| {
            round.until.is_none() && !round.refused && round.approvals.len() < 2 && round.ask.is_alive(now)
        });
        let waiting = waiting.map(|round| (round.ask.clone(), round.approvals.first().cloned()));
        match rounds.iter().rev().find_map(|round| round.until) {
            Some(until) if now < until => Stage::Open { until, renewal: waiting },
            Some(until) => Stage::Over { how: End::Expired, at: until },
            None => match waiting {
                Some((ask, first)) => Stage::Asked { ask, first },
                None => {
                    let at = rounds.last().map_or(now, |round| round.ask.lapses_at());
                    Stage::Over { how: End::Lapsed, at }
                }
            },
        }
    }

    /// What waits for approvals, and the first of them.
    pub fn waiting(&self) -> Option<(&Ask, Option<&Approval>)> {
        match self {
            Stage::Asked { ask, first } => Some((ask, first.as_ref())),
            Stage::Open { renewal: Some((ask, first)), .. } => Some((ask, first.as_ref())),
            Stage::Open { renewal: None, .. } | Stage::Over { .. } => None,
        }
    }

    /// Whether it is over.
    pub fn is_over(&self) -> bool {
        matches!(self, Stage::Over { .. })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use maru_kernel::Id;

    fn at(hour: i64) -> Timestamp {
        "2026-11-23T00:00:00Z".parse::<Timestamp>().unwrap() + SignedDuration::from_hours(hour)
    }

    fn approval(person: i64, office: Office) -> Approval {
        Approval { person: Id::from_i64(person), office, at: at(1) }
    }

    fn round(number: i32, asked: i64, approvals: usize, until: Option<i64>) -> Round {
        let both = [approval(1, Office::Privacy), approval(2, Office::Auditor)];
        Round {
            ask: Ask { round: number, hours: 72, reason: String::new(), at: at(asked) },
            approvals: both.into_iter().take(approvals).collect(),
            until: until.map(at),
            refused: false,
        }
    }

    #[test]
    fn s_520_a_case_is_open_only_between_its_second_approval_and_its_end() {
        let name = |rounds: &[Round], ended, hour| match Stage::of(rounds, ended, at(hour)) {
            Stage::Asked { first: None, .. } => "asked",
            Stage::Asked { .. } => "half",
            Stage::Open { renewal: None, .. } => "open",
            Stage::Open { .. } => "renewing",
            Stage::Over { how, .. } => how.name(),
        };
        let refused = Round { refused: true, ..round(2, 60, 1, None) };
        for (rounds, ended, hour, wanted) in [
            (vec![round(1, 0, 0, None)], None, 1, "asked"),
            (vec![round(1, 0, 1, None)], None, 23, "half"),
            (vec![round(1, 0, 1, None)], None, 24, "lapsed"),
            (vec![round(1, 0, 2, Some(74))], None, 73, "open"),
            (vec![round(1, 0, 2, Some(74))], None, 74, "expired"),
            (vec![round(1, 0, 2, Some(74)), round(2, 60, 1, None)], None, 73, "renewing"),
            (vec![round(1, 0, 2, Some(74)), round(2, 60, 1, None)], None, 74, "expired"),
            (vec![round(1, 0, 2, Some(74)), refused], None, 73, "open"),
            (vec![round(1, 0, 2, Some(74)), round(2, 60, 2, Some(140))], None, 139, "open"),
            (vec![round(1, 0, 2, Some(74))], Some((End::Closed, at(5))), 6, "closed"),
            (vec![round(1, 0, 1, None)], Some((End::Withdrawn, at(5))), 6, "withdrawn"),
            (vec![], None, 0, "lapsed"),
        ] {
            assert_eq!(name(&rounds, ended, hour), wanted, "{rounds:?} at {hour}");
        }
    }
}
