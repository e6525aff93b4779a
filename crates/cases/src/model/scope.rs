//! What a case is about: whose things, or of which place, of which time, and of which modules.

use jiff::SignedDuration;
use maru_contract::{Concerns, Reach};
use maru_kernel::{PersonId, Ref, Timestamp};

/// The longest time a case may be about.
pub const LONGEST_RANGE: SignedDuration = SignedDuration::from_hours(366 * 24);
/// The most people a case may be about.
pub const MOST_PEOPLE: usize = 20;
/// Files belong to things of other modules, and cannot tell to which once they were removed.
const FILES: &str = "files";

/// What of a scope is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Nobody and no place, both, or too many.
    Subjects,
    /// A time that ends before it begins, is too long, or lies ahead.
    Period,
    /// No module, or one that has nothing to read.
    Sources,
}

/// What a case is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    /// Whose things. Nobody where a place is named.
    pub people: Vec<PersonId>,
    /// The one place, such as a room.
    pub place: Option<Ref>,
    /// From when.
    pub from: Timestamp,
    /// Until when, that moment not included.
    pub until: Timestamp,
    /// The modules.
    pub sources: Vec<String>,
}

impl Scope {
    /// Whether it says whose, when and of what. Nothing that is still to be said can be asked for: a case is no way to listen in.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn check(&self, known: &[&str], now: Timestamp) -> Result<(), Field> {
        if self.people.len() > MOST_PEOPLE || self.people.is_empty() == self.place.is_none() {
            return Err(Field::Subjects);
        }
        let long = self.until.duration_since(self.from);
        if long <= SignedDuration::ZERO || long > LONGEST_RANGE || self.until > now {
            return Err(Field::Period);
        }
        let offered = |source: &String| known.contains(&source.as_str());
        let fits = self.place.as_ref().is_none_or(|place| self.sources.as_slice() == [place.module.as_str()]);
        if self.sources.is_empty() || !self.sources.iter().all(offered) || !fits {
            return Err(Field::Sources);
        }
        Ok(())
    }

    /// What modules may give out.
    pub fn reach(&self) -> Reach {
        Reach { people: self.people.clone(), place: self.place.clone(), from: self.from, until: self.until }
    }

    /// Whether a hold on it keeps a thing; `homes` are the places whose things its people read. What is not known of the thing counts
    /// against its disposal (S-523).
    pub fn keeps(&self, subject: &Ref, concerns: Option<&Concerns>, homes: &[Ref]) -> bool {
        if subject.module != FILES && !self.sources.contains(&subject.module) {
            return false;
        }
        let Some(concerns) = concerns else { return true };
        let theirs = self.people.is_empty()
            || concerns.people.is_empty()
            || concerns.people.iter().any(|person| self.people.contains(person))
            || concerns.within.as_ref().is_some_and(|within| homes.contains(within));
        let there = match (&self.place, &concerns.within) {
            (Some(place), Some(within)) => place == within,
            _ => true,
        };
        let then = concerns.made_at.is_none_or(|at| self.reach().covers(at));
        theirs && there && then
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use maru_kernel::Id;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn scope() -> Scope {
        Scope {
            people: vec![Id::from_i64(1)],
            place: None,
            from: at("2026-10-01T00:00:00Z"),
            until: at("2026-11-01T00:00:00Z"),
            sources: vec!["messenger".to_owned()],
        }
    }

    #[test]
    fn s_520_a_scope_says_whose_when_and_of_what_and_nothing_that_lies_ahead() {
        let (known, now) = (["messenger", "wiki"], at("2026-11-23T00:00:00Z"));
        let room = Ref::new("messenger", "room", Id::from_i64(9));
        let cases = [
            (scope(), Ok(())),
            (Scope { people: vec![], place: Some(room.clone()), ..scope() }, Ok(())),
            (Scope { people: vec![], ..scope() }, Err(Field::Subjects)),
            (Scope { place: Some(room.clone()), ..scope() }, Err(Field::Subjects)),
            (Scope { people: (1..=21).map(Id::from_i64).collect(), ..scope() }, Err(Field::Subjects)),
            (Scope { until: at("2026-10-01T00:00:00Z"), ..scope() }, Err(Field::Period)),
            (Scope { until: at("2026-11-23T00:00:01Z"), ..scope() }, Err(Field::Period)),
            (Scope { from: at("2025-10-30T00:00:00Z"), ..scope() }, Err(Field::Period)),
            (Scope { sources: vec![], ..scope() }, Err(Field::Sources)),
            (Scope { sources: vec!["mail".to_owned()], ..scope() }, Err(Field::Sources)),
            (
                Scope { people: vec![], place: Some(room), sources: vec!["wiki".to_owned()], ..scope() },
                Err(Field::Sources),
            ),
        ];
        for (scope, wanted) in cases {
            assert_eq!(scope.check(&known, now), wanted, "{scope:?}");
        }
    }

    #[test]
    fn s_523_a_hold_keeps_what_it_covers_and_what_is_not_known() {
        let said = |n: i64| Ref::new("messenger", "message", Id::from_i64(n));
        let room = |n: i64| Ref::new("messenger", "room", Id::from_i64(n));
        let of = |people: &[i64], made: &str, within: Option<Ref>| Concerns {
            people: people.iter().map(|p| Id::from_i64(*p)).collect(),
            made_at: Some(at(made)),
            within,
        };
        let (then, later) = ("2026-10-05T00:00:00Z", "2026-11-01T00:00:00Z");
        let in_room = Scope { people: vec![], place: Some(room(9)), ..scope() };
        for (scope, subject, concerns, wanted) in [
            (scope(), said(1), None, true),
            (scope(), Ref::new("wiki", "page", Id::from_i64(1)), None, false),
            (scope(), Ref::new("files", "file", Id::from_i64(1)), None, true),
            (scope(), said(1), Some(of(&[1], then, None)), true),
            (scope(), said(1), Some(of(&[2], then, None)), false),
            (scope(), said(1), Some(of(&[2], then, Some(room(3)))), true),
            (scope(), said(1), Some(of(&[2], then, Some(room(4)))), false),
            (scope(), said(1), Some(of(&[1], later, None)), false),
            (in_room.clone(), said(1), Some(of(&[2], then, Some(room(9)))), true),
            (in_room.clone(), said(1), Some(of(&[2], then, Some(room(3)))), false),
            (in_room, said(1), Some(of(&[2], then, None)), true),
        ] {
            assert_eq!(
                scope.keeps(&subject, concerns.as_ref(), &[room(3)]),
                wanted,
                "{scope:?} {subject} {concerns:?}"
            );
        }
    }
}
