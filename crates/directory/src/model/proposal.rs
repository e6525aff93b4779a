//! A change of rights or policies that one person proposes and another approves (S-501).

use crate::model::role_holder::HolderKind;
use maru_contract::Role;
use maru_kernel::{Id, Timestamp};
use serde::{Deserialize, Serialize};

/// What is proposed; kept as JSON while it waits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Proposal {
    /// Give a role.
    Grant {
        /// The role's name.
        role: String,
        /// To what kind of holder.
        #[serde(with = "kind_word")]
        holder_kind: HolderKind,
        /// To which.
        holder: i64,
        /// Until when; for ever without it.
        until: Option<Timestamp>,
    },
    /// End a grant.
    Revoke {
        /// Which.
        grant: i64,
    },
    /// Apply a plan of the synchronisation that the safety brake holds.
    Overrule {
        /// The run.
        run: i64,
    },
    /// Change how a source that people come from is reached, or who is who in it.
    Source {
        /// Its name.
        name: String,
        /// Its configuration when the change was asked for.
        from: String,
        /// Its configuration as it shall be; the password of the reading account is never in it.
        config: String,
    },
    /// Change policies.
    Policies {
        /// In the order of the page.
        changes: Vec<PolicyChange>,
    },
}

/// One policy that shall change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyChange {
    /// Which.
    pub key: String,
    /// Its value when the change was asked for: nobody approves a way back from what they did not see.
    pub from: String,
    /// Its value as it shall be.
    pub to: String,
}

impl Proposal {
    /// A grant of `role`.
    pub fn grant(role: Role, holder: (HolderKind, Id), until: Option<Timestamp>) -> Proposal {
        Proposal::Grant {
            role: role.name().to_owned(),
            holder_kind: holder.0,
            holder: holder.1.as_i64(),
            until,
        }
    }

    /// The end of a grant.
    pub fn revoke(grant: Id) -> Proposal {
        Proposal::Revoke { grant: grant.as_i64() }
    }

    /// The text that is kept while it waits; the same for the same change.
    ///
    /// # Errors
    /// None that can happen: every part of it is text or a number.
    pub fn text(&self) -> serde_json::Result<String> {
        serde_json::to_string(self)
    }

    /// The name of this kind of change in the database.
    pub fn kind(&self) -> &'static str {
        match self {
            Proposal::Grant { .. } => "grant",
            Proposal::Revoke { .. } => "revoke",
            Proposal::Overrule { .. } => "overrule",
            Proposal::Source { .. } => "source",
            Proposal::Policies { .. } => "policies",
        }
    }
}

/// Kinds of holders by the name the database keeps as well.
mod kind_word {
    use super::HolderKind;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
    pub fn serialize<S: Serializer>(kind: &HolderKind, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(kind.name())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<HolderKind, D::Error> {
        let word = String::deserialize(from)?;
        HolderKind::from_name(&word).ok_or_else(|| D::Error::custom("no kind of holder"))
    }
}
