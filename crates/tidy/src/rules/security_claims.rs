//! Where docs/security.md says "test", a test carries the id.

use super::Rule;
use crate::coverage::{TABLE, proven, targets};
use crate::offence::Offence;
use crate::tree::Tree;

pub const RULE: Rule = Rule {
    name: "security-claims",
    reason: "A claim of security is worth what can be run: the id leads from the table to the test.",
    check,
};

fn check(tree: &Tree) -> Vec<Offence> {
    let proven = proven(tree);
    let bare = targets(tree).into_iter().filter(|target| target.tested && !proven.contains(&target.id));
    bare.map(|t| Offence::at(TABLE, t.line, format!("no test is named s_{}_…", t.id))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::broken;

    #[test]
    fn claims_have_tests() {
        let table = (TABLE, "| S-123 | P0 | bind | test |\n| S-124 | P0 | x | open |\n");
        let test = ("crates/x/tests/a.rs", "fn s_123_bind() {}");
        assert_eq!(broken(&RULE, &[table, test]), [""; 0]);
        assert_eq!(broken(&RULE, &[table]), ["docs/security.md:1"]);
    }
}
