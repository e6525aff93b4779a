//! No file or folder is a drawer for odds and ends.

use super::Rule;
use crate::offence::Offence;
use crate::tree::Tree;

pub const RULE: Rule = Rule {
    name: "file-names",
    reason: "A name that says nothing collects everything; a helper gets a file named after what it does.",
    check,
};

const DRAWERS: [&str; 11] = [
    "util", "utils", "common", "helper", "helpers", "misc", "manager", "managers", "shared", "stuff", "temp",
];
const WRITTEN: [&str; 6] = [".rs", ".html", ".css", ".js", ".mjs", ".sql"];

fn check(tree: &Tree) -> Vec<Offence> {
    let written = tree
        .files
        .iter()
        .filter(|f| WRITTEN.iter().any(|e| f.path.ends_with(e)) && !f.path.starts_with("static/vendor/"));
    let mut found = Vec::new();
    for file in written {
        let mut names = file.path.split('/').map(|part| part.split_once('.').map_or(part, |(stem, _)| stem));
        if let Some(name) = names.find(|name| DRAWERS.contains(&name.trim_start_matches('_'))) {
            found.push(Offence::of_file(&file.path, format!("`{name}` says nothing: name what is inside")));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::broken;

    #[test]
    fn names_say_something() {
        assert_eq!(broken(&RULE, &[("crates/web/src/csrf.rs", ""), ("docs/common.md", "")]), [""; 0]);
        for bad in ["crates/web/src/utils.rs", "crates/common/src/lib.rs", "templates/ui/_misc.html"] {
            assert_eq!(broken(&RULE, &[(bad, "")]), [format!("{bad}:0")]);
        }
    }
}
