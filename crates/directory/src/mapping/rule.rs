//! How an administrator writes where a field comes from. This file is the manual of that language.

use serde::Deserialize;
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::collections::BTreeMap;
use std::fmt;

/// Where the value of a field comes from. One of:
///
/// - `"cn"`: the attribute of that name. `"@dn"`, `"@parent"` and `"@rdn"` are the name of the entry,
///   the name of the entry above, and the value of the first part of its name. `""` is nothing.
/// - `["displayName", "cn"]`: the first of several rules that gives something.
/// - `{ from = "cn", ... }`: a rule and what is done with its values, see [`Steps`].
///
/// White space at the ends, repeated blanks, control characters and decomposed letters (NFD) are
/// always tidied; no step is needed for that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    /// One attribute.
    Attribute(String),
    /// The first that gives something.
    FirstOf(Vec<Rule>),
    /// Values and what is done with them.
    Steps(Box<Steps>),
}

/// Steps, taken in the order written here; those not named are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Steps {
    /// The rule whose values are taken.
    pub from: Option<Rule>,
    /// Values put together instead: `"{sn}{givenName}"`. Attributes without a value count as empty;
    /// when all are empty there is no value.
    pub template: Option<String>,
    /// Turns 16 bytes into the usual text of a GUID, as Windows shows it; for `objectGUID`.
    pub guid: bool,
    /// Keeps the values in which this regular expression is found, and of them the first group in
    /// brackets, or all that was found when there is no group.
    pub regex: Option<String>,
    /// Replaces each value by what stands beside it; values not in the table are dropped.
    pub table: Option<BTreeMap<String, String>>,
    /// Makes letters small.
    pub lower: bool,
    /// The value when nothing is left.
    pub default: Option<String>,
}

impl<'de> Deserialize<'de> for Rule {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Form;
        impl<'de> Visitor<'de> for Form {
            type Value = Rule;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an attribute name, a list of rules, or a table of steps")
            }

            fn visit_str<E: Error>(self, name: &str) -> Result<Rule, E> {
                Ok(Rule::Attribute(name.to_owned()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Rule, A::Error> {
                Vec::deserialize(SeqAccessDeserializer::new(list)).map(Rule::FirstOf)
            }

            fn visit_map<A: MapAccess<'de>>(self, table: A) -> Result<Rule, A::Error> {
                Steps::deserialize(MapAccessDeserializer::new(table)).map(|s| Rule::Steps(Box::new(s)))
            }
        }
        from.deserialize_any(Form)
    }
}
