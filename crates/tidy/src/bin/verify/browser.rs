//! The suite in a real browser: builds the binary, fetches the two test libraries, runs the tests.

use crate::cargo::cargo;
use crate::counts::Counts;
use crate::process::{command, counted, output, root, succeeds};
use serde::Deserialize;
use std::path::{Path, PathBuf};
use std::process::Stdio;

const FOLDER: &str = "installer/tests/browser";

/// Runs `node --test` over the folder of browser tests.
pub fn run() -> Counts {
    let folder = root().join(FOLDER);
    let Some(binary) = binary() else {
        println!("The binary does not build, so there is nothing to look at.");
        return Counts::of_check(false);
    };
    if !fetched(&folder) && !succeeds(command("npm", &["ci", "--no-audit", "--no-fund"]).current_dir(&folder))
    {
        println!("The test libraries could not be fetched: npm ci in {FOLDER} needs the registry once.");
        return Counts::of_check(false);
    }
    // One file at a time: each starts a house and a browser of its own.
    let arguments = ["--test", "--test-reporter=spec", "--test-concurrency=1"];
    let tests = tests(&folder);
    let mut node = command("node", &arguments);
    counted(node.args(&tests).current_dir(&folder).env("MARU_BIN", binary))
}

/// Builds the workspace's binary as the tests did, so that nothing is compiled twice, and tells
/// where it lies.
fn binary() -> Option<PathBuf> {
    #[derive(Deserialize)]
    struct Artifact {
        executable: Option<PathBuf>,
    }
    let arguments = [
        "build",
        "--workspace",
        "--exclude",
        "maru-tidy",
        "--bin",
        "maru",
        "--message-format=json-render-diagnostics",
    ];
    let told = output(cargo(&arguments).stderr(Stdio::inherit())).ok()?;
    let lines = told.split(|byte| *byte == b'\n');
    let mut made = lines.filter_map(|line| serde_json::from_slice::<Artifact>(line).ok()?.executable);
    made.find(|path| path.ends_with("maru"))
}

/// Whether the libraries were fetched after the lock file last changed.
fn fetched(folder: &Path) -> bool {
    let changed = |name: &str| folder.join(name).metadata().and_then(|m| m.modified()).ok();
    match (changed("node_modules/.package-lock.json"), changed("package-lock.json")) {
        (Some(fetched), Some(locked)) => fetched >= locked,
        _ => false,
    }
}

/// Named one by one, because older releases of Node look into every folder otherwise.
fn tests(folder: &Path) -> Vec<String> {
    let entries = folder.read_dir().into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let mut tests: Vec<String> = names.filter(|name| name.ends_with(".test.mjs")).collect();
    tests.sort();
    tests
}
