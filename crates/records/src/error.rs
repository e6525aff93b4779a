//! What can go wrong with records, in words a person can act on.

use crate::texts::T;
use maru_kernel::{Code, Fault, Lang};
use maru_store::StoreError;
use thiserror::Error;

/// A failure of this module.
#[derive(Debug, Error)]
pub enum Error {
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// There is no such hold, class, worksheet or item.
    #[error("no such thing")]
    Missing,
    /// Whoever asked for something may not confirm it as well (S-501, S-523).
    #[error("a second person is needed")]
    SecondPerson,
    /// A hold without a reason, or one that says nothing about what it covers, or in unreadable words.
    #[error("not a hold")]
    Hold,
    /// A hold on things the house does not have; names those it has.
    #[error("no such things; there are {0}")]
    HoldClass(String),
    /// A hold that begins or ends in a time nobody means, or ends before the house stood.
    #[error("a hold in a time nobody means")]
    HoldTime,
    /// A hold on a person or thing that does not exist.
    #[error("a hold on nobody or nothing")]
    HoldMissing,
    /// Not a number of days from 0 to 36,500.
    #[error("not a number of days")]
    Days,
    /// A legal hold keeps something that was to be disposed of (S-523).
    #[error("held")]
    Held,
    /// Nobody, or more than one person, is called so.
    #[error("not one person")]
    Person,
    /// No item or no successor was chosen, or the successor is the one who leaves or does not work here.
    #[error("nothing chosen")]
    Choice,
    /// The successor may not take one of the things over.
    #[error("not for the successor")]
    Unfit,
    /// Whoever decides may not be the one who takes over.
    #[error("handed over to oneself")]
    Oneself,
}

impl Fault for Error {
    fn code(&self) -> Code {
        match self {
            Error::Store(error) => error.code(),
            Error::Missing => Code::new("records.missing", 404),
            Error::SecondPerson => Code::new("records.second_person", 403),
            Error::Hold => Code::new("records.hold", 422),
            Error::HoldClass(_) => Code::new("records.hold_class", 422),
            Error::HoldTime => Code::new("records.hold_time", 422),
            Error::HoldMissing => Code::new("records.hold_missing", 422),
            Error::Days => Code::new("records.days", 422),
            Error::Held => Code::new("records.held", 409),
            Error::Person => Code::new("records.person", 422),
            Error::Choice => Code::new("records.choice", 422),
            Error::Unfit => Code::new("records.unfit", 422),
            Error::Oneself => Code::new("records.oneself", 422),
        }
    }

    fn text(&self, lang: Lang) -> String {
        let t = T(lang);
        match self {
            Error::Store(error) => return error.text(lang),
            Error::HoldClass(known) => return t.fault_hold_class(known),
            Error::HoldTime => t.fault_hold_time(),
            Error::HoldMissing => t.fault_hold_missing(),
            Error::Missing => t.fault_missing(),
            Error::SecondPerson => t.fault_second_person(),
            Error::Hold => t.fault_hold(),
            Error::Days => t.fault_days(),
            Error::Held => t.fault_held(),
            Error::Person => t.fault_person(),
            Error::Choice => t.fault_choice(),
            Error::Unfit => t.fault_unfit(),
            Error::Oneself => t.fault_oneself(),
        }
        .to_owned()
    }
}
