//! Every crate that ends up in the binary has a licence we may ship.

use crate::cargo::cargo;
use crate::counts::Counts;
use crate::process::output;
use crate::spdx::satisfied;
use crate::third_party::{self, Part};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The platform the suite is made for; others need other crates.
const PLATFORM: &str = "x86_64-unknown-linux-gnu";

const ALLOWED: [&str; 15] = [
    "MIT",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "MPL-2.0",
    "0BSD",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "PostgreSQL",
    "Unlicense",
];

/// Crates whose licence is told in a file only, or not by its SPDX name, and what was read there.
const READ_BY_HAND: [(&str, &str); 0] = [];

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
    license: Option<String>,
    license_file: Option<String>,
    /// Where it comes from; nothing for the crates of this workspace.
    source: Option<String>,
}

/// Checks the crates of the lock file that the suite uses, and the list of them in `docs`; names crates
/// present in several versions.
pub fn run() -> Counts {
    let packages = match packages() {
        Ok(packages) => packages,
        Err(e) => {
            println!("{e}");
            return Counts::of_check(false);
        }
    };
    let refused: Vec<String> = packages.iter().filter_map(refusal).collect();
    for said in &refused {
        println!("{said}");
    }
    println!("{} crates, {} with a licence we may not ship.", packages.len(), refused.len());
    for (name, versions) in several(&packages) {
        println!("  in several versions: {name} {}", versions.join(", "));
    }
    let told = third_party::check(packages.iter().filter(|p| p.source.is_some()).map(part));
    if let Err(said) = &told {
        println!("{said}");
    }
    Counts::of_check(refused.is_empty() && told.is_ok())
}

fn packages() -> Result<Vec<Package>, String> {
    let told = output(&mut cargo(&["metadata", "--format-version", "1", "--filter-platform", PLATFORM]))?;
    serde_json::from_slice::<Metadata>(&told).map(|m| m.packages).map_err(|e| e.to_string())
}

fn part(package: &Package) -> Part {
    Part {
        name: package.name.clone(),
        version: package.version.clone(),
        licence: package.license.clone().unwrap_or_default(),
    }
}

fn refusal(package: &Package) -> Option<String> {
    let Package { name, version, .. } = package;
    let by_hand = READ_BY_HAND.iter().find(|(known, _)| known == name).map(|(_, licence)| *licence);
    match by_hand.or(package.license.as_deref()) {
        Some(licence) if satisfied(licence, &ALLOWED) => None,
        Some(licence) => Some(format!("{name} {version}: {licence}")),
        None => Some(format!("{name} {version}: no licence named ({:?})", package.license_file)),
    }
}

fn several(packages: &[Package]) -> impl Iterator<Item = (&str, Vec<&str>)> {
    let mut versions: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for package in packages {
        versions.entry(&package.name).or_default().push(&package.version);
    }
    versions.into_iter().filter(|(_, versions)| versions.len() > 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn package(name: &str, version: &str, license: Option<&str>) -> Package {
        let license = license.map(str::to_owned);
        Package {
            name: name.to_owned(),
            version: version.to_owned(),
            license,
            license_file: None,
            source: None,
        }
    }

    #[test]
    fn licences_are_judged_and_versions_compared() {
        let some = [
            package("a", "1", Some("MIT/Apache-2.0")),
            package("a", "2", Some("GPL-3.0-only")),
            package("b", "1", None),
        ];
        assert_eq!(some.iter().filter_map(refusal).count(), 2);
        assert_eq!(several(&some).collect::<Vec<_>>(), [("a", vec!["1", "2"])]);
    }
}
