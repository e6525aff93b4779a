//! Which crate may ask for which: arrows point from a higher layer to a lower one.

use super::Rule;
use crate::offence::Offence;
use crate::packages::{Dependency, Package};
use crate::tree::Tree;

pub const RULE: Rule = Rule {
    name: "arrows",
    reason: "A module that knows only what lies below it can be read, tested and removed alone.",
    check,
};

/// Crates of one layer never see one another. A new crate, or a new arrow, is a change of this table.
const LAYERS: [(&str, u8); 22] = [
    ("maru-kernel", 0),
    ("maru-paper", 0),
    ("maru-seal", 0),
    ("maru-store", 1),
    ("maru-web", 2),
    ("maru-contract", 3),
    ("maru-directory", 4),
    ("maru-testkit", 4),
    ("maru-files", 5),
    ("maru-search", 5),
    ("maru-notify", 5),
    ("maru-audit", 5),
    ("maru-records", 5),
    ("maru-cases", 5),
    ("maru-backup", 5),
    ("maru-relay", 5),
    ("maru-release", 5),
    ("maru-portal", 6),
    ("maru-wiki", 6),
    ("maru-messenger", 6),
    ("maru-manual", 6),
    ("maru", 7),
];

/// Crates beside the layers, and the only kind of dependency others may have on them.
const BESIDE: [(&str, Option<&str>); 4] = [
    ("maru-locale", Some("build")),
    ("maru-testkit", Some("dev")),
    ("maru-load", Some("dev")),
    ("maru-tidy", None),
];

/// What a crate must never ask for, so that pure tests stay pure and rooms keep their trade.
const FOREIGN: [(&str, &[&str]); 6] = [
    ("maru-kernel", &["diesel", "actix-web", "tokio", "serde", "serde_json"]),
    ("maru-paper", &["diesel", "actix-web", "tokio", "comrak"]),
    ("maru-seal", &["diesel", "actix-web", "tokio", "serde"]),
    ("maru-store", &["actix-web", "askama"]),
    ("maru-web", &["diesel", "ldap3"]),
    ("maru-contract", &["diesel", "ldap3"]),
];

fn check(tree: &Tree) -> Vec<Offence> {
    let mut found = Vec::new();
    for package in &tree.packages {
        let manifest = manifest(package);
        if layer(&package.name).is_none() && beside(&package.name).is_none() {
            let said =
                format!("{} has no layer: give it one in crates/tidy/src/rules/arrows.rs", package.name);
            found.push(Offence::of_file(&manifest, said));
            continue;
        }
        let refused = package.dependencies.iter().filter_map(|asked| refusal(package, asked));
        found.extend(refused.map(|said| Offence::of_file(&manifest, said)));
    }
    found
}

fn refusal(package: &Package, asked: &Dependency) -> Option<String> {
    let (from, to) = (package.name.as_str(), asked.name.as_str());
    let banned = FOREIGN.iter().find(|(name, _)| *name == from).map_or(&[][..], |(_, banned)| banned);
    if banned.contains(&to) && asked.kind.as_deref() != Some("dev") {
        return Some(format!("{from} must never contain {to}"));
    }
    if let Some(allowed) = beside(to) {
        let kind = asked.kind.as_deref();
        let fits = kind.is_some() && kind == allowed;
        return (!fits).then(|| match allowed {
            Some(kind) => format!("{to} may only be a {kind}-dependency"),
            None => format!("no crate may ask for {to}"),
        });
    }
    let below = layer(to)?;
    let above = layer(from).unwrap_or(0);
    (below >= above).then(|| format!("{from} (layer {above}) may not ask for {to} (layer {below})"))
}

fn layer(name: &str) -> Option<u8> {
    LAYERS.iter().find(|(known, _)| *known == name).map(|(_, layer)| *layer)
}

fn beside(name: &str) -> Option<Option<&'static str>> {
    BESIDE.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind)
}

/// `crates/kernel/Cargo.toml` out of the absolute path cargo tells.
fn manifest(package: &Package) -> String {
    let parts: Vec<&str> = package.manifest_path.rsplitn(4, '/').collect();
    match parts.as_slice() {
        [file, folder, "crates", ..] => format!("crates/{folder}/{file}"),
        [file, folder, ..] => format!("{folder}/{file}"),
        _ => package.manifest_path.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(from: &str, to: &str, kind: Option<&str>) -> Option<String> {
        let asked = Dependency { name: to.to_owned(), kind: kind.map(str::to_owned) };
        let package = Package {
            name: from.to_owned(),
            manifest_path: "/x/crates/y/Cargo.toml".to_owned(),
            dependencies: vec![asked],
        };
        let tree = Tree { packages: vec![package], ..Tree::default() };
        RULE.offences(&tree).first().map(Offence::to_string)
    }

    #[test]
    fn arrows_point_down() {
        for (from, to, kind) in [
            ("maru-portal", "maru-directory", None),
            ("maru-portal", "maru-audit", None),
            ("maru-audit", "maru-directory", None),
            ("maru-audit", "maru-testkit", Some("dev")),
            ("maru-web", "maru-locale", Some("build")),
            ("maru-directory", "ldap3", None),
            ("maru", "maru-portal", None),
        ] {
            assert_eq!(said(from, to, kind), None, "{from} -> {to}");
        }
        for (from, to, kind) in [
            ("maru-audit", "maru-files", None),
            ("maru-store", "maru-web", None),
            ("maru-kernel", "diesel", None),
            ("maru-kernel", "maru-store", Some("dev")),
            ("maru-audit", "maru-testkit", None),
            ("maru-web", "maru-locale", None),
            ("maru", "maru-tidy", None),
            ("maru-board", "serde", None),
        ] {
            let said = said(from, to, kind).unwrap_or_default();
            assert!(said.starts_with("crates/y/Cargo.toml: "), "{from} -> {to}: {said}");
        }
    }
}
