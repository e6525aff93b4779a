//! Nothing unfinished is committed.

use super::Rule;
use crate::offence::Offence;
use crate::tree::Tree;

pub const RULE: Rule = Rule {
    name: "marks",
    reason: "An unfinished place is an issue with a number, not a mark in the source; a skipped test proves nothing.",
    check,
};

/// The first line of this list that a line of source contains; written in halves so that this file
/// does not accuse itself.
const MARKS: [&str; 8] = [
    concat!("to", "do!("),
    concat!("unimple", "mented!("),
    concat!("db", "g!("),
    concat!("FIX", "ME"),
    concat!("X", "XX"),
    concat!("HA", "CK"),
    concat!("#[ign", "ore"),
    concat!("test.sk", "ip"),
];
const WRITTEN: [&str; 6] = [".rs", ".html", ".css", ".js", ".mjs", ".sql"];

fn check(tree: &Tree) -> Vec<Offence> {
    let mut found = Vec::new();
    let written = tree.files.iter().filter(|f| WRITTEN.iter().any(|e| f.path.ends_with(e)));
    for file in written.filter(|f| !f.path.starts_with("static/vendor/")) {
        for (number, line) in file.lines() {
            if let Some(mark) = MARKS.iter().find(|mark| has(line, mark)) {
                found.push(Offence::at(&file.path, number, format!("`{mark}`: finish it or file an issue")));
            }
        }
    }
    found
}

/// Whether the line has the mark as a word of its own, not inside a longer name.
fn has(line: &str, mark: &str) -> bool {
    let Some((before, after)) = line.split_once(mark) else { return false };
    let joins = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    !joins(before.chars().next_back()) && (mark.ends_with('(') || !joins(after.chars().next()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::broken;

    #[test]
    fn unfinished_places_are_found() {
        assert_eq!(broken(&RULE, &[("a.rs", "// XXXL shirts\nfn todo() {}\n"), ("a.md", MARKS[3])]), [""; 0]);
        for mark in MARKS {
            assert_eq!(broken(&RULE, &[("a.rs", &format!("\n// {mark}\n"))]), ["a.rs:2"], "{mark}");
        }
    }
}
