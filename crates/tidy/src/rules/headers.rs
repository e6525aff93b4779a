//! Every Rust file opens by saying what it is for.

use super::Rule;
use crate::offence::Offence;
use crate::tree::Tree;

pub const RULE: Rule = Rule {
    name: "headers",
    reason: "One sentence at the top tells a newcomer whether to read on, and the author whether the file has one job.",
    check,
};

fn check(tree: &Tree) -> Vec<Offence> {
    let silent = tree.rust().filter(|f| {
        let first = f.text().lines().next().unwrap_or_default();
        first.strip_prefix("//! ").is_none_or(|words| words.trim().is_empty())
    });
    silent.map(|f| Offence::at(&f.path, 1, "begin with `//!` and what the file is for")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::broken;

    #[test]
    fn files_open_with_their_purpose() {
        assert_eq!(broken(&RULE, &[("a.rs", "//! Adds.\nfn a() {}\n"), ("b.html", "")]), [""; 0]);
        for bad in ["", "fn a() {}\n//! Adds.\n", "//! \n", "// Adds.\n"] {
            assert_eq!(broken(&RULE, &[("a.rs", bad)]), ["a.rs:1"], "{bad:?}");
        }
    }
}
