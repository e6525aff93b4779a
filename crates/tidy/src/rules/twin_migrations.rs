//! Migrations come in twins, one per database, under a unique version.

use super::Rule;
use crate::offence::Offence;
use crate::tree::Tree;
use std::collections::{BTreeMap, BTreeSet};

pub const RULE: Rule = Rule {
    name: "twin-migrations",
    reason: "Both databases must reach the same shape, and a repeated version is skipped in silence.",
    check,
};

const TWINS: [&str; 2] = ["postgres.sql", "sqlite.sql"];

fn check(tree: &Tree) -> Vec<Offence> {
    let mut folders: BTreeMap<(&str, &str), BTreeSet<&str>> = BTreeMap::new();
    let mut found = Vec::new();
    for file in tree.files.iter().filter(|f| f.in_room("migrations") && f.path.starts_with("crates/")) {
        let inside = file.path.split_once("/migrations/").map_or("", |(_, inside)| inside);
        match inside.split_once('/') {
            Some((folder, name)) if TWINS.contains(&name) => {
                folders.entry((file.krate(), folder)).or_default().insert(name);
            }
            _ => found.push(Offence::of_file(
                &file.path,
                "not a sqlite.sql or postgres.sql in a folder of its own",
            )),
        }
    }
    let mut versions = BTreeSet::new();
    for ((krate, folder), twins) in &folders {
        let at = format!("crates/{krate}/migrations/{folder}");
        for missing in TWINS.iter().filter(|twin| !twins.contains(**twin)) {
            found.push(Offence::of_file(&at, format!("{missing} is missing")));
        }
        let version = folder.split_once('_').map(|(version, _)| version).unwrap_or_default();
        if version.len() != 14 || !version.bytes().all(|b| b.is_ascii_digit()) {
            found.push(Offence::of_file(
                &at,
                "the name starts with 14 digits (year to second) and an underscore",
            ));
        } else if !versions.insert((krate, version)) {
            found.push(Offence::of_file(&at, format!("version {version} is used twice in this module")));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::broken;

    const A: &str = "crates/portal/migrations/20260302090000_create_tiles/sqlite.sql";
    const B: &str = "crates/portal/migrations/20260302090000_create_tiles/postgres.sql";

    #[test]
    fn twins_are_complete_and_versions_unique() {
        assert_eq!(broken(&RULE, &[(A, ""), (B, "")]), [""; 0]);
        assert_eq!(broken(&RULE, &[(A, "")]).len(), 1);
        let again = "crates/portal/migrations/20260302090000_again";
        let (c, d) = (format!("{again}/sqlite.sql"), format!("{again}/postgres.sql"));
        assert_eq!(broken(&RULE, &[(A, ""), (B, ""), (&c, ""), (&d, "")]).len(), 1);
        assert_eq!(broken(&RULE, &[("crates/portal/migrations/up.sql", "")]).len(), 1);
        let short = "crates/portal/migrations/2026_x";
        let (e, f) = (format!("{short}/sqlite.sql"), format!("{short}/postgres.sql"));
        assert_eq!(broken(&RULE, &[(&e, ""), (&f, "")]), [format!("{short}:0")]);
    }
}
