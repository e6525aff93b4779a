//! Where docs/security.md says "test", a test carries the id; the dossier names no test that is gone and leaves no target out.

use super::Rule;
use crate::coverage::{TABLE, proven, targets};
use crate::offence::Offence;
use crate::tree::{File, Tree};
use std::collections::BTreeSet;

pub const RULE: Rule = Rule {
    name: "security-claims",
    reason: "A claim of security is worth what can be run: the id leads from the table to the test.",
    check,
};

/// The same targets for those who review an agency's security, with the names of tests.
const DOSSIER: [&str; 2] = ["docs/gov/targets.ko.md", "docs/gov/targets-running.ko.md"];

fn check(tree: &Tree) -> Vec<Offence> {
    let proven = proven(tree);
    let bare = targets(tree).into_iter().filter(|target| target.tested && !proven.contains(&target.id));
    let bare = bare.map(|t| Offence::at(TABLE, t.line, format!("no test is named s_{}_…", t.id)));
    let dossier: Vec<&File> = DOSSIER.into_iter().filter_map(|path| tree.file(path)).collect();
    bare.chain(told(tree, &dossier)).collect()
}

/// What the dossier tells wrongly, or not at all.
fn told(tree: &Tree, dossier: &[&File]) -> Vec<Offence> {
    let Some(first) = dossier.first() else { return Vec::new() };
    let tests = names(tree);
    let mut found = Vec::new();
    let lines =
        || dossier.iter().flat_map(|file| file.lines().map(move |(number, line)| (*file, number, line)));
    for (file, number, line) in lines() {
        let words = line.split('`').skip(1).step_by(2);
        let claims = words.filter(|word| word.starts_with("s_") && !tests.contains(*word));
        found.extend(claims.map(|name| Offence::at(&file.path, number, format!("no test is called {name}"))));
    }
    let is_told = |id: u16| lines().any(|(_, _, line)| line.starts_with(&format!("| S-{id} |")));
    let silent = targets(tree).into_iter().filter(|target| !is_told(target.id));
    found.extend(silent.map(|t| Offence::at(TABLE, t.line, format!("S-{} is not in {}", t.id, first.path))));
    found
}

/// The names of all tests that carry an id.
fn names(tree: &Tree) -> BTreeSet<String> {
    let lines = tree.rust().flat_map(|file| file.source().lines.iter().filter(|line| line.test));
    let names = lines.filter_map(|line| line.code.split_once("fn ").map(|(_, rest)| rest));
    names
        .map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect())
        .filter(|name: &String| name.starts_with("s_"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::broken;

    const FIRST: &str = DOSSIER[0];
    const TEST: (&str, &str) = ("crates/x/tests/a.rs", "fn s_123_bind() {}");

    #[test]
    fn claims_have_tests() {
        let table = (TABLE, "| S-123 | P0 | bind | test |\n| S-124 | P0 | x | open |\n");
        assert_eq!(broken(&RULE, &[table, TEST]), [""; 0]);
        assert_eq!(broken(&RULE, &[table]), ["docs/security.md:1"]);
    }

    #[test]
    fn the_dossier_tells_every_target_and_tests_that_are_there() {
        let table = (TABLE, "| S-123 | P0 | bind | test |\n");
        let good = (FIRST, "| S-123 | P0 | bind | `s_123_bind` |\n");
        let gone = (FIRST, "| S-123 | P0 | bind | `s_123_unbind` |\n");
        assert_eq!(broken(&RULE, &[table, TEST, good]), [""; 0]);
        assert_eq!(broken(&RULE, &[table, TEST, gone]), ["docs/gov/targets.ko.md:1"]);
        let (empty, further) = ((FIRST, ""), (DOSSIER[1], gone.1));
        assert_eq!(broken(&RULE, &[table, TEST, empty, further]), ["docs/gov/targets-running.ko.md:1"]);
        assert_eq!(broken(&RULE, &[table, TEST, (FIRST, "")]), ["docs/security.md:1"]);
    }
}
