//! The style guide names every rule, and no rule that is gone.

use super::{RULES, Rule};
use crate::offence::Offence;
use crate::tree::Tree;
use std::collections::BTreeSet;

pub const RULE: Rule = Rule {
    name: "style-guide",
    reason: "Whoever is refused by a rule must find its reason and an example in docs/STYLE.md.",
    check,
};

const GUIDE: &str = "docs/STYLE.md";
/// How a section of the guide names its rules: `Rules: `a`, `b`.`
const MARK: &str = "Rules: ";

fn check(tree: &Tree) -> Vec<Offence> {
    let mut unnamed: BTreeSet<&str> = RULES.iter().map(|rule| rule.name).collect();
    let mut found = Vec::new();
    let lines = tree.file(GUIDE).into_iter().flat_map(|file| file.lines());
    for (number, line) in lines {
        let Some(list) = line.strip_prefix(MARK) else { continue };
        for name in list.split('`').skip(1).step_by(2) {
            if !unnamed.remove(name) {
                found.push(Offence::at(GUIDE, number, format!("`{name}` is no rule, or named twice")));
            }
        }
    }
    found.extend(unnamed.iter().map(|name| Offence::of_file(GUIDE, format!("`{name}` is not explained"))));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::broken;

    #[test]
    fn every_rule_is_explained_once() {
        let names: Vec<String> = RULES.iter().map(|rule| format!("`{}`", rule.name)).collect();
        let text = format!("# Style\nRules: {}.\n", names.join(", "));
        assert_eq!(broken(&RULE, &[(GUIDE, &text)]), [""; 0]);
        assert_eq!(broken(&RULE, &[(GUIDE, &text.replace("`arrows`, ", ""))]), [format!("{GUIDE}:0")]);
        assert_eq!(broken(&RULE, &[(GUIDE, &format!("{text}Rules: `arrows`\n"))]), [format!("{GUIDE}:3")]);
        assert_eq!(broken(&RULE, &[]).len(), RULES.len());
    }
}
