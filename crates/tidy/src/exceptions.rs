//! The rows of `exceptions.toml`: where a rule does not hold, why, and since when.

use crate::offence::Offence;
use serde::Deserialize;

/// Where the rows are kept, from the root of the tree.
pub const PATH: &str = "crates/tidy/exceptions.toml";

/// One place that a rule spares.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exception {
    /// The name of the rule.
    pub rule: String,
    /// A file, or a folder when it ends in `/`.
    pub path: String,
    /// A part of the offence's words, where not the whole file is spared.
    #[serde(default)]
    pub said: String,
    /// Why the rule may be broken here.
    pub reason: String,
    /// The day it was granted, `2026-03-02`.
    pub since: String,
}

impl Exception {
    /// Whether this row spares that offence of that rule.
    pub fn spares(&self, rule: &str, offence: &Offence) -> bool {
        let here =
            offence.path == self.path || (self.path.ends_with('/') && offence.path.starts_with(&self.path));
        self.rule == rule && here && offence.said.contains(&self.said)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    #[serde(default)]
    exception: Vec<Exception>,
}

/// Reads the rows.
///
/// # Errors
/// What the TOML reader says of a row that is not of the form above.
pub fn parse(text: &str) -> Result<Vec<Exception>, String> {
    toml::from_str::<Table>(text).map(|table| table.exception).map_err(|e| format!("{PATH}: {e}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_spares_its_file_or_folder_only() {
        let rows = parse(
            "[[exception]]\nrule = 'marks'\npath = 'a/'\nreason = 'r'\nsince = '2026-11-21'\n\
             [[exception]]\nrule = 'marks'\npath = 'b.rs'\nsaid = 'dbg'\nreason = 'r'\nsince = '2026-11-21'\n",
        )
        .unwrap();
        assert!(rows[0].spares("marks", &Offence::of_file("a/x.rs", "todo")));
        assert!(!rows[0].spares("marks", &Offence::of_file("aa/x.rs", "todo")));
        assert!(!rows[0].spares("headers", &Offence::of_file("a/x.rs", "todo")));
        assert!(rows[1].spares("marks", &Offence::of_file("b.rs", "a dbg call")));
        assert!(!rows[1].spares("marks", &Offence::of_file("b.rs", "todo")));
    }

    #[test]
    fn a_row_without_a_reason_is_refused() {
        assert!(parse("[[exception]]\nrule = 'marks'\npath = 'a/'\nsince = '2026-11-21'\n").is_err());
    }
}
