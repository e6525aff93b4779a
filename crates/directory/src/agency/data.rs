//! The shape of `agency.toml`.

use serde::Deserialize;
use std::collections::BTreeMap;

/// The whole file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Data {
    pub base: String,
    pub domain: String,
    pub name: String,
    pub name_en: String,
    /// Grade by title.
    pub ranks: BTreeMap<String, String>,
    /// First year and number of years by title.
    pub hired: BTreeMap<String, (u64, u64)>,
    pub names: Names,
    pub cast: Vec<Part>,
    pub leave: Vec<Leave>,
    pub post: Vec<Post>,
    pub group: Vec<Group>,
    pub unit: Vec<Unit>,
}

/// What names are made of.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Names {
    /// Surname, in Latin letters, and how common it is.
    pub surnames: Vec<(String, String, usize)>,
    pub given: Vec<(String, String)>,
    pub avoid: Vec<String>,
}

/// A person with a part in the story.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    pub role: String,
    pub unit: String,
    pub title: String,
    pub uid: String,
    pub sn: String,
    pub given: String,
    pub en: String,
    pub hanja: String,
    pub duty: String,
}

/// Somebody away for long.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Leave {
    pub unit: String,
    pub title: String,
    pub reason: String,
}

/// A post beside the main one; the holder by unit and title.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Post {
    pub kind: String,
    pub unit: String,
    pub name: String,
    pub holder: (String, String),
    pub from: String,
    #[serde(default)]
    pub to: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    pub name: String,
    pub description: String,
    #[serde(default)]
    pub titles: Vec<String>,
    #[serde(default)]
    pub units: Vec<String>,
    #[serde(default)]
    pub people: Vec<(String, String)>,
    #[serde(default)]
    pub groups: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    pub code: String,
    #[serde(default)]
    pub above: Option<String>,
    pub name: String,
    pub en: String,
    pub place: String,
    pub room: usize,
    pub tel: usize,
    pub staff: Vec<(String, usize)>,
    #[serde(default)]
    pub field: Vec<(String, usize)>,
    pub duties: Vec<String>,
    #[serde(default)]
    pub field_duties: Vec<String>,
}

impl Data {
    /// The unit with this code.
    pub fn unit(&self, code: &str) -> Option<&Unit> {
        self.unit.iter().find(|u| u.code == code)
    }

    /// The name of a unit's entry.
    pub fn unit_dn(&self, code: &str) -> String {
        let mut dn = String::new();
        let mut next = self.unit(code);
        while let Some(unit) = next {
            dn.push_str(&format!("ou={},", unit.name));
            next = unit.above.as_deref().and_then(|above| self.unit(above));
        }
        dn + &self.base
    }

    /// Whether the unit is `top` or below it.
    pub fn is_within(&self, code: &str, top: &str) -> bool {
        let mut next = self.unit(code);
        while let Some(unit) = next {
            if unit.code == top {
                return true;
            }
            next = unit.above.as_deref().and_then(|above| self.unit(above));
        }
        false
    }
}
