//! The workspace's packages and the arrows between them, as `cargo metadata` tells them.

use serde::Deserialize;
use std::path::Path;
use std::process::Command;

/// One member of the workspace.
#[derive(Clone, Debug, Deserialize)]
pub struct Package {
    /// `maru-kernel`.
    pub name: String,
    /// Its manifest: absolute as cargo tells it.
    pub manifest_path: String,
    /// What it asks for.
    pub dependencies: Vec<Dependency>,
}

/// One line under `[dependencies]`, `[dev-dependencies]` or `[build-dependencies]`.
#[derive(Clone, Debug, Deserialize)]
pub struct Dependency {
    /// The package asked for.
    pub name: String,
    /// `None`, `dev` or `build`.
    pub kind: Option<String>,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

/// Asks cargo for the members of the workspace at `root`; needs no network.
///
/// # Errors
/// When cargo cannot be started, refuses a manifest, or answers something unreadable.
pub fn read(root: &Path) -> Result<Vec<Package>, String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(root)
        .output()
        .map_err(|e| format!("cargo metadata: {e}"))?;
    if !output.status.success() {
        return Err(format!("cargo metadata: {}", String::from_utf8_lossy(&output.stderr)));
    }
    let metadata: Metadata =
        serde_json::from_slice(&output.stdout).map_err(|e| format!("cargo metadata: {e}"))?;
    Ok(metadata.packages)
}
