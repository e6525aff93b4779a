//! Nothing is printed unescaped, except what exceptions.toml lists.

use super::Rule;
use crate::offence::Offence;
use crate::tree::Tree;

pub const RULE: Rule = Rule {
    name: "safe-filter",
    reason: "Escaping is the only wall between a colleague's text and everybody's session; each gap is reviewed by name.",
    check,
};

fn check(tree: &Tree) -> Vec<Offence> {
    let mut found = Vec::new();
    for file in tree.under("templates/", ".html") {
        for (number, line) in file.lines() {
            let packed: String = line.chars().filter(|c| !c.is_whitespace()).collect();
            if packed.contains("|safe") || packed.contains("escape=\"none\"") {
                found.push(Offence::at(&file.path, number, format!("unescaped: `{}`", line.trim())));
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
    fn unescaped_text_is_found() {
        assert_eq!(broken(&RULE, &[("templates/a.html", "{{ name }} is safe")]), [""; 0]);
        assert_eq!(broken(&RULE, &[("templates/a.html", "\n{{ name | safe }}")]), ["templates/a.html:2"]);
    }
}
