//! The list of style sheets is complete.

use super::Rule;
use crate::offence::Offence;
use crate::tree::Tree;
use std::collections::BTreeSet;

pub const RULE: Rule = Rule {
    name: "css-bundle",
    reason: "The server serves what `bundle.txt` lists, in that order; a forgotten file has no effect and no message.",
    check,
};

const FOLDER: &str = "static/app/css/";
const LIST: &str = "static/app/css/bundle.txt";

fn check(tree: &Tree) -> Vec<Offence> {
    let Some(list) = tree.file(LIST) else { return Vec::new() };
    let mut found = Vec::new();
    let mut listed = BTreeSet::new();
    for (number, line) in list.lines().filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#')) {
        let path = resolve(line.trim());
        if tree.file(&path).is_none() {
            found.push(Offence::at(LIST, number, format!("{path} does not exist")));
        }
        if !listed.insert(path) {
            found.push(Offence::at(LIST, number, "listed twice"));
        }
    }
    let forgotten = tree.under(FOLDER, ".css").filter(|f| !listed.contains(&f.path));
    found.extend(forgotten.map(|f| Offence::of_file(&f.path, "not listed in bundle.txt")));
    found
}

/// The path from the root of the tree of an entry, which is relative to the list.
fn resolve(entry: &str) -> String {
    let mut parts: Vec<&str> = FOLDER.trim_end_matches('/').split('/').collect();
    for part in entry.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." | "" => {}
            name => parts.push(name),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::broken;

    #[test]
    fn the_list_is_complete() {
        let files = [("static/app/css/a.css", ""), ("static/vendor/f/f.css", "")];
        let good = (LIST, "# fonts\n../../vendor/f/f.css\n\na.css\n");
        assert_eq!(broken(&RULE, &[files[0], files[1], good]), [""; 0]);
        assert_eq!(
            broken(&RULE, &[files[0], (LIST, "a.css\nb.css\na.css\n")]),
            [format!("{LIST}:2"), format!("{LIST}:3")]
        );
        assert_eq!(broken(&RULE, &[files[0], (LIST, "")]), ["static/app/css/a.css:0"]);
    }
}
