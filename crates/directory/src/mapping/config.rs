//! The configuration of one source, as written by an administrator over a preset. The comments on the
//! fields are its manual.

use super::disabled::DisabledRule;
use super::preset;
use super::rule::Rule;
use crate::ldap::{Connection, Filter, Kind, Scope, SourceError};
use maru_kernel::hex;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::path::PathBuf;

/// One directory that people come from. What is not written comes from the preset of its product.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceConfig {
    /// Short name of the source, shown in histories. Never change it once people came from it.
    pub name: String,
    /// Product whose preset is taken: `openldap`, `active-directory`, `389ds` or `freeipa`. Without
    /// it the server is asked; a file is read like OpenLDAP.
    #[serde(default)]
    pub preset: Option<Kind>,
    /// A live directory. Either this or `ldif`.
    #[serde(default)]
    pub connection: Option<Connection>,
    /// An LDIF file with complete entries.
    #[serde(default)]
    pub ldif: Option<PathBuf>,
    /// Where in the tree to look; the sections below may name places of their own.
    pub base: String,
    /// How changes since the last run are found; see [`Cursor`].
    pub cursor: Cursor,
    /// People.
    pub persons: Persons,
    /// Units.
    pub units: Units,
    /// Posts beside the main one that have entries of their own.
    pub appointments: Appointments,
    /// Groups.
    pub groups: Groups,
}

/// How a server tells what changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cursor {
    /// By `modifyTimestamp`; good on any server, blind to deletions.
    ModifyTimestamp,
    /// By `uSNChanged` of Active Directory, a counter of each server; blind to deletions.
    UsnChanged,
    /// By `entryusn` of 389-ds, a counter of each server; blind to deletions.
    EntryUsn,
    /// Not at all: every run reads everything.
    None,
}

impl Cursor {
    /// The attribute that grows with every change.
    pub const fn attribute(self) -> Option<&'static str> {
        match self {
            Cursor::ModifyTimestamp => Some("modifyTimestamp"),
            Cursor::UsnChanged => Some("uSNChanged"),
            Cursor::EntryUsn => Some("entryusn"),
            Cursor::None => None,
        }
    }

    /// Whether its values are good for the server that gave them only, so that another server
    /// demands a full run.
    pub const fn is_per_server(self) -> bool {
        matches!(self, Cursor::UsnChanged | Cursor::EntryUsn)
    }

    /// The entries changed at `value` or later.
    pub fn since(self, value: &str) -> Option<Filter> {
        self.attribute().map(|a| Filter::AtLeast(a.to_owned(), value.as_bytes().to_vec()))
    }
}

/// `[persons]`: which entries are people.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Persons {
    /// Where to look, instead of the source's `base`.
    #[serde(default)]
    pub base: Option<String>,
    /// How far down: `subtree`, `one` or `base`.
    #[serde(default)]
    pub scope: Scope,
    /// Which entries (RFC 4515).
    pub filter: String,
    /// Which of them is the person signing in; `{login}` stands for what was typed.
    pub login_filter: String,
    /// How the units of a person are told; see [`UnitsOfPerson`].
    pub units: UnitsOfPerson,
    /// Several entries with one `employee_no` are one person with several posts.
    #[serde(default)]
    pub join_by_employee_no: bool,
    /// Signs of a disabled account. One that fires is enough.
    #[serde(default)]
    pub disabled: Vec<DisabledRule>,
    /// Where the fields come from.
    pub map: PersonMap,
}

/// Where the units of a person are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum UnitsOfPerson {
    /// The entry lies below its unit's entry.
    Parent,
    /// By the codes in `codes`, the main one first.
    Codes,
    /// The main unit by place, the others by code.
    ParentAndCodes,
}

/// `[persons.map]`: where each field of a person comes from.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonMap {
    /// What stays when everything else changes. Must be there.
    pub stable_id: Rule,
    /// Sign-in name. Must be there.
    pub login: Rule,
    /// Full name. Must be there.
    pub name: Rule,
    /// Name in Latin letters.
    #[serde(default)]
    pub name_en: Option<Rule>,
    /// Name in Chinese characters.
    #[serde(default)]
    pub hanja: Option<Rule>,
    /// Mail address.
    #[serde(default)]
    pub mail: Option<Rule>,
    /// Telephone at the desk.
    #[serde(default)]
    pub phone: Option<Rule>,
    /// Mobile telephone.
    #[serde(default)]
    pub mobile: Option<Rule>,
    /// Number of the employee.
    #[serde(default)]
    pub employee_no: Option<Rule>,
    /// Grade in the pay scale.
    #[serde(default)]
    pub rank: Option<Rule>,
    /// Position shown beside the name.
    #[serde(default)]
    pub title: Option<Rule>,
    /// What the person is in charge of.
    #[serde(default)]
    pub duty: Option<Rule>,
    /// Where the desk is.
    #[serde(default)]
    pub room: Option<Rule>,
    /// Why the person is away for long; nothing means present.
    #[serde(default)]
    pub leave: Option<Rule>,
    /// Language of the user interface: `ko` or `en`.
    #[serde(default)]
    pub lang: Option<Rule>,
    /// Codes of units.
    #[serde(default)]
    pub codes: Option<Rule>,
    /// Attribute with the photo.
    #[serde(default)]
    pub photo: String,
}

/// `[units]`: which entries are units.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Units {
    /// Where to look, instead of the source's `base`.
    #[serde(default)]
    pub base: Option<String>,
    /// How far down.
    #[serde(default)]
    pub scope: Scope,
    /// Which entries.
    pub filter: String,
    /// Where the fields come from.
    pub map: UnitMap,
}

/// `[units.map]`: where each field of a unit comes from.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitMap {
    /// What stays when everything else changes. Must be there.
    pub stable_id: Rule,
    /// Name. Must be there.
    pub name: Rule,
    /// Organisation code.
    #[serde(default)]
    pub code: Option<Rule>,
    /// Code of the unit above. Without this rule the place in the tree tells it.
    #[serde(default)]
    pub parent_code: Option<Rule>,
    /// Place among its neighbours, a whole number.
    #[serde(default)]
    pub order: Option<Rule>,
    /// Any value but `FALSE` means that the unit has been dissolved, a date as well.
    #[serde(default)]
    pub closed: Option<Rule>,
}

/// `[appointments]`: entries that give somebody a further post.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Appointments {
    /// Whether there are any.
    pub enabled: bool,
    /// Where to look, instead of the source's `base`.
    #[serde(default)]
    pub base: Option<String>,
    /// Which entries.
    pub filter: String,
    /// Words in `kind` that tell how the post is held.
    #[serde(default)]
    pub kinds: Kinds,
    /// Where the fields come from.
    pub map: AppointmentMap,
}

/// `[appointments.kinds]`: the words for each way to hold a post. The first that is found counts, in
/// this order; without any the post is held concurrently.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Kinds {
    /// In place of the holder.
    pub acting: Vec<String>,
    /// Sent for a time.
    pub dispatched: Vec<String>,
}

/// `[appointments.map]`: where each field of such a post comes from.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AppointmentMap {
    /// What stays when everything else changes. Must be there.
    pub stable_id: Rule,
    /// Attribute with the names (DN) of the holders.
    pub holders: String,
    /// Text that tells the kind.
    pub kind: Rule,
    /// Code of the unit. Without this rule it is the unit the entry lies in.
    #[serde(default)]
    pub unit_code: Option<Rule>,
    /// What the post is called.
    #[serde(default)]
    pub post: Option<Rule>,
    /// First day, `2026-03-01` or `20260301...`.
    #[serde(default)]
    pub from: Option<Rule>,
    /// Last day.
    #[serde(default)]
    pub to: Option<Rule>,
}

/// `[groups]`: which entries are groups.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Groups {
    /// Whether groups are read.
    pub enabled: bool,
    /// Where to look, instead of the source's `base`.
    #[serde(default)]
    pub base: Option<String>,
    /// Which entries.
    pub filter: String,
    /// Where the fields come from.
    pub map: GroupMap,
}

/// `[groups.map]`: where each field of a group comes from.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupMap {
    /// What stays when everything else changes. Must be there.
    pub stable_id: Rule,
    /// Name. Must be there.
    pub name: Rule,
    /// What it is for.
    #[serde(default)]
    pub description: Option<Rule>,
    /// Attributes with the names (DN) of members.
    #[serde(default)]
    pub members: Vec<String>,
    /// Attributes with the sign-in names of members.
    #[serde(default)]
    pub logins: Vec<String>,
}

impl SourceConfig {
    /// Reads a configuration over the preset it names, or the one of the product `detected`.
    ///
    /// # Errors
    /// [`SourceError::Config`] with the place and what is wrong there.
    pub fn from_toml(text: &str, detected: Option<Kind>) -> Result<Self, SourceError> {
        let wrong = |e: toml::de::Error| SourceError::Config(e.message().to_owned());
        let written: toml::Table = text.parse().map_err(wrong)?;
        let named = written.get("preset").cloned().map(Kind::deserialize).transpose().map_err(wrong)?;
        let whole = preset::under(named.or(detected).unwrap_or_default(), written)?;
        let config: SourceConfig = whole.try_into().map_err(wrong)?;
        match (&config.connection, &config.ldif) {
            (Some(_), None) | (None, Some(_)) => Ok(config),
            _ => Err(SourceError::Config("connection / ldif".to_owned())),
        }
    }

    /// A hash of what decides which entries are read and what they become. When it changes, the next
    /// run may change everybody; the safety brake asks a person first.
    ///
    /// # Errors
    /// [`SourceError::Config`] when the text is no TOML.
    pub fn fingerprint(text: &str) -> Result<String, SourceError> {
        let mut table: toml::Table =
            text.parse().map_err(|e: toml::de::Error| SourceError::Config(e.message().to_owned()))?;
        table.remove("connection");
        table.remove("ldif");
        let digest = Sha256::digest(table.to_string());
        Ok(hex(&digest))
    }
}
