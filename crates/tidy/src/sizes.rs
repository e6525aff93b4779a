//! The tables of sizes: guidance for the author, never a refusal.

use crate::source::{Line, Source};
use crate::tree::{File, Tree};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Lines of a file worth a second look.
const LONG_FILE: usize = 150;
/// Lines of a function worth a second look.
const LONG_FUNCTION: usize = 60;
/// Rows a table prints at most.
const ROWS: usize = 12;
const WRITTEN: [&str; 5] = [".rs", ".html", ".css", ".js", ".mjs"];

/// Lines of code and of tests by crate, then the longest files and functions.
pub fn sizes(tree: &Tree) -> String {
    let mut out = String::from("Lines by crate            code   tests\n");
    for (name, (code, tests)) in by_crate(tree) {
        let _ = writeln!(out, "  {name:<20} {code:>7} {tests:>7}");
    }
    table(&mut out, &format!("Files over {LONG_FILE} lines"), long_files(tree));
    table(&mut out, &format!("Functions over {LONG_FUNCTION} lines"), long_functions(tree));
    out
}

fn table(out: &mut String, title: &str, mut rows: Vec<(usize, String)>) {
    rows.sort_by(|a, b| b.cmp(a));
    let _ = writeln!(out, "{title}: {}", rows.len());
    for (lines, what) in rows.iter().take(ROWS) {
        let _ = writeln!(out, "  {lines:>5} {what}");
    }
}

fn by_crate(tree: &Tree) -> BTreeMap<&str, (usize, usize)> {
    let mut sums: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for file in tree.rust() {
        let (code, tests) = sums.entry(file.krate()).or_default();
        let source = file.source();
        *code += source.shipped().count();
        *tests += source.lines.len() - source.shipped().count();
    }
    sums
}

fn long_files(tree: &Tree) -> Vec<(usize, String)> {
    let written = tree
        .files
        .iter()
        .filter(|f| WRITTEN.iter().any(|e| f.path.ends_with(e)) && !f.path.starts_with("static/vendor/"));
    written.map(|f| (length(f), f.path.clone())).filter(|(lines, _)| *lines > LONG_FILE).collect()
}

/// Lines of a file; of Rust, those that are not tests.
fn length(file: &File) -> usize {
    match file.path.ends_with(".rs") && !file.source().lines.iter().all(|line| line.test) {
        true => file.source().shipped().count(),
        false => file.lines().count(),
    }
}

fn long_functions(tree: &Tree) -> Vec<(usize, String)> {
    let mut rows = Vec::new();
    for file in tree.rust() {
        let long = functions(file.source()).into_iter().filter(|(_, _, lines)| *lines > LONG_FUNCTION);
        rows.extend(long.map(|(name, line, lines)| (lines, format!("{}:{line} {name}", file.path))));
    }
    rows
}

/// Name, first line and number of lines of each function.
fn functions(source: &Source) -> Vec<(String, usize, usize)> {
    let starts = source.lines.iter().enumerate().filter_map(|(index, line)| Some((index, name(line)?)));
    starts
        .map(|(index, name)| {
            let rest = source.lines.get(index..).unwrap_or_default();
            (name, index + 1, body(rest))
        })
        .collect()
}

fn name(line: &Line) -> Option<String> {
    let (before, after) = line.code.split_once("fn ")?;
    let fresh = before.chars().next_back().is_none_or(|c| c == ' ');
    let name: String = after.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    (fresh && !name.is_empty()).then_some(name)
}

/// How many lines until the brace that closes the first one; declarations without a body count 1.
fn body(lines: &[Line]) -> usize {
    let mut depth = 0_usize;
    for (index, line) in lines.iter().enumerate() {
        for c in line.code.chars() {
            match c {
                '{' => depth += 1,
                '}' if depth == 1 => return index + 1,
                '}' => depth = depth.saturating_sub(1),
                ';' if depth == 0 => return index + 1,
                _ => {}
            }
        }
    }
    lines.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_are_measured() {
        let text = "fn a() {\n    if x {\n    }\n}\ntrait T {\n    fn b(&self);\n}\n// fn c() {}\n";
        let seen = functions(&Source::of("a.rs", text));
        assert_eq!(seen, [("a".to_owned(), 1, 4), ("b".to_owned(), 6, 1)]);
    }

    #[test]
    fn tests_are_counted_apart() {
        let tree = Tree::of(&[("crates/x/src/a.rs", "//! A.\n#[cfg(test)]\nmod tests {\n}\n")]);
        assert_eq!(by_crate(&tree).get("x"), Some(&(1, 3)));
        assert!(sizes(&tree).contains("Files over 150 lines: 0"));
    }
}
