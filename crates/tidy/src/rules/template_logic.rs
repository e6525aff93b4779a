//! Templates choose, repeat and print; they do not compute.

use super::Rule;
use crate::offence::Offence;
use crate::template::statements;
use crate::tree::Tree;

pub const RULE: Rule = Rule {
    name: "template-logic",
    reason: "A condition with a name, made in `views/`, can be tested and is the same on every page.",
    check,
};

const OPERATORS: [&str; 12] = ["==", "!=", "&&", "||", "<", ">", " + ", " - ", " * ", " / ", " % ", " in "];

fn check(tree: &Tree) -> Vec<Offence> {
    let mut found = Vec::new();
    for file in tree.under("templates/", ".html") {
        for statement in statements(file.text()) {
            let Some(condition) = condition(&statement.text) else { continue };
            if let Some(operator) = OPERATORS.iter().find(|o| condition.contains(**o)) {
                let said = format!("`{}` in `{condition}`: give the view a field for it", operator.trim());
                found.push(Offence::at(&file.path, statement.line, said));
            }
        }
    }
    found
}

fn condition(statement: &str) -> Option<&str> {
    ["if ", "else if ", "elif "].iter().find_map(|word| statement.strip_prefix(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::broken;

    #[test]
    fn conditions_are_flags() {
        let good = "{% if can_edit %}{% else if !closed %}{% endif %}{% if let Some(n) = badge %}{{ n }}{% endif %}\n\
                    {% for row in rows %}{% endfor %}";
        assert_eq!(broken(&RULE, &[("templates/a.html", good)]), [""; 0]);
        for bad in ["{% if a == b %}", "{%- if a && b -%}", "{% if x %}{% else if n > 1 %}", "{% if n + 1 %}"]
        {
            assert_eq!(broken(&RULE, &[("templates/a.html", bad)]), ["templates/a.html:1"], "{bad}");
        }
    }
}
