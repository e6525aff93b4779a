//! The condition of the chain as a card.

use crate::chain::Checkpoint;
use crate::model::mark::Usage;
use crate::model::report::{Damage, Report};
use crate::texts::T;
use maru_kernel::hex;
use maru_kernel::{Id, Timestamp};

/// What the auditor sees beside the list.
#[derive(Clone, Debug)]
pub struct ChainCard {
    /// The state in one sentence.
    pub state: String,
    /// `ok`, `warn` or `error`.
    pub tone: &'static str,
    /// Sealed events.
    pub sealed: String,
    /// The newest checkpoint: when and at which position.
    pub checkpoint: String,
    /// The hash it signed, shortened.
    pub hash: String,
    /// The key that signs.
    pub key: String,
    /// When the chain was checked last.
    pub verified: String,
    /// How full the store is.
    pub space: String,
    /// The event to look at when something is wrong; empty otherwise.
    pub bad_href: String,
}

/// What a card is made of.
pub struct Facts {
    /// Sealed events.
    pub sealed: i64,
    /// The newest checkpoint.
    pub checkpoint: Option<Checkpoint>,
    /// The newest check.
    pub verified: Option<(Timestamp, Report)>,
    /// Room.
    pub usage: Usage,
    /// The key's short name.
    pub key: String,
}

impl ChainCard {
    /// The card.
    pub fn new(t: T, web: maru_web::T, facts: Facts) -> ChainCard {
        let finding = facts.verified.as_ref().and_then(|(_, report)| report.finding);
        let (state, tone) = match (&facts.verified, finding) {
            (_, Some(f)) => (damage_text(t, f.damage, f.position), "error"),
            (Some(_), None) => (t.chain_sound().to_owned(), "ok"),
            (None, None) => (t.chain_unchecked().to_owned(), "warn"),
        };
        let time = |at| maru_web::date_time(web, at);
        let event =
            finding.and_then(|f| f.event).filter(|_| finding.is_some_and(|f| f.damage != Damage::Deleted));
        ChainCard {
            state,
            tone,
            sealed: t.chain_count(facts.sealed),
            checkpoint: facts
                .checkpoint
                .as_ref()
                .map_or_else(|| t.chain_none().to_owned(), |c| t.chain_checkpoint_at(c.position, time(c.at))),
            hash: facts.checkpoint.map(|c| hex(&c.hash).chars().take(16).collect()).unwrap_or_default(),
            key: facts.key,
            verified: facts.verified.map_or_else(
                || t.chain_none().to_owned(),
                |(at, report)| t.chain_verified_at(report.checked, time(at)),
            ),
            space: t.chain_space(facts.usage.percent()),
            bad_href: event.map(|e| format!("/admin/audit/events/{}", Id::from_i64(e))).unwrap_or_default(),
        }
    }
}

/// What is wrong, in a sentence.
pub fn damage_text(t: T, damage: Damage, position: i64) -> String {
    match damage {
        Damage::Deleted => t.chain_deleted(position),
        Damage::Edited => t.chain_edited(position),
        Damage::Reordered => t.chain_reordered(position),
        Damage::SealMissing => t.chain_seal_missing(position),
        Damage::Rewritten => t.chain_rewritten(position),
        Damage::Truncated => t.chain_truncated(position),
        Damage::OlderCopy => t.chain_older_copy(position),
        Damage::Unplaced => t.chain_unplaced().to_owned(),
        Damage::CheckpointForged => t.chain_checkpoint_forged(position),
        Damage::LogDamaged => t.chain_log_damaged(position),
        Damage::LogMissing => t.chain_log_missing().to_owned(),
        Damage::KeysBroken => t.chain_keys_broken(position),
    }
}
