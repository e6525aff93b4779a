//! What a check found.

use serde::Serialize;

/// How serious it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// As it should be.
    Fine,
    /// Works, but somebody should look.
    Warning,
    /// Does not work, or loses what people wrote.
    Wrong,
}

/// What a check found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The stable code, such as `disk.space`.
    pub check: &'static str,
    /// How serious it is.
    pub level: Level,
    /// One sentence in the operator's language.
    pub what: String,
    /// The command or the line of the configuration that mends it.
    pub mend: Option<String>,
}

impl Finding {
    /// As it should be.
    pub fn fine(check: &'static str, what: impl Into<String>) -> Finding {
        Finding { check, level: Level::Fine, what: what.into(), mend: None }
    }

    /// Somebody should look.
    pub fn warning(check: &'static str, what: impl Into<String>, mend: impl Into<String>) -> Finding {
        Finding { check, level: Level::Warning, what: what.into(), mend: Some(mend.into()) }
    }

    /// Does not work.
    pub fn wrong(check: &'static str, what: impl Into<String>, mend: impl Into<String>) -> Finding {
        Finding { check, level: Level::Wrong, what: what.into(), mend: Some(mend.into()) }
    }
}

/// The most serious level among them.
pub fn worst(findings: &[Finding]) -> Level {
    findings.iter().map(|f| f.level).max().unwrap_or(Level::Fine)
}
