//! Only `access.rs` makes proofs of permission.

use super::Rule;
use crate::offence::Offence;
use crate::tree::Tree;

pub const RULE: Rule = Rule {
    name: "evidence",
    reason: "All permission rules of a module stand in one file, so that a reviewer can read them all.",
    check,
};

const WORDS: [&str; 3] = ["Allowed::new(", "evidence!(", "Allowed {"];

fn check(tree: &Tree) -> Vec<Offence> {
    let mut found = Vec::new();
    let elsewhere = |path: &str| !path.ends_with("/access.rs") && path != "crates/kernel/src/evidence.rs";
    for file in tree.rust().filter(|f| elsewhere(&f.path)) {
        for line in file.source().shipped() {
            if WORDS.iter().any(|word| line.code.contains(word)) {
                let said = "evidence made outside access.rs: ask a rule there";
                found.push(Offence::at(&file.path, line.number, said));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::broken;

    #[test]
    fn evidence_comes_from_access() {
        let text = "/// Allowed::new(x)\nfn f() { Allowed::new(room); }\n";
        assert_eq!(broken(&RULE, &[("crates/portal/src/access.rs", text)]), [""; 0]);
        assert_eq!(
            broken(&RULE, &[("crates/portal/src/pages/room.rs", text)]),
            ["crates/portal/src/pages/room.rs:2"]
        );
    }
}
