//! `[audit]` and `[syslog]`: how much room the audit log has, and where else it goes.

use super::Setting;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// How much room the audit log has.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Audit {
    /// Gigabytes the database may take; its disk is the limit when left out.
    pub most_gigabytes: Option<u64>,
    /// What happens at 95 %.
    pub when_full: WhenFull,
}

impl Audit {
    pub(super) fn check(&self) -> Result<(), Setting> {
        if self.most_gigabytes == Some(0) { Err(Setting::AuditSize) } else { Ok(()) }
    }
}

/// What happens when the store of the audit log is 95 % full (S-9).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum WhenFull {
    /// Warn and go on.
    #[default]
    Warn,
    /// Refuse new work until there is room.
    Refuse,
}

/// The agency's log server.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Syslog {
    /// Host and port.
    pub address: String,
    /// Certificate of the agency's authority as PEM.
    pub authority: Option<PathBuf>,
    /// Plain text to another computer, for a laboratory only.
    #[serde(default)]
    pub insecure_lab: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Config, SAMPLE};

    #[test]
    fn s_9_what_happens_to_a_full_log_can_be_chosen() {
        let chosen = |line: &str| Config::parse(&format!("{SAMPLE}\n[audit]\n{line}\n"));
        assert_eq!(Config::parse(SAMPLE).unwrap().audit.when_full, WhenFull::Warn);
        assert_eq!(chosen("when_full = \"refuse\"").unwrap().audit.when_full, WhenFull::Refuse);
        assert!(chosen("when_full = \"drop\"").is_err(), "nothing is ever dropped");
        assert!(Config::parse(SAMPLE).unwrap().syslog.is_none(), "nothing is sent by default (S-193)");
    }
}
