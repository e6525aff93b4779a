//! Sealed copies of what an open case is about: the only ones that leave it (S-521).

use super::{LONGEST_WAIT, Office, Request};
use maru_kernel::{Id, PersonId, Timestamp};

/// So many copies are made of one grant: a line that broke is no reason to ask again, and every copy has its receipt.
pub const MOST_COPIES: usize = 3;

/// That a copy was asked for, what was said to that, and what was made of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// Its id.
    pub id: Id,
    /// The case.
    pub case: Id,
    /// Whose key opens it: `age1…`.
    pub recipient: String,
    /// Why.
    pub reason: String,
    /// Who asked, and when.
    pub asked: Request,
    /// Who decided.
    pub decided: Option<Decision>,
    /// The copies that were made, the first first.
    pub receipts: Vec<Receipt>,
}

/// What somebody in an office said to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Who.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
    /// In which office it was granted; nothing where it was refused.
    pub office: Option<Office>,
}

/// A copy that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// Its id.
    pub id: Id,
    /// Who took it.
    pub person: PersonId,
    /// When.
    pub at: Timestamp,
    /// How many things are in it.
    pub items: i64,
    /// How many files.
    pub files: i64,
    /// Bytes of the sealed file.
    pub bytes: i64,
    /// SHA-256 of the sealed file.
    pub sha256: String,
    /// SHA-256 of the list of things.
    pub list_sha256: String,
}

/// Where an export is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It waits for a second person.
    Waiting,
    /// Copies can be taken until then, while the case is open.
    Granted(Timestamp),
    /// Somebody said no.
    Refused,
    /// Nobody said anything in time, or the time of a grant is over, or its copies were made.
    Over,
}

impl Export {
    /// Where it is. Both the word of the second person and the taking have a day (S-501).
    pub fn standing(&self, now: Timestamp) -> Standing {
        match &self.decided {
            None if self.asked.is_alive(now) => Standing::Waiting,
            Some(Decision { office: None, .. }) => Standing::Refused,
            Some(Decision { at, office: Some(_), .. })
                if now < *at + LONGEST_WAIT && self.receipts.len() < MOST_COPIES =>
            {
                Standing::Granted(*at + LONGEST_WAIT)
            }
            None | Some(_) => Standing::Over,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::SignedDuration;

    #[test]
    fn s_521_a_copy_takes_a_second_word_within_a_day_and_is_taken_within_another() {
        let at = |hour: i64| {
            "2026-11-23T00:00:00Z".parse::<Timestamp>().unwrap() + SignedDuration::from_hours(hour)
        };
        let receipt = Receipt {
            id: Id::from_i64(1),
            person: Id::from_i64(1),
            at: at(3),
            items: 1,
            files: 0,
            bytes: 1,
            sha256: String::new(),
            list_sha256: String::new(),
        };
        let export = |decided: Option<(i64, Option<Office>)>, copies: usize| Export {
            id: Id::from_i64(9),
            case: Id::from_i64(8),
            recipient: String::new(),
            reason: String::new(),
            asked: Request { by: Id::from_i64(1), at: at(0) },
            decided: decided.map(|(hour, office)| Decision { by: Id::from_i64(2), at: at(hour), office }),
            receipts: vec![receipt.clone(); copies],
        };
        let (yes, no) = (Some((2, Some(Office::Legal))), Some((2, None)));
        for (export, hour, wanted) in [
            (export(None, 0), 24, Standing::Waiting),
            (export(None, 0), 25, Standing::Over),
            (export(no, 0), 3, Standing::Refused),
            (export(yes, 0), 25, Standing::Granted(at(26))),
            (export(yes, 0), 26, Standing::Over),
            (export(yes, MOST_COPIES - 1), 3, Standing::Granted(at(26))),
            (export(yes, MOST_COPIES), 3, Standing::Over),
        ] {
            assert_eq!(export.standing(at(hour)), wanted, "{export:?} at {hour}");
        }
    }
}
