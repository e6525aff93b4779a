//! Why an entry, or a part of it, could not be used. Names attributes, never their values.

use super::mapper::What;
use crate::texts::T;
use maru_kernel::Lang;
use std::fmt;

/// An entry that was put aside while the rest goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quarantined {
    /// What the entry would have been.
    pub what: What,
    /// The name of the entry as the directory spells it.
    pub dn: String,
    /// What stays when everything else changes, if that much could be read: who is known is known by it.
    pub stable_id: Option<String>,
    /// Why.
    pub reason: Reason,
}

/// One reason: the kind of trouble and the attribute or field it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// What is wrong.
    pub trouble: Trouble,
    /// The attribute or field; empty when it is the entry itself.
    pub subject: String,
}

/// What can be wrong with an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// A value that must be there is not.
    Missing,
    /// A value is no text: invalid UTF-8 or NUL.
    NotText,
    /// A text is longer than allowed.
    TooLong,
    /// An attribute has too many values.
    TooMany,
    /// A value is larger than 1 MiB.
    TooLarge,
    /// A value is not of the form it must have.
    Malformed,
    /// Another entry has the same value.
    Duplicate,
    /// Another person has the same mail address; both come.
    SharedMail,
    /// The unit lies below itself.
    Circular,
    /// The photo is larger than 256 KiB; the person comes without it.
    PhotoTooLarge,
    /// The photo is of no known image format; the person comes without it.
    PhotoUnknown,
}

impl Trouble {
    /// Every kind of trouble.
    pub const ALL: [Trouble; 11] = [
        Trouble::Missing,
        Trouble::NotText,
        Trouble::TooLong,
        Trouble::TooMany,
        Trouble::TooLarge,
        Trouble::Malformed,
        Trouble::Duplicate,
        Trouble::SharedMail,
        Trouble::Circular,
        Trouble::PhotoTooLarge,
        Trouble::PhotoUnknown,
    ];

    /// The word it is stored by.
    pub const fn word(self) -> &'static str {
        match self {
            Trouble::Missing => "missing",
            Trouble::NotText => "not_text",
            Trouble::TooLong => "too_long",
            Trouble::TooMany => "too_many",
            Trouble::TooLarge => "too_large",
            Trouble::Malformed => "malformed",
            Trouble::Duplicate => "duplicate",
            Trouble::SharedMail => "shared_mail",
            Trouble::Circular => "circular",
            Trouble::PhotoTooLarge => "photo_too_large",
            Trouble::PhotoUnknown => "photo_unknown",
        }
    }

    /// The trouble stored by this word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|trouble| trouble.word() == word)
    }

    /// With the attribute or field it is about.
    pub fn with(self, subject: &str) -> Reason {
        Reason { trouble: self, subject: subject.to_owned() }
    }
}

impl Reason {
    /// One sentence for the administrator who has to mend the entry.
    pub fn text(&self, lang: Lang) -> String {
        let (t, subject) = (T(lang), &self.subject);
        match self.trouble {
            Trouble::Missing => t.entry_missing(subject),
            Trouble::NotText => t.entry_not_text(subject),
            Trouble::TooLong => t.entry_too_long(subject),
            Trouble::TooMany => t.entry_too_many(subject),
            Trouble::TooLarge => t.entry_too_large(subject),
            Trouble::Malformed => t.entry_malformed(subject),
            Trouble::Duplicate => t.entry_duplicate(subject),
            Trouble::SharedMail => t.entry_shared_mail(subject),
            Trouble::Circular => t.entry_circular(subject),
            Trouble::PhotoTooLarge => t.entry_photo_too_large(subject),
            Trouble::PhotoUnknown => t.entry_photo_unknown(subject),
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.trouble.word(), self.subject)
    }
}
