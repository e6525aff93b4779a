//! Findings as text for people and as JSON for programs.

use super::finding::{Finding, Level, worst};
use crate::terminal::{Terminal, width};
use crate::texts::T;
use std::fmt::Write;

/// A line for each finding, the serious ones first, what mends it below: on a line of its own, to be copied.
pub fn as_text(findings: &[Finding], t: T) -> String {
    let terminal = Terminal::of_output();
    let mut sorted: Vec<&Finding> = findings.iter().collect();
    sorted.sort_by_key(|f| std::cmp::Reverse(f.level));
    let mut out = String::new();
    for found in sorted {
        let (mark, told) =
            (format!("{}  ", mark(found.level, t)), format!("{}  [{}]", found.what, found.check));
        let _ = writeln!(out, "{}", terminal.below(&mark, &told));
        if let Some(mend) = &found.mend {
            let _ = writeln!(out, "{}-> {mend}", " ".repeat(width(&mark)));
        }
    }
    let count = |level| findings.iter().filter(|f| f.level == level).count();
    let _ = writeln!(out, "{}", t.check_sum(count(Level::Fine), count(Level::Warning), count(Level::Wrong)));
    out
}

fn mark(level: Level, t: T) -> &'static str {
    match level {
        Level::Fine => t.check_fine(),
        Level::Warning => t.check_warning(),
        Level::Wrong => t.check_wrong(),
    }
}

/// The same for programs.
pub fn as_json(findings: &[Finding]) -> String {
    let sound = worst(findings) < Level::Wrong;
    serde_json::json!({ "sound": sound, "findings": findings }).to_string()
}
