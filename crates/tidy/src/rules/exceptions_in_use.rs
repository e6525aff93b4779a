//! An exception that spares nothing is taken back.

use super::{RULES, Rule};
use crate::exceptions::{Exception, PATH};
use crate::offence::Offence;
use crate::tree::Tree;

pub const RULE: Rule = Rule {
    name: "exceptions-in-use",
    reason: "A forgotten exception lets the next offence in unseen.",
    check,
};

fn check(tree: &Tree) -> Vec<Offence> {
    let rows = tree.exceptions.iter().filter_map(|row| refusal(tree, row));
    rows.map(|said| Offence::of_file(PATH, said)).collect()
}

fn refusal(tree: &Tree, row: &Exception) -> Option<String> {
    let at = format!("the row `{}` for {}", row.rule, row.path);
    let Some(rule) = RULES.iter().find(|rule| rule.name == row.rule && rule.name != RULE.name) else {
        return Some(format!("{at}: no such rule"));
    };
    if row.reason.trim().is_empty() || !is_date(&row.since) {
        return Some(format!("{at}: give a reason and a date (2026-03-02)"));
    }
    let found = (rule.check)(tree);
    let used = found.iter().any(|offence| row.spares(rule.name, offence));
    (!used).then(|| format!("{at} spares nothing: remove it"))
}

fn is_date(text: &str) -> bool {
    let shape: String = text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    shape == "0000-00-00"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(rule: &str, path: &str, since: &str) -> Option<String> {
        let row = Exception {
            rule: rule.to_owned(),
            path: path.to_owned(),
            said: String::new(),
            reason: "why".to_owned(),
            since: since.to_owned(),
        };
        let mut tree = Tree::of(&[("a.rs", "fn silent() {}\n")]);
        tree.exceptions.push(row);
        RULE.offences(&tree).first().map(|o| o.said.clone())
    }

    #[test]
    fn idle_rows_are_taken_back() {
        assert_eq!(said("headers", "a.rs", "2026-11-21"), None);
        assert!(said("headers", "b.rs", "2026-11-21").unwrap().contains("spares nothing"));
        assert!(said("headers", "a.rs", "soon").unwrap().contains("date"));
        assert!(said("haeders", "a.rs", "2026-11-21").unwrap().contains("no such rule"));
    }
}
