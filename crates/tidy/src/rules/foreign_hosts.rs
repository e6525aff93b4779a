//! No page asks another host for anything.

use super::Rule;
use crate::offence::Offence;
use crate::template::without;
use crate::tree::{File, Tree};

pub const RULE: Rule = Rule {
    name: "foreign-hosts",
    reason: "Agency networks are closed: a foreign address is a hole in the page and a leak of who reads it.",
    check,
};

/// Names of XML vocabularies, which are never fetched.
const NAMES: &str = "http://www.w3.org/";

fn check(tree: &Tree) -> Vec<Offence> {
    let mut found = Vec::new();
    for file in tree.files.iter().filter(|f| served(&f.path)) {
        for (index, line) in spoken(file).lines().enumerate() {
            let line = line.replace(NAMES, "");
            if ["http://", "https://", "=\"//", "url(//"].iter().any(|sign| line.contains(sign)) {
                found.push(Offence::at(&file.path, index + 1, "an address on another host"));
            }
        }
    }
    found
}

fn served(path: &str) -> bool {
    path.starts_with("templates/") || path.starts_with("static/app/")
}

/// The file without its comments.
fn spoken(file: &File) -> String {
    let (open, close) = if file.path.ends_with(".html") { ("{#", "#}") } else { ("/*", "*/") };
    without(&without(file.text(), open, close), "<!--", "-->")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::broken;

    #[test]
    fn addresses_stay_at_home() {
        let svg = ("static/app/icons/a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\">");
        let css = ("static/app/css/a.css", "/* https://example.org */\n");
        assert_eq!(broken(&RULE, &[svg, css, ("docs/a.html", "https://example.org")]), [""; 0]);
        for bad in ["<a href=\"https://example.org\">", "<img src=\"//example.org/a.png\">"] {
            assert_eq!(broken(&RULE, &[("templates/a.html", bad)]), ["templates/a.html:1"]);
        }
    }
}
