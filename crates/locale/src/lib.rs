//! Turns a crate's `locales/<lang>/*.toml` into typed functions at build time, so that a missing
//! text, language or argument does not compile. Used by `build.rs` files only.

mod generate;
mod message;

use std::collections::BTreeMap;
use std::path::Path;
use std::{env, fs};

type Texts = BTreeMap<String, message::Message>;

/// The whole build script of a crate with texts: reads `locales/ko/*.toml` and `locales/en/*.toml`,
/// writes `$OUT_DIR/texts.rs` with `pub struct T(pub Lang)`, one method per key (file name,
/// underscore, key).
///
/// # Panics
/// When a file is unreadable or a key differs between languages: that is the point.
#[expect(clippy::panic, reason = "a build script reports by failing the build")]
pub fn build() {
    if let Err(problem) = try_build() {
        panic!("locales: {problem}");
    }
}

fn try_build() -> Result<(), String> {
    println!("cargo::rerun-if-changed=locales");
    let (korean, english) = (read(Path::new("locales/ko"))?, read(Path::new("locales/en"))?);
    let code = generate::code(&korean, &english)?;
    let out = env::var("OUT_DIR").map_err(|e| e.to_string())?;
    fs::write(Path::new(&out).join("texts.rs"), code).map_err(|e| e.to_string())
}

fn read(folder: &Path) -> Result<Texts, String> {
    let mut texts = Texts::new();
    let entries = fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    for entry in entries {
        let path = entry.map_err(|e| e.to_string())?.path();
        if path.extension().is_none_or(|e| e != "toml") {
            continue;
        }
        let prefix = path.file_stem().and_then(|s| s.to_str()).unwrap_or_default().to_owned();
        let source = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        let table: toml::Table = source.parse().map_err(|e| format!("{}: {e}", path.display()))?;
        for (key, value) in table {
            let text = value.as_str().ok_or(format!("{}: {key} is not a text", path.display()))?;
            let message = message::parse(text).map_err(|e| format!("{}: {key}: {e}", path.display()))?;
            texts.insert(format!("{prefix}_{key}"), message);
        }
    }
    Ok(texts)
}
