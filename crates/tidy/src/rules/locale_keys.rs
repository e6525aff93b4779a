//! Every text is printed somewhere.

use super::Rule;
use crate::offence::Offence;
use crate::tree::{File, Tree};

pub const RULE: Rule = Rule {
    name: "locale-keys",
    reason: "A text nobody prints still costs an editor and a translator.",
    check,
};

fn check(tree: &Tree) -> Vec<Offence> {
    let readers: Vec<String> = tree.files.iter().filter_map(reader).collect();
    let mut found = Vec::new();
    for file in tree.under("", ".toml").filter(|f| f.path.contains("/locales/ko/")) {
        for (line, key) in keys(file) {
            let method = format!("{}_{key}", file.stem());
            if !readers.iter().any(|text| calls(text, &method)) {
                let said = format!("`{method}` is printed nowhere: remove it from both languages");
                found.push(Offence::at(&file.path, line, said));
            }
        }
    }
    found
}

/// What may print a text: code without its comments, and templates.
fn reader(file: &File) -> Option<String> {
    if file.path.ends_with(".rs") {
        let lines = file.source().lines.iter().map(|line| line.code.as_str());
        return Some(lines.collect::<Vec<_>>().join("\n"));
    }
    file.path.starts_with("templates/").then(|| file.text().to_owned())
}

/// The keys of a table of texts; a line of a long text is none.
fn keys(file: &File) -> Vec<(usize, String)> {
    let table: toml::Table = file.text().parse().unwrap_or_default();
    let written = file.lines().filter_map(|(n, line)| Some((n, line.split_once('=')?.0.trim().to_owned())));
    written.filter(|(_, key)| table.contains_key(key)).collect()
}

/// Whether the text calls the method, `x.key(…)`, or names it, `T::key`.
fn calls(text: &str, method: &str) -> bool {
    let ends = |rest: &str| !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
    [".", "::"].iter().any(|joint| text.split(&format!("{joint}{method}")).skip(1).any(ends))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::broken;

    const KO: &str = "crates/web/locales/ko/shell.toml";

    #[test]
    fn unused_texts_are_found() {
        let keys = (KO, "title = 'a'\nskip = '''\nb = c\n'''\n");
        let template = ("templates/ui/app.html", "{{ page.t.shell_title() }}");
        let code = ("a.rs", "let f = T::shell_skip;");
        assert_eq!(broken(&RULE, &[keys, template, code]), [""; 0]);
        let longer = ("a.rs", "t.shell_skip_link(); // t.shell_skip()");
        assert_eq!(broken(&RULE, &[keys, template, longer]), [format!("{KO}:2")]);
    }
}
