//! What can go wrong with cases, in words a person can act on.

use crate::texts::T;
use maru_kernel::{Code, Fault, Lang};
use maru_seal::Error as SealError;
use maru_store::StoreError;
use std::io::Error as IoError;
use thiserror::Error;

/// A failure of this module.
#[derive(Debug, Error)]
pub enum Error {
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// There is no such thing for this viewer.
    #[error("no such thing")]
    Missing,
    /// Nobody switched cases on (S-524).
    #[error("cases are switched off")]
    Off,
    /// They are switched so already.
    #[error("switched so already")]
    SwitchedAlready,
    /// Somebody else wants them switched, and waits.
    #[error("a switching waits")]
    SwitchWaits,
    /// Whoever asked may not be the one who approves or confirms (S-501).
    #[error("a second person is needed")]
    SecondPerson,
    /// Not an office of this viewer, or one that has approved already (S-520).
    #[error("not this office")]
    Office,
    /// Only who asked for a case reads it, goes on with it, and takes it back.
    #[error("not asked for by this person")]
    NotYours,
    /// Whoever a case is about does not ask for it.
    #[error("a case about oneself")]
    OwnCase,
    /// Nothing waits for approval, or not any more.
    #[error("nothing waits for approval")]
    NotWaiting,
    /// The case is not open, or not any more.
    #[error("not open")]
    NotOpen,
    /// A renewal waits already.
    #[error("a renewal waits")]
    RenewalWaits,
    /// What the case is about is held already.
    #[error("held already")]
    HeldAlready,
    /// Subjects are not to be told, or were told.
    #[error("nothing to put off")]
    NotDue,
    /// Another deferral waits.
    #[error("a deferral waits")]
    DeferralWaits,
    /// A deferral that ends before subjects would be told, or more than a year after the case was over.
    #[error("not a time to put it off to")]
    DeferralTime,
    /// Another copy waits, or can be taken.
    #[error("a copy waits")]
    CopyWaits,
    /// Nobody granted this copy, or its time is over.
    #[error("no copy granted")]
    NotGranted,
    /// No public key that copies can be sealed for.
    #[error("not a public key")]
    Recipient,
    /// More things than one copy takes.
    #[error("more than {0} things")]
    Large(usize),
    /// A copy could not be written.
    #[error("copy: {0}")]
    Disk(#[from] IoError),
    /// A file of a kind that is not shown on a page.
    #[error("not a file to be shown")]
    NotShown,
    /// No number, or too long a number.
    #[error("not a number of a case")]
    Number,
    /// A ground or reason that tells nobody anything.
    #[error("no reason")]
    Reason,
    /// Not from 1 to 72 hours.
    #[error("not a number of hours")]
    Hours,
    /// Nobody and no place, both, or too many.
    #[error("not subjects of a case")]
    Subjects,
    /// Nobody, or more than one person, is called so.
    #[error("not one person: {0}")]
    Person(String),
    /// No place, or more than one, is called so.
    #[error("not one place")]
    Room,
    /// A time that ends before it begins, is too long, or lies ahead.
    #[error("not a time of a case")]
    Period,
    /// No module, or not that of the place.
    #[error("not modules of a case")]
    Sources,
}

impl From<SealError> for Error {
    fn from(error: SealError) -> Self {
        match error {
            SealError::Io(error) => Error::Disk(error),
            other => Error::Disk(IoError::other(other)),
        }
    }
}

impl Fault for Error {
    fn code(&self) -> Code {
        match self {
            Error::Store(error) => error.code(),
            Error::Missing => Code::new("cases.missing", 404),
            Error::Off => Code::new("cases.off", 409),
            Error::SwitchedAlready => Code::new("cases.switched", 409),
            Error::SwitchWaits => Code::new("cases.switch_waits", 409),
            Error::SecondPerson => Code::new("cases.second_person", 403),
            Error::Office => Code::new("cases.office", 403),
            Error::NotYours => Code::new("cases.not_yours", 403),
            Error::OwnCase => Code::new("cases.own_case", 403),
            Error::NotWaiting => Code::new("cases.not_waiting", 409),
            Error::NotOpen => Code::new("cases.not_open", 409),
            Error::RenewalWaits => Code::new("cases.renewal_waits", 409),
            Error::HeldAlready => Code::new("cases.held", 409),
            Error::NotDue => Code::new("cases.not_due", 409),
            Error::DeferralWaits => Code::new("cases.deferral_waits", 409),
            Error::DeferralTime => Code::new("cases.deferral_time", 422),
            Error::CopyWaits => Code::new("cases.copy_waits", 409),
            Error::NotGranted => Code::new("cases.not_granted", 409),
            Error::Recipient => Code::new("cases.recipient", 422),
            Error::Large(_) => Code::new("cases.large", 413),
            Error::Disk(_) => Code::new("cases.disk", 500),
            Error::NotShown => Code::new("cases.not_shown", 415),
            Error::Number => Code::new("cases.number", 422),
            Error::Reason => Code::new("cases.reason", 422),
            Error::Hours => Code::new("cases.hours", 422),
            Error::Subjects => Code::new("cases.subjects", 422),
            Error::Person(_) => Code::new("cases.person", 422),
            Error::Room => Code::new("cases.room", 422),
            Error::Period => Code::new("cases.period", 422),
            Error::Sources => Code::new("cases.sources", 422),
        }
    }

    fn text(&self, lang: Lang) -> String {
        let t = T(lang);
        match self {
            Error::Store(error) => return error.text(lang),
            Error::Person(name) => return t.fault_person(name),
            Error::Large(most) => return t.fault_large(most),
            Error::CopyWaits => t.fault_copy_waits(),
            Error::NotGranted => t.fault_not_granted(),
            Error::Recipient => t.fault_recipient(),
            Error::Disk(_) => t.fault_disk(),
            Error::NotShown => t.fault_not_shown(),
            Error::Missing => t.fault_missing(),
            Error::Off => t.fault_off(),
            Error::SwitchedAlready => t.fault_switched(),
            Error::SwitchWaits => t.fault_switch_waits(),
            Error::SecondPerson => t.fault_second_person(),
            Error::Office => t.fault_office(),
            Error::NotYours => t.fault_not_yours(),
            Error::OwnCase => t.fault_own_case(),
            Error::NotWaiting => t.fault_not_waiting(),
            Error::NotOpen => t.fault_not_open(),
            Error::RenewalWaits => t.fault_renewal_waits(),
            Error::HeldAlready => t.fault_held(),
            Error::NotDue => t.fault_not_due(),
            Error::DeferralWaits => t.fault_deferral_waits(),
            Error::DeferralTime => t.fault_deferral_time(),
            Error::Number => t.fault_number(),
            Error::Reason => t.fault_reason(),
            Error::Hours => t.fault_hours(),
            Error::Subjects => t.fault_subjects(),
            Error::Room => t.fault_room(),
            Error::Period => t.fault_period(),
            Error::Sources => t.fault_sources(),
        }
        .to_owned()
    }
}
