//! Korean text lives in locales, data files, tests and prose.

use super::Rule;
use crate::offence::Offence;
use crate::tree::{File, Tree};

pub const RULE: Rule = Rule {
    name: "hangul",
    reason: "A text in `locales/` can be reviewed by a Korean editor, translated, and never goes missing in English.",
    check,
};

const WRITTEN: [&str; 7] = [".rs", ".html", ".css", ".js", ".mjs", ".sql", ".svg"];
/// What is vendored, and what only tests use.
const SPARED: [&str; 3] = ["static/vendor/", "installer/tests/", "crates/testkit/"];

fn check(tree: &Tree) -> Vec<Offence> {
    let written = tree.files.iter().filter(|f| {
        WRITTEN.iter().any(|e| f.path.ends_with(e)) && !SPARED.iter().any(|s| f.path.starts_with(s))
    });
    let mut found = Vec::new();
    for file in written {
        let korean = lines(file).into_iter().filter(|(_, line)| line.chars().any(is_hangul));
        found.extend(korean.map(|(n, _)| Offence::at(&file.path, n, "Korean text: move it to locales/")));
    }
    found
}

fn lines(file: &File) -> Vec<(usize, &str)> {
    match file.path.ends_with(".rs") {
        true => file.source().shipped().map(|line| (line.number, line.text.as_str())).collect(),
        false => file.lines().collect(),
    }
}

/// Syllables, letters (Jamo) and their compatibility and extended blocks (Unicode 16).
fn is_hangul(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11FF}' | '\u{3130}'..='\u{318F}' | '\u{A960}'..='\u{A97F}' | '\u{AC00}'..='\u{D7FF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::broken;

    #[test]
    fn korean_stands_in_locales_and_tests() {
        let tested = "//! A.\n#[cfg(test)]\nmod tests { const A: &str = \"김서연\"; }\n";
        for (path, text) in
            [("a.rs", tested), ("crates/x/tests/a.rs", "// 가"), ("crates/x/locales/ko/a.toml", "a = '가'")]
        {
            assert_eq!(broken(&RULE, &[(path, text)]), [""; 0]);
        }
        for (path, text) in
            [("a.rs", "//! 가\n"), ("templates/a.html", "ㄱ"), ("static/app/css/a.css", "/* 가 */")]
        {
            assert_eq!(broken(&RULE, &[(path, text)]), [format!("{path}:1")]);
        }
    }
}
