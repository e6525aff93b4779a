//! People as the system sees them: who acts, who looks, and from where.

use crate::{Id, Lang};
use std::collections::BTreeSet;
use std::net::IpAddr;
use std::sync::Arc;

/// A person of the directory.
pub type PersonId = Id;

/// Who causes a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// A signed-in person, and the one they act for when they stand in as a deputy.
    Person {
        /// Whose session it is.
        id: PersonId,
        /// Whose right is used, when it is not their own.
        on_behalf_of: Option<PersonId>,
    },
    /// The system itself, named by the part that acts: `directory.sync`, `store.jobs`.
    System(&'static str),
    /// An operator at the command line, by the name of their operating-system account.
    Operator(String),
    /// Nobody is known yet, as while signing in.
    Anonymous,
}

/// Where a request came from; written to the access record
/// (Personal Information Safeguards Standard, article 8).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// The client's address after trusted proxies are taken away.
    pub address: Option<IpAddr>,
    /// The request's id, also shown to the user in error pages.
    pub request: String,
    /// What the browser calls itself, cut to 200 characters.
    pub agent: String,
}

/// Who is looking. Everything shown to a person is loaded with this as an argument.
#[derive(Clone, Debug)]
pub struct Viewer {
    /// The person.
    pub id: PersonId,
    /// The name shown in greetings, without rank.
    pub name: String,
    /// Rank or title shown after the name; may be empty.
    pub title: String,
    /// The unit of the main appointment; may be empty.
    pub unit: String,
    /// The language pages are written in for this person.
    pub lang: Lang,
    /// Permissions that follow from the person's roles, sorted.
    pub permissions: Arc<BTreeSet<&'static str>>,
    /// Somebody from outside, who sees themselves and what was shared with them: neither the directory nor
    /// what everybody in the house may find (S-34).
    pub guest: bool,
}

impl Viewer {
    /// Whether a role of this person carries `permission`.
    pub fn may(&self, permission: &str) -> bool {
        self.permissions.contains(permission)
    }

    /// The viewer as the cause of a change, acting in their own name.
    pub fn actor(&self) -> Actor {
        Actor::Person { id: self.id, on_behalf_of: None }
    }
}

/// Why a change happens: who, and from where. Every write carries one.
#[derive(Clone, Debug)]
pub struct Cause {
    /// Who causes it.
    pub actor: Actor,
    /// Where the request came from; empty for the system itself.
    pub from: Surroundings,
}

impl Cause {
    /// A change the system makes by itself; `part` names which part: `directory.sync`.
    pub fn system(part: &'static str) -> Self {
        Cause { actor: Actor::System(part), from: Surroundings::default() }
    }
}
