//! The filter as an address carries it.

use crate::model::filter::Asked;
use serde::Deserialize;

/// Fields of the filter, and which part of the list.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    from: String,
    until: String,
    actor: String,
    person: String,
    event: String,
    subject: String,
    address: String,
    /// The id of the last event seen.
    pub before: String,
}

impl ListQuery {
    /// What was written into the fields.
    pub fn asked(&self) -> Asked {
        Asked {
            from: self.from.clone(),
            until: self.until.clone(),
            actor: self.actor.clone(),
            person: self.person.clone(),
            event: self.event.clone(),
            subject: self.subject.clone(),
            address: self.address.clone(),
        }
    }
}
