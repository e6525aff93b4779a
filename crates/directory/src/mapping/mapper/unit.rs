//! Entries of units.

use super::*;
use crate::mapping::config::Units;

#[derive(Clone, Debug)]
pub struct Fields {
    stable_id: Field,
    name: Field,
    code: Field,
    parent_code: Option<Field>,
    order: Field,
    closed: Field,
}

impl Fields {
    pub fn new(config: &Units) -> Result<Self, SourceError> {
        let map = &config.map;
        Ok(Fields {
            stable_id: Field::new(Some(&map.stable_id))?,
            name: Field::new(Some(&map.name))?,
            code: Field::new(map.code.as_ref())?,
            parent_code: map.parent_code.as_ref().map(|rule| Field::new(Some(rule))).transpose()?,
            order: Field::new(map.order.as_ref())?,
            closed: Field::new(map.closed.as_ref())?,
        })
    }

    pub fn stable_id(&self) -> &Field {
        &self.stable_id
    }

    pub fn attributes(&self) -> Vec<String> {
        let mut names = Vec::new();
        let fields = [&self.stable_id, &self.name, &self.code, &self.order, &self.closed];
        fields.into_iter().chain(&self.parent_code).for_each(|f| f.name_attributes(&mut names));
        names
    }

    pub fn stage(&self, entry: &Entry) -> Result<StagedUnit, Reason> {
        let parent = match &self.parent_code {
            Some(rule) => rule.text(entry, "parent_code")?.map(UnitRef::Code),
            None => dn::parent(entry.dn()).map(|above| UnitRef::Dn(dn::key(above))),
        };
        Ok(StagedUnit {
            stable_id: self.stable_id.must(entry, "stable_id")?,
            dn: entry.dn().to_owned(),
            dn_key: dn::key(entry.dn()),
            code: self.code.text(entry, "code")?,
            parent,
            name: self.name.must(entry, "name")?,
            order: self.order.first(entry)?.and_then(|n| n.parse().ok()),
            // As of accounts: a flag that is FALSE is none, any other value says so (S-127).
            closed: self.closed.first(entry)?.is_some_and(|value| !value.eq_ignore_ascii_case("FALSE")),
        })
    }
}
