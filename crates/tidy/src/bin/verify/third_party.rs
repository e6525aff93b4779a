//! The list of what the suite is made of, which `/admin/about` prints: docs/THIRD-PARTY.tsv.

use crate::process::root;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::path::Path;

const LIST: &str = "docs/THIRD-PARTY.tsv";
const FRESH: &str = "target/THIRD-PARTY.tsv";
const VENDORED: &str = "static/vendor/MANIFEST.toml";

/// A part that somebody else wrote.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub struct Part {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its licence by SPDX names.
    pub licence: String,
}

#[derive(Deserialize)]
struct Manifest {
    library: Vec<Part>,
}

/// Whether the list tells what is really used; when not, a fresh one lies in `target`.
///
/// # Errors
/// A sentence that tells what to do.
pub fn check(crates: impl Iterator<Item = Part>) -> Result<(), String> {
    let fresh = text(crates.chain(vendored(&root().join(VENDORED))?));
    let kept = std::fs::read_to_string(root().join(LIST)).unwrap_or_default();
    if fresh == kept {
        return Ok(());
    }
    std::fs::write(root().join(FRESH), &fresh).map_err(|e| format!("{FRESH}: {e}"))?;
    Err(format!("{LIST} is out of date. Look at the difference, then: cp {FRESH} {LIST}"))
}

fn vendored(manifest: &Path) -> Result<Vec<Part>, String> {
    let text = std::fs::read_to_string(manifest).map_err(|e| format!("{VENDORED}: {e}"))?;
    toml::from_str::<Manifest>(&text).map(|m| m.library).map_err(|e| format!("{VENDORED}: {e}"))
}

/// One part a line, sorted, its name, version and licence parted by tabs; both ways of writing a choice
/// of licences become one.
fn text(parts: impl Iterator<Item = Part>) -> String {
    let lines: BTreeSet<String> = parts
        .map(|part| {
            let choices: Vec<&str> = part.licence.split('/').map(str::trim).collect();
            format!("{}\t{}\t{}\n", part.name, part.version, choices.join(" OR "))
        })
        .collect();
    lines.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_told_once_and_in_order() {
        let part = |name: &str, licence: &str| Part {
            name: name.to_owned(),
            version: "1.0.0".to_owned(),
            licence: licence.to_owned(),
        };
        let parts = [part("b", "MIT/Apache-2.0"), part("a", "ISC"), part("a", "ISC")];
        assert_eq!(text(parts.into_iter()), "a\t1.0.0\tISC\nb\t1.0.0\tMIT OR Apache-2.0\n");
    }
}
