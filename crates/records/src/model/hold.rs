//! Legal holds: what may not go yet, whatever its schedule says.

use jiff::SignedDuration;
use maru_contract::Concerns;
use maru_kernel::{Id, PersonId, Ref, Timestamp};

/// How far ahead a hold may begin: later days are slips of the pen, and keep nothing.
const LATEST_BEGIN: SignedDuration = SignedDuration::from_hours(366 * 24);
/// How far back it may begin and how far ahead it may end: nobody means other days.
const CENTURY: SignedDuration = SignedDuration::from_hours(100 * 366 * 24);

/// Something asked for that a second person has to confirm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Who asked.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
}

/// What a hold covers, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewHold {
    /// Case number and ground.
    pub reason: String,
    /// `module`, `module/kind` or `module/kind/id`; empty covers all modules.
    pub prefix: String,
    /// Whose things; everybody's when empty.
    pub person: Option<PersonId>,
    /// Made at or after.
    pub from: Option<Timestamp>,
    /// Made before.
    pub to: Option<Timestamp>,
}

/// A hold in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hold {
    /// Its id.
    pub id: Id,
    /// What it covers.
    pub scope: NewHold,
    /// Who placed it.
    pub placed_by: PersonId,
    /// When.
    pub placed_at: Timestamp,
    /// Who wants it lifted, while nobody has confirmed.
    pub lift_asked: Option<Request>,
}

impl NewHold {
    /// Whether it has a reason and says anything about what it covers.
    pub fn is_complete(&self) -> bool {
        let reason = maru_kernel::reason(&self.reason).is_some();
        let limited =
            !self.prefix.is_empty() || self.person.is_some() || self.from.is_some() || self.to.is_some();
        let ordered = self.from.zip(self.to).is_none_or(|(from, to)| from < to);
        reason && limited && ordered
    }

    /// Whether the house knows what it names; `known` are modules and kinds of things that go or are
    /// handed over. A hold on anything else would keep nothing, and nobody would notice.
    pub fn is_known(&self, known: &[(&str, &str)]) -> bool {
        let mut parts = self.prefix.split('/');
        let (module, kind, id, rest) = (parts.next(), parts.next(), parts.next(), parts.next());
        let fits = |(m, k): &(&str, &str)| module == Some(*m) && kind.is_none_or(|kind| kind == *k);
        let named = known.iter().any(fits) && id.is_none_or(|id| id.parse::<Id>().is_ok()) && rest.is_none();
        self.prefix.is_empty() || named
    }

    /// The one thing it names, if it names one.
    pub fn thing(&self) -> Option<Ref> {
        self.prefix.parse().ok()
    }

    /// Whether its time is near enough to `now` to be meant, and does not end before anything was made in a
    /// house that stands since `began`.
    pub fn is_meant(&self, began: Timestamp, now: Timestamp) -> bool {
        let begins =
            self.from.is_none_or(|from| (-CENTURY..=LATEST_BEGIN).contains(&from.duration_since(now)));
        begins && self.to.is_none_or(|to| to > began && to.duration_since(now) <= CENTURY)
    }

    /// Whether it keeps a thing. What is not known about the thing counts against its disposal.
    pub fn keeps(&self, subject: &Ref, concerns: Option<&Concerns>) -> bool {
        let text = subject.to_string();
        let within =
            text.strip_prefix(&self.prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        if !self.prefix.is_empty() && !within {
            return false;
        }
        let Some(concerns) = concerns else { return true };
        let person = self.person.is_none_or(|p| concerns.people.is_empty() || concerns.people.contains(&p));
        let time = concerns
            .made_at
            .is_none_or(|at| self.from.is_none_or(|from| at >= from) && self.to.is_none_or(|to| at < to));
        person && time
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn s_523_holds_keep_what_they_cover_and_what_is_not_known() {
        let thing = Ref::new("mail", "letter", Id::from_i64(7));
        let of = |people: &[i64], made: Option<&str>| Concerns {
            people: people.iter().map(|p| Id::from_i64(*p)).collect(),
            made_at: made.map(at),
            within: None,
        };
        let prefix = |p: &str| NewHold { prefix: p.to_owned(), ..NewHold::default() };
        let person = NewHold { person: Some(Id::from_i64(1)), ..NewHold::default() };
        let time = NewHold {
            from: Some(at("2026-01-01T00:00:00Z")),
            to: Some(at("2026-02-01T00:00:00Z")),
            ..NewHold::default()
        };
        for (hold, concerns, wanted) in [
            (prefix("mail"), None, true),
            (prefix("mail/letter"), None, true),
            (prefix("mail/let"), None, false),
            (prefix("files"), None, false),
            (person.clone(), None, true),
            (person.clone(), Some(of(&[1, 2], None)), true),
            (person.clone(), Some(of(&[2], None)), false),
            (person, Some(of(&[], None)), true),
            (time.clone(), Some(of(&[2], None)), true),
            (time.clone(), Some(of(&[2], Some("2026-01-15T00:00:00Z"))), true),
            (time.clone(), Some(of(&[2], Some("2026-02-01T00:00:00Z"))), false),
            (time, Some(of(&[2], Some("2025-12-31T00:00:00Z"))), false),
        ] {
            assert_eq!(hold.keeps(&thing, concerns.as_ref()), wanted, "{hold:?} {concerns:?}");
        }
    }

    #[test]
    fn a_hold_without_limits_or_reason_is_none() {
        let hold = NewHold { reason: "2026-1 사건의 자료".to_owned(), ..NewHold::default() };
        assert!(!hold.is_complete());
        assert!(NewHold { prefix: "mail".to_owned(), ..hold.clone() }.is_complete());
        assert!(!NewHold { prefix: "mail".to_owned(), reason: "\u{200B}".repeat(12), ..hold }.is_complete());
    }

    #[test]
    fn s_523_a_hold_names_what_there_is() {
        let known = [("mail", "letter"), ("files", "file")];
        let id = Id::from_i64(7).to_string();
        for (prefix, wanted) in [
            ("", true),
            ("mail", true),
            ("mail/letter", true),
            (&format!("mail/letter/{id}"), true),
            ("zzz", false),
            ("%", false),
            ("mail/file", false),
            ("mail/letter/x", false),
            (&format!("mail/letter/{id}/x"), false),
        ] {
            let hold = NewHold { prefix: prefix.to_owned(), ..NewHold::default() };
            assert_eq!(hold.is_known(&known), wanted, "{prefix}");
        }
    }

    #[test]
    fn s_523_a_hold_in_a_time_nobody_means_is_none() {
        let (began, now) = (at("2026-03-02T00:00:00Z"), at("2026-11-22T00:00:00Z"));
        for (from, to, meant) in [
            (None, None, true),
            (Some("2027-01-01T00:00:00Z"), None, true),
            (Some("9999-12-30T00:00:00Z"), None, false),
            (Some("2026-01-01T00:00:00Z"), Some("2099-12-31T00:00:00Z"), true),
            (None, Some("9999-12-30T00:00:00Z"), false),
            (Some("1990-01-01T00:00:00Z"), Some("2026-03-03T00:00:00Z"), true),
            (Some("0001-01-01T00:00:00Z"), None, false),
            (Some("2016-01-01T00:00:00Z"), Some("2017-01-01T00:00:00Z"), false),
            (None, Some("2026-03-02T00:00:00Z"), false),
        ] {
            let hold = NewHold { from: from.map(at), to: to.map(at), ..NewHold::default() };
            assert_eq!(hold.is_meant(began, now), meant, "{from:?} {to:?}");
        }
    }
}
