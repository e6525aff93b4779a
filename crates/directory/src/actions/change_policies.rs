//! Change policies, within their bounds and with old and new value in the audit log.

use crate::model::policy::{NUMBERS, PREFIX, lies_in, read_networks};
use crate::model::proposal::PolicyChange;
use crate::{Error, Options, Refusal, authenticator};
use maru_kernel::Event;
use maru_store::Tx;

/// Keeps new values.
///
/// # Errors
/// As any write; the values were checked by [`check_policies`].
pub fn change_policies(tx: &mut Tx<'_>, changes: &[PolicyChange]) -> Result<(), Error> {
    for PolicyChange { key, from, to } in changes {
        tx.set(&format!("{PREFIX}{key}"), to)?;
        let details = serde_json::json!({ "policy": key, "old": from, "new": to });
        tx.record(&Event::new("directory.policy_changed").with(details))?;
    }
    Ok(())
}

/// Whether every key is known, every value within its bounds, and what is in force still what the change
/// was asked from: an older request does not undo a newer decision.
///
/// # Errors
/// [`Refusal::Policy`]; [`Refusal::PolicyChanged`]; [`Refusal::LockOut`] when roles would no longer work
/// from where the author is.
pub fn check_policies(tx: &mut Tx<'_>, options: &Options, changes: &[PolicyChange]) -> Result<(), Error> {
    let in_force = authenticator::policies(tx.conn(), options)?.values();
    for PolicyChange { key, from, to } in changes {
        let good = match key.as_str() {
            "factor_for_all" => matches!(to.as_str(), "true" | "false"),
            "profile" => matches!(to.as_str(), "kr_gov" | "asvs"),
            "inside" | "admin" => read_networks(to).is_some_and(|n| !n.is_empty()),
            _ => NUMBERS.iter().any(|n| n.key == key && n.read(to).is_some()),
        };
        if !good {
            return Err(Refusal::Policy.into());
        }
        if !in_force.iter().any(|(known, now)| known == key && now == from) {
            return Err(Refusal::PolicyChanged.into());
        }
        let author = tx.cause().from.address;
        let networks = read_networks(to).unwrap_or_default();
        if key == "admin" && author.is_some() && !lies_in(author, &networks) {
            return Err(Refusal::LockOut.into());
        }
    }
    Ok(())
}
