//! The bill of materials: every library in the program with its version, licence and checksum, as CycloneDX 1.6
//! (ECMA-424). Made from what the program was built with, which it carries.

use crate::error::Error;
use crate::manifest::Manifest;
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// One library a line: name, version, licence, with tabs between them.
pub const LICENCES: &str = include_str!("../../../docs/THIRD-PARTY.tsv");
/// What has changed from release to release.
pub const CHANGES: &str = include_str!("../../../CHANGELOG.md");
const LOCK: &str = include_str!("../../../Cargo.lock");
const OWN: &str = "maru";

#[derive(Deserialize)]
struct Lock {
    package: Vec<Locked>,
}

/// A package as it was locked.
#[derive(Deserialize)]
struct Locked {
    name: String,
    version: String,
    checksum: Option<String>,
    #[serde(default)]
    dependencies: Vec<String>,
}

impl Locked {
    /// Ours have no checksum: they come from this very tree.
    fn is_own(&self) -> bool {
        self.checksum.is_none()
    }
}

/// The bill of materials of a release whose program has this SHA-256.
///
/// # Errors
/// [`Error::NoBundle`] when the program carries a list that cannot be read.
pub fn sbom(release: &Manifest, program: &str) -> Result<String, Error> {
    let broken = |reason: String| Error::NoBundle(reason);
    let lock: Lock = toml::from_str(LOCK).map_err(|e| broken(e.to_string()))?;
    let shipped: BTreeSet<(&str, &str, &str)> = LICENCES.lines().filter_map(parts).collect();
    let locked: BTreeMap<(&str, &str), &Locked> =
        lock.package.iter().map(|p| ((p.name.as_str(), p.version.as_str()), p)).collect();
    let is_shipped: BTreeSet<(&str, &str)> =
        shipped.iter().map(|(name, version, _)| (*name, *version)).collect();
    let components: Vec<Value> = shipped.iter().map(|it| component(*it, &locked)).collect();
    let own = lock.package.iter().filter(|p| p.is_own()).flat_map(|p| &p.dependencies);
    let refs = |named: &mut dyn Iterator<Item = &String>| -> BTreeSet<String> {
        let found = named.filter_map(|name| resolved(name, &lock.package));
        let found = found.filter(|p| is_shipped.contains(&(p.name.as_str(), p.version.as_str())));
        found.map(|p| purl(&p.name, &p.version, p.checksum.is_some())).collect()
    };
    let mut dependencies = vec![json!({ "ref": OWN, "dependsOn": refs(&mut own.into_iter()) })];
    for package in is_shipped.iter().filter_map(|key| locked.get(key)) {
        let this = purl(&package.name, &package.version, package.checksum.is_some());
        dependencies.push(json!({ "ref": this, "dependsOn": refs(&mut package.dependencies.iter()) }));
    }
    let bill = json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": serial(program),
        "version": 1,
        "metadata": {
            "timestamp": release.made_at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
            "component": {
                "type": "application", "bom-ref": OWN, "name": OWN, "version": release.version.to_string(),
                "hashes": [{ "alg": "SHA-256", "content": program }],
                "licenses": [{ "expression": "Apache-2.0" }],
            },
        },
        "components": components,
        "dependencies": dependencies,
    });
    serde_json::to_string_pretty(&bill).map_err(|e| broken(e.to_string()))
}

fn parts(line: &str) -> Option<(&str, &str, &str)> {
    let mut parts = line.split('\t');
    Some((parts.next()?, parts.next()?, parts.next()?))
}

fn component(
    (name, version, licence): (&str, &str, &str),
    locked: &BTreeMap<(&str, &str), &Locked>,
) -> Value {
    let checksum = locked.get(&(name, version)).and_then(|p| p.checksum.as_deref());
    let purl = purl(name, version, checksum.is_some());
    let mut component = json!({
        "type": "library", "bom-ref": purl, "purl": purl, "name": name, "version": version,
        "licenses": [{ "expression": licence }],
    });
    if let (Some(checksum), Some(fields)) = (checksum, component.as_object_mut()) {
        fields.insert("hashes".to_owned(), json!([{ "alg": "SHA-256", "content": checksum }]));
    }
    component
}

/// The address of a package (package-url). What did not come from the registry of crates, such as scripts and
/// typefaces, has no other home.
fn purl(name: &str, version: &str, is_crate: bool) -> String {
    let kind = if is_crate { "cargo" } else { "generic" };
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._".contains(&byte);
    let one = |byte: u8| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    let encoded = |text: &str| text.bytes().map(one).collect::<String>();
    format!("pkg:{kind}/{}@{}", encoded(name), encoded(version))
}

/// The package that a dependency means: its version stands there only where several are locked.
fn resolved<'l>(dependency: &str, packages: &'l [Locked]) -> Option<&'l Locked> {
    let mut words = dependency.split(' ');
    let (name, version) = (words.next()?, words.next());
    packages.iter().find(|p| p.name == name && version.is_none_or(|version| p.version == version))
}

/// A UUID that names this bill and no other (RFC 9562, version 8), from the program's digest.
fn serial(program: &str) -> String {
    let part = |from: usize, to: usize| program.get(from..to).unwrap_or_default();
    format!("urn:uuid:{}-{}-8{}-8{}-{}", part(0, 8), part(8, 12), part(12, 15), part(15, 18), part(18, 30))
}

#[cfg(test)]
mod tests {
    use super::*;
    use maru_kernel::Timestamp;

    #[test]
    fn s_17_s_195_every_library_is_named_once_with_its_licence_and_where_it_comes_from() {
        let release = Manifest::new("1.2.0".parse().unwrap(), Timestamp::from_second(0).unwrap(), Vec::new());
        let digest = "0123456789abcdef".repeat(4);
        let bill: Value = serde_json::from_str(&sbom(&release, &digest).unwrap()).unwrap();
        let all = |key: &str| bill[key].as_array().unwrap().clone();
        let refs: BTreeSet<String> =
            all("components").iter().map(|c| c["bom-ref"].as_str().unwrap().to_owned()).collect();
        assert_eq!(refs.len(), LICENCES.lines().count(), "one component a line");
        let actix = all("components").into_iter().find(|c| c["name"] == "actix-web").unwrap();
        assert!(actix["hashes"][0]["content"].as_str().unwrap().len() == 64, "{actix}");
        assert!(actix["purl"].as_str().unwrap().starts_with("pkg:cargo/actix-web@4"), "{actix}");
        let edges = all("dependencies");
        assert!(edges[0]["dependsOn"].as_array().unwrap().contains(&actix["purl"]), "{}", edges[0]);
        for edge in edges {
            for on in edge["dependsOn"].as_array().unwrap() {
                assert!(refs.contains(on.as_str().unwrap()), "{on} is no component");
            }
        }
        assert_eq!(bill["serialNumber"], "urn:uuid:01234567-89ab-8cde-8f01-23456789abcd");
        assert_eq!(bill["metadata"]["timestamp"], "1970-01-01T00:00:00Z");
    }
}
