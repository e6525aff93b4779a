//! Entries of units.

use super::*;
use crate::mapping::config::Units;

#[derive(Clone, Debug)]
pub struct Fields {
    stable_id: Field,
    name: Field,
    name_en: Field,
    code: Field,
    parent_code: Option<Field>,
    phone: Field,
    order: Field,
    head: Field,
    closed: Field,
}

impl Fields {
    pub fn new(config: &Units) -> Result<Self, SourceError> {
        let map = &config.map;
        Ok(Fields {
            stable_id: Field::new(Some(&map.stable_id))?,
            name: Field::new(Some(&map.name))?,
            name_en: Field::new(map.name_en.as_ref())?,
            code: Field::new(map.code.as_ref())?,
            parent_code: map.parent_code.as_ref().map(|rule| Field::new(Some(rule))).transpose()?,
            phone: Field::new(map.phone.as_ref())?,
            order: Field::new(map.order.as_ref())?,
            head: Field::new(map.head.as_ref())?,
            closed: Field::new(map.closed.as_ref())?,
        })
    }

    pub fn attributes(&self) -> Vec<String> {
        let mut names = Vec::new();
        let fields = [
            &self.stable_id,
            &self.name,
            &self.name_en,
            &self.code,
            &self.phone,
            &self.order,
            &self.head,
            &self.closed,
        ];
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
            name_en: self.name_en.text(entry, "name_en")?,
            phone: self.phone.text(entry, "phone")?,
            order: self.order.first(entry)?.and_then(|n| n.parse().ok()),
            head: self.head.first(entry)?.map(|name| dn::key(&name)),
            closed: self.closed.first(entry)?.is_some(),
        })
    }
}
