//! Change policies, within their bounds and with old and new value in the audit log.

use crate::model::policy::{NUMBERS, PREFIX, lies_in, read_networks};
use crate::{Error, Refusal};
use maru_kernel::Event;
use maru_store::{Tx, setting};

/// Keeps new values.
///
/// # Errors
/// As any write; the values were checked by [`check_policies`].
pub fn change_policies(tx: &mut Tx<'_>, changes: &[(String, String)]) -> Result<(), Error> {
    for (key, value) in changes {
        let name = format!("{PREFIX}{key}");
        let old = setting(tx.conn(), &name)?;
        tx.set(&name, value)?;
        let details = serde_json::json!({ "policy": key, "old": old, "new": value });
        tx.record(&Event::new("directory.policy_changed").with(details))?;
    }
    Ok(())
}

/// Whether every key is known and every value within its bounds.
///
/// # Errors
/// [`Refusal::Policy`]; [`Refusal::LockOut`] when roles would no longer work from where the author is.
pub fn check_policies(tx: &mut Tx<'_>, changes: &[(String, String)]) -> Result<(), Error> {
    for (key, value) in changes {
        let good = match key.as_str() {
            "factor_for_all" => matches!(value.as_str(), "true" | "false"),
            "profile" => matches!(value.as_str(), "kr_gov" | "asvs"),
            "inside" | "admin" => read_networks(value).is_some_and(|n| !n.is_empty()),
            _ => NUMBERS.iter().any(|n| n.key == key && n.read(value).is_some()),
        };
        if !good {
            return Err(Refusal::Policy.into());
        }
        let author = tx.cause().from.address;
        let networks = read_networks(value).unwrap_or_default();
        if key == "admin" && author.is_some() && !lies_in(author, &networks) {
            return Err(Refusal::LockOut.into());
        }
    }
    Ok(())
}
