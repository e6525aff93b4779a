//! Templates carry no inline style, script or event handler.

use super::Rule;
use crate::offence::Offence;
use crate::template::{Tag, tags};
use crate::tree::Tree;

pub const RULE: Rule = Rule {
    name: "plain-markup",
    reason: "The content security policy refuses inline style and script, so such markup is broken for everybody.",
    check,
};

fn check(tree: &Tree) -> Vec<Offence> {
    let mut found = Vec::new();
    for file in tree.under("templates/", ".html") {
        for tag in tags(file.text()) {
            found.extend(refusal(&tag).map(|said| Offence::at(&file.path, tag.line, said)));
        }
    }
    found
}

fn refusal(tag: &Tag) -> Option<String> {
    if tag.name == "style" {
        return Some("a <style> element: put the rules into static/app/css/".to_owned());
    }
    if tag.name == "script" && (tag.get("src").is_none() || !tag.body.trim().is_empty()) {
        return Some("an inline script: put it into static/app/js/".to_owned());
    }
    tag.attributes.iter().find_map(|(name, value)| {
        let handler = name.strip_prefix("on").is_some_and(|event| !event.is_empty());
        let script = value.trim_start().to_ascii_lowercase().starts_with("javascript:");
        (name == "style" || handler || script)
            .then(|| format!("{name}= on <{}>: use a class, a custom element or a data- attribute", tag.name))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::broken;

    #[test]
    fn markup_is_plain() {
        let good = "{% let on = style %}<a class=\"on\" href=\"/x?on=1\">style=</a>\n\
                    <script type=\"module\" src=\"{{ page.asset(\"a\") }}\"></script>";
        assert_eq!(broken(&RULE, &[("templates/a.html", good), ("docs/a.html", "<style>")]), [""; 0]);
        for bad in [
            "<p style=\"color:red\">",
            "<b\n onclick='x()'>",
            "<script>x()</script>",
            "<script src=\"a\">x()</script>",
            "<style>p {}</style>",
            "<a href=\"javascript:x()\">",
        ] {
            assert_eq!(broken(&RULE, &[("templates/a.html", bad)]), ["templates/a.html:1"], "{bad}");
        }
    }
}
