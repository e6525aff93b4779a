//! Every kind of failure a module declares can happen.

use super::Rule;
use crate::offence::Offence;
use crate::source::Line;
use crate::tree::{File, Tree};

pub const RULE: Rule = Rule {
    name: "unused-faults",
    reason: "A failure that is never raised has a text, a code and a test of a thing that does not exist.",
    check,
};

/// One variant of an error enum.
struct Variant {
    line: usize,
    name: String,
    from: bool,
}

fn check(tree: &Tree) -> Vec<Offence> {
    let mut found = Vec::new();
    for file in tree.under("crates/", "/src/error.rs") {
        let neighbours: Vec<&File> = tree.rust().filter(|f| f.krate() == file.krate()).collect();
        for variant in variants(file).into_iter().filter(|v| !v.from) {
            let path = format!("::{}", variant.name);
            if !neighbours.iter().any(|f| f.source().shipped().any(|line| raises(line, &path))) {
                let said = format!("`{}` is never raised: remove it with its texts", variant.name);
                found.push(Offence::at(&file.path, variant.line, said));
            }
        }
    }
    found
}

/// The variants of the public enums of a file; those with `#[from]` are raised by `?`.
fn variants(file: &File) -> Vec<Variant> {
    let (mut found, mut depth, mut inside) = (Vec::new(), 0_usize, false);
    for line in file.source().shipped() {
        let code = line.code.trim();
        let name: String = code.chars().take_while(|c| c.is_alphanumeric()).collect();
        if inside && depth == 1 && name.starts_with(|c: char| c.is_uppercase()) {
            let from = line.code.contains("#[from]");
            found.push(Variant { line: line.number, name, from });
        }
        inside |= code.starts_with("pub enum ");
        if inside {
            depth = (depth + code.matches('{').count()).saturating_sub(code.matches('}').count());
            inside = depth > 0 || !code.contains('}');
        }
    }
    found
}

/// Whether the line makes the variant, rather than matching it: it stands after `=>`, or on a line
/// that is no pattern.
fn raises(line: &Line, path: &str) -> bool {
    let code = line.code.trim();
    let made = code.rsplit_once("=>").map_or(code, |(_, after)| after);
    let pattern = made.starts_with('|') || made.ends_with('|') || made.starts_with("matches!(");
    let ends = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_');
    !pattern && made.split(path).skip(1).any(ends)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::broken;

    const ENUM: &str = "pub enum Error {\n    #[error(\"x\")]\n    Gone,\n    Full { at: u8 },\n    Store(#[from] E),\n}\n\
                        fn code(e: Error) -> u8 {\n    match e {\n        Error::Gone => 1,\n        _ => 2\n    }\n}\n";

    #[test]
    fn faults_are_raised() {
        let error = ("crates/x/src/error.rs", ENUM);
        let used = ("crates/x/src/actions/a.rs", "x.ok_or(Error::Gone)?;\nErr(Error::Full { at: 1 })\n");
        assert_eq!(broken(&RULE, &[error, used]), [""; 0]);
        let half = ("crates/x/src/actions/a.rs", "Err(Error::GoneAway)\nErr(Error::Full { at: 1 })\n");
        assert_eq!(broken(&RULE, &[error, half]), ["crates/x/src/error.rs:3"]);
        let other_crate = ("crates/y/src/a.rs", "Err(Error::Gone)");
        assert_eq!(broken(&RULE, &[error, other_crate]).len(), 2);
    }
}
