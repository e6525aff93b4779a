//! Which security targets (S-ids) of docs/security.md a test proves.

use crate::tree::Tree;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// The table of targets.
pub const TABLE: &str = "docs/security.md";

/// One row of the table.
#[derive(Debug)]
pub struct Target {
    /// 123 for S-123.
    pub id: u16,
    /// Counted from 1.
    pub line: usize,
    /// `P0` blocks a release.
    pub priority: String,
    /// Whether the row says that a test proves it: a cell that starts with the word `test`.
    pub tested: bool,
}

/// The rows `| S-123 | P0 | … | test |` of docs/security.md.
pub fn targets(tree: &Tree) -> Vec<Target> {
    let lines = tree.file(TABLE).into_iter().flat_map(|file| file.lines());
    lines.filter_map(|(line, text)| target(line, text)).collect()
}

fn target(line: usize, text: &str) -> Option<Target> {
    let cells: Vec<&str> = text.strip_prefix('|')?.split('|').map(str::trim).collect();
    let id = cells.first()?.trim_matches('*').strip_prefix("S-")?.parse().ok()?;
    let priority = cells.iter().find(|c| ["P0", "P1", "P2"].contains(c)).map_or("", |c| *c).to_owned();
    let tested = cells.iter().any(|c| c.split(|c: char| !c.is_alphabetic()).next() == Some("test"));
    Some(Target { id, line, priority, tested })
}

/// Every id that a test's name carries: `s_123_…` in a function's name, `S-123` in the title of a
/// browser test.
pub fn proven(tree: &Tree) -> BTreeSet<u16> {
    let mut ids = BTreeSet::new();
    for file in tree.rust() {
        for line in file.source().lines.iter().filter(|line| line.test) {
            let name = line.code.split_once("fn ").map_or("", |(_, rest)| rest);
            let name = name.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
            let words: Vec<&str> = name.split('_').collect();
            ids.extend(words.windows(2).filter_map(|pair| match pair {
                ["s", id] => id.parse::<u16>().ok(),
                _ => None,
            }));
        }
    }
    for (_, line) in tree.under("installer/tests/", ".mjs").flat_map(|file| file.lines()) {
        let numbers = line.split("S-").skip(1);
        ids.extend(numbers.filter_map(|rest| {
            let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
            digits.parse::<u16>().ok()
        }));
    }
    ids
}

/// A table of how many targets are proven by a test, by priority, and the open P0 ones.
pub fn coverage(tree: &Tree) -> String {
    let (targets, proven) = (targets(tree), proven(tree));
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for target in &targets {
        let (done, all) = counts.entry(&target.priority).or_default();
        *done += usize::from(proven.contains(&target.id));
        *all += 1;
    }
    let mut out = format!("Security targets ({TABLE}): {} ids carried by test names\n", proven.len());
    for (priority, (done, all)) in counts {
        let _ = writeln!(out, "  {priority:<3} {done:>3} of {all:>3} proven by a test");
    }
    let open = targets.iter().filter(|t| t.priority == "P0" && !proven.contains(&t.id));
    let open: Vec<String> = open.map(|t| format!("S-{}", t.id)).collect();
    if !open.is_empty() {
        let _ = writeln!(out, "  P0 without a test: {}", open.join(" "));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_and_names_are_read() {
        let table = "# Targets\n| id | p | what | proof |\n|---|---|---|---|\n\
                     | S-123 | P0 | bind | test `a` |\n| **S-124** | P1 | tests are fine | document |\n";
        let code = "#[test]\nfn s_123_empty_password_s_200() {}\nfn s_x_1() {}\nfn s_124_no_test() {}\n";
        let tree = Tree::of(&[
            (TABLE, table),
            ("crates/x/tests/a.rs", code),
            ("crates/x/src/a.rs", "fn s_9_not_a_test() {}"),
            ("installer/tests/browser/a.test.mjs", "test('S-77 skip link', () => {})"),
        ]);
        let rows: Vec<_> = targets(&tree).iter().map(|t| (t.id, t.line, t.tested)).collect();
        assert_eq!(rows, [(123, 4, true), (124, 5, false)]);
        assert_eq!(proven(&tree).into_iter().collect::<Vec<_>>(), [77, 123, 124, 200]);
        assert!(coverage(&tree).contains("P0    1 of   1"));
    }
}
