//! What comes from elsewhere is listed, licensed and unchanged.

use super::Rule;
use crate::offence::Offence;
use crate::tree::Tree;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use sha2::{Digest, Sha384};
use std::collections::BTreeMap;

pub const RULE: Rule = Rule {
    name: "vendored",
    reason: "An agency audits what it runs: each foreign file has an origin, a licence, a purpose and a hash that still fits.",
    check,
};

const FOLDER: &str = "static/vendor/";
const MANIFEST: &str = "static/vendor/MANIFEST.toml";
/// Recipes to build the files again; not served.
const RECIPES: &str = "static/vendor/src/";
const LICENCES: [&str; 7] =
    ["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MPL-2.0", "OFL-1.1"];

#[derive(Deserialize)]
struct Manifest {
    library: Vec<Library>,
}

#[derive(Deserialize)]
struct Library {
    name: String,
    version: String,
    source: String,
    licence: String,
    why: String,
    files: BTreeMap<String, String>,
}

fn check(tree: &Tree) -> Vec<Offence> {
    let Some(manifest) = tree.file(MANIFEST) else {
        let orphans = tree.under(FOLDER, "");
        return orphans.map(|f| Offence::of_file(&f.path, "vendored without a MANIFEST.toml")).collect();
    };
    let libraries = match toml::from_str::<Manifest>(manifest.text()) {
        Ok(manifest) => manifest.library,
        Err(e) => return vec![Offence::of_file(MANIFEST, e.message())],
    };
    let mut found = Vec::new();
    let mut listed = BTreeMap::new();
    for library in &libraries {
        found.extend(library.gaps().map(|said| Offence::of_file(MANIFEST, said)));
        listed.extend(library.files.iter().map(|(path, hash)| (format!("{FOLDER}{path}"), hash)));
    }
    for file in tree.under(FOLDER, "").filter(|f| f.path != MANIFEST && !f.path.starts_with(RECIPES)) {
        match listed.remove(&file.path) {
            None => found.push(Offence::of_file(&file.path, "not listed in MANIFEST.toml")),
            Some(hash) if *hash != sha384(&file.bytes) => {
                found.push(Offence::of_file(&file.path, "changed since it was listed in MANIFEST.toml"));
            }
            Some(_) => {}
        }
    }
    found.extend(listed.into_keys().map(|path| Offence::of_file(&path, "listed but not there")));
    found
}

impl Library {
    fn gaps(&self) -> impl Iterator<Item = String> {
        let fields = [("version", &self.version), ("source", &self.source), ("why", &self.why)];
        let empty = fields.into_iter().filter(|(_, value)| value.trim().is_empty());
        let refused = !LICENCES.contains(&self.licence.as_str());
        empty.map(|(field, _)| format!("{} has no {field}", self.name)).chain(
            refused
                .then(|| format!("{} has the licence `{}`, which we do not ship", self.name, self.licence)),
        )
    }
}

/// In the form of subresource integrity (W3C SRI).
fn sha384(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::broken;

    fn manifest(licence: &str, hash: &str) -> String {
        format!(
            "[[library]]\nname='a'\nversion='1'\nsource='npm a'\nlicence='{licence}'\nwhy='b'\n\
             [library.files]\n\"a-1/a.js\" = \"{hash}\"\n"
        )
    }

    #[test]
    fn foreign_files_are_listed_and_unchanged() {
        let file = ("static/vendor/a-1/a.js", "x()");
        let good = manifest("MIT", &sha384(b"x()"));
        let recipe = ("static/vendor/src/build.mjs", "");
        assert_eq!(broken(&RULE, &[file, recipe, (MANIFEST, &good)]), [""; 0]);
        let altered = ("static/vendor/a-1/a.js", "y()");
        assert_eq!(broken(&RULE, &[altered, (MANIFEST, &good)]), ["static/vendor/a-1/a.js:0"]);
        let extra = ("static/vendor/a-1/b.js", "");
        assert_eq!(broken(&RULE, &[file, extra, (MANIFEST, &good)]), ["static/vendor/a-1/b.js:0"]);
        assert_eq!(broken(&RULE, &[(MANIFEST, &good)]), ["static/vendor/a-1/a.js:0"]);
        let gpl = manifest("GPL-3.0", &sha384(b"x()"));
        assert_eq!(broken(&RULE, &[file, (MANIFEST, &gpl)]), [format!("{MANIFEST}:0")]);
        assert_eq!(broken(&RULE, &[file]), ["static/vendor/a-1/a.js:0"]);
    }

    #[test]
    fn the_hash_is_that_of_the_standard() {
        // The empty message, FIPS 180-4 test vectors.
        assert!(
            sha384(b"")
                .starts_with("sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb")
        );
    }
}
