//! A code names one kind of failure for ever.

use super::Rule;
use crate::offence::Offence;
use crate::source::Line;
use crate::tree::Tree;
use std::collections::BTreeMap;

pub const RULE: Rule = Rule {
    name: "error-codes",
    reason: "Operators and programs search for a code; two meanings or two spellings make it worthless.",
    check,
};

const MAKER: &str = "Code::new(\"";

fn check(tree: &Tree) -> Vec<Offence> {
    let mut found = Vec::new();
    let mut first: BTreeMap<String, (String, String)> = BTreeMap::new();
    for file in tree.rust() {
        for line in file.source().shipped() {
            for (name, status) in codes(line) {
                if !well_formed(&name) {
                    let said = format!("`{name}`: lower case words joined by dots, at least two");
                    found.push(Offence::at(&file.path, line.number, said));
                }
                let here = (file.path.clone(), status);
                let known = first.entry(name.clone()).or_insert_with(|| here.clone());
                if *known != here {
                    let said = format!("`{name}` is already answered with {} in {}", known.1, known.0);
                    found.push(Offence::at(&file.path, line.number, said));
                }
            }
        }
    }
    found
}

/// The names and statuses of the codes made on a line; not those in comments.
fn codes(line: &Line) -> Vec<(String, String)> {
    if !line.code.contains(MAKER) {
        return Vec::new();
    }
    let made = line.text.split(MAKER).skip(1).filter_map(|rest| rest.split_once('"'));
    made.map(|(name, rest)| {
        let status = rest.trim_start_matches([',', ' ']).chars().take_while(char::is_ascii_digit);
        (name.to_owned(), status.collect())
    })
    .collect()
}

fn well_formed(name: &str) -> bool {
    let word = |w: &str| {
        !w.is_empty() && w.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
    };
    name.contains('.') && name.split('.').all(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::broken;

    #[test]
    fn codes_mean_one_thing() {
        let a = ("a.rs", "Code::new(\"portal.tile.gone\", 404)\n// Code::new(\"x\", 1)\n");
        assert_eq!(broken(&RULE, &[a, ("b.rs", "Code::new(\"portal.tile.full\", 409)")]), [""; 0]);
        assert_eq!(broken(&RULE, &[a, ("b.rs", "\nCode::new(\"portal.tile.gone\", 404)")]), ["b.rs:2"]);
        let twice = "Code::new(\"a.b\", 404)\nCode::new(\"a.b\", 409)\n";
        assert_eq!(broken(&RULE, &[("a.rs", twice)]), ["a.rs:2"]);
        assert_eq!(broken(&RULE, &[("a.rs", "Code::new(\"Gone\", 404)")]), ["a.rs:1"]);
    }
}
