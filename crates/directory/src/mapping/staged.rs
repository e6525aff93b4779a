//! What the mapping makes of entries: plain values, ready to be compared with what we know.

use super::Reason;
use jiff::civil::Date;
use maru_kernel::Lang;

/// A person as one entry tells it. Text is in normal form and within its limits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StagedPerson {
    /// What stays when everything else changes: entryUUID, objectGUID, employee number.
    pub stable_id: String,
    /// The name of the entry as the directory spells it.
    pub dn: String,
    /// The same in the one spelling by which names are compared.
    pub dn_key: String,
    /// Sign-in name, folded: lower case, no full-width letters (S-126).
    pub login: String,
    /// Full name.
    pub name: String,
    /// Name in Latin letters.
    pub name_en: Option<String>,
    /// Name in Chinese characters.
    pub hanja: Option<String>,
    /// Mail address; field staff often have none.
    pub mail: Option<String>,
    /// Telephone at the desk.
    pub phone: Option<String>,
    /// Mobile telephone.
    pub mobile: Option<String>,
    /// Number of the employee; joins several entries of one person when the source says so.
    pub employee_no: Option<String>,
    /// Grade in the pay scale.
    pub rank: Option<String>,
    /// Position shown beside the name.
    pub title: Option<String>,
    /// What the person is in charge of.
    pub duty: Option<String>,
    /// Where the desk is.
    pub room: Option<String>,
    /// JPEG, PNG, GIF or WebP, at most 256 KiB.
    pub photo: Option<Vec<u8>>,
    /// The account may not be used.
    pub disabled: bool,
    /// Why the person is away for long, when the directory tells.
    pub leave: Option<String>,
    /// Units, the main one first. Some may be named twice, in two ways.
    pub units: Vec<UnitRef>,
    /// Language of the user interface.
    pub lang: Option<Lang>,
    /// What was left out of this person.
    pub notes: Vec<Reason>,
}

/// How an entry names a unit: by the unit's entry or by its code.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UnitRef {
    /// [`StagedUnit::dn_key`].
    Dn(String),
    /// [`StagedUnit::code`].
    Code(String),
}

/// A unit of the organisation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StagedUnit {
    /// What stays when everything else changes.
    pub stable_id: String,
    /// The name of the entry as the directory spells it.
    pub dn: String,
    /// The same in the one spelling by which names are compared.
    pub dn_key: String,
    /// Organisation code, when the directory has codes.
    pub code: Option<String>,
    /// The unit above; it may turn out to be none of the units read, then this one is at the top.
    pub parent: Option<UnitRef>,
    /// Name.
    pub name: String,
    /// Place among its neighbours, smaller first.
    pub order: Option<i64>,
    /// The unit has been dissolved.
    pub closed: bool,
}

/// The ways to hold a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AppointmentKind {
    /// The post one belongs to.
    Main,
    /// A further post beside the main one.
    Concurrent,
    /// In place of the holder, who is away or not yet named.
    Acting,
    /// Sent to another unit for a time.
    Dispatched,
}

impl AppointmentKind {
    /// Every kind.
    pub const ALL: [AppointmentKind; 4] = [Self::Main, Self::Concurrent, Self::Acting, Self::Dispatched];

    /// The word it is stored by.
    pub const fn word(self) -> &'static str {
        match self {
            AppointmentKind::Main => "main",
            AppointmentKind::Concurrent => "concurrent",
            AppointmentKind::Acting => "acting",
            AppointmentKind::Dispatched => "dispatched",
        }
    }

    /// The kind stored by this word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// A post held beside the main one, from an entry of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StagedPost {
    /// What stays when everything else changes.
    pub stable_id: String,
    /// The name of the entry as the directory spells it.
    pub dn: String,
    /// [`StagedPerson::dn_key`] of each holder; none when the post is vacant.
    pub holders: Vec<String>,
    /// Where the post is.
    pub unit: UnitRef,
    /// How it is held.
    pub kind: AppointmentKind,
    /// What the post is called there.
    pub name: Option<String>,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
}

/// A group of people and other groups.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StagedGroup {
    /// What stays when everything else changes.
    pub stable_id: String,
    /// The name of the entry as the directory spells it.
    pub dn: String,
    /// The same in the one spelling by which names are compared.
    pub dn_key: String,
    /// Name.
    pub name: String,
    /// What it is for.
    pub description: Option<String>,
    /// Members in the order given; groups among them nest, perhaps in circles.
    pub members: Vec<MemberRef>,
}

/// How a group names a member.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MemberRef {
    /// Key of a person's or group's entry.
    Dn(String),
    /// Folded sign-in name (`memberUid`).
    Login(String),
}
