//! What happened, written in the same transaction as the change itself.

use crate::{PersonId, Ref};

/// Who may hear of an event as a notice; the audit log sees every event regardless.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Nobody is notified.
    Nobody,
    /// These people.
    People(Vec<PersonId>),
}

/// One thing that happened. Payloads carry ids and figures, never content, so that retention
/// need not chase copies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Name in the past tense with the module in front: `directory.person_moved`.
    pub name: &'static str,
    /// What it happened to.
    pub subject: Option<Ref>,
    /// The person whose data was touched or seen, when it is not the actor's own.
    pub data_subject: Option<PersonId>,
    /// Who should hear of it.
    pub audience: Audience,
    /// A JSON object with ids, figures, and old and new values of settings (secrets masked).
    pub details: String,
}

impl Event {
    /// An event about nothing in particular, for nobody, without details.
    pub fn new(name: &'static str) -> Self {
        Event {
            name,
            subject: None,
            data_subject: None,
            audience: Audience::Nobody,
            details: "{}".to_owned(),
        }
    }

    /// Sets what it happened to.
    #[must_use]
    pub fn about(mut self, subject: Ref) -> Self {
        self.subject = Some(subject);
        self
    }

    /// Sets whose personal data was touched or seen.
    #[must_use]
    pub fn of_person(mut self, person: PersonId) -> Self {
        self.data_subject = Some(person);
        self
    }

    /// Sets who should hear of it.
    #[must_use]
    pub fn to(mut self, people: Vec<PersonId>) -> Self {
        self.audience = Audience::People(people);
        self
    }

    /// Sets the details; `json` must be a JSON object.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "callers hand over what they have just built")]
    pub fn with(mut self, json: impl ToString) -> Self {
        self.details = json.to_string();
        self
    }
}
