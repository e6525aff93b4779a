//! What the program takes before anybody works with it: its file, its start, its memory at rest.

use crate::server::Running;
use crate::table::{Table, median, millis};
use crate::{Outcome, Size, machine};
use maru_testkit::TempFolder;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

/// The first word of the command line of the server that knows nothing.
pub const NOTHING: &str = "--nothing";
/// How long a server is left alone before its memory counts as idle.
const REST: Duration = Duration::from_secs(3);

/// Measures and adds four rows.
pub fn measure(size: &Size, table: &mut Table) -> Outcome<()> {
    let program = Path::new(env!("CARGO_BIN_EXE_maru"));
    let carried = weight(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../static")))?;
    let (ours, carried) = (megabytes(program.metadata()?.len()), megabytes(carried));
    table.row("the program, one file", "≤ 120 MB", &ours, &format!("{carried} of static files in it"));
    table.row("libraries it asks the system for", "the C library's", &libraries(program)?, "");
    let folder = TempFolder::new();
    drop(Running::demo(&folder, None)?);
    let (mut ready, mut rest) = (Vec::new(), 0);
    let (mut least_ready, mut least_rest) = (Vec::new(), 0);
    for _ in 0..size.rounds.max(3) {
        let suite = Running::suite(&folder, None)?;
        let nothing = Running::nothing()?;
        std::thread::sleep(REST);
        ready.push(suite.took);
        least_ready.push(nothing.took);
        rest = rest.max(machine::memory(&suite.process(), "VmRSS")?);
        least_rest = least_rest.max(machine::memory(&nothing.process(), "VmRSS")?);
    }
    let empty = "actix without a handler";
    let least = format!("{empty} {}", millis(median(least_ready)));
    table.row(
        "from its start to the first answer, SQLite with 450 people",
        "≤ 1 s",
        &millis(median(ready)),
        &least,
    );
    let least = format!("{empty} {least_rest} MiB");
    table.row("memory at rest, SQLite with 450 people", "≤ 100 MB (RSS)", &format!("{rest} MiB"), &least);
    Ok(())
}

/// The names after NEEDED, as `readelf` of binutils tells them.
fn libraries(program: &Path) -> Outcome<String> {
    let told = Command::new("readelf").arg("--dynamic").arg(program).output()?;
    let told = String::from_utf8(told.stdout)?;
    let needed = told.lines().filter(|line| line.contains("(NEEDED)"));
    let names: Vec<&str> = needed.filter_map(|line| line.split(['[', ']']).nth(1)).collect();
    Ok(names.join(", "))
}

/// The bytes of all files below a folder that the program carries.
fn weight(folder: &Path) -> Outcome<u64> {
    let mut bytes = 0;
    for entry in std::fs::read_dir(folder)? {
        let (path, data) = entry.and_then(|entry| Ok((entry.path(), entry.metadata()?)))?;
        // Where the vendored scripts are built from.
        if path.ends_with("vendor/src") {
            continue;
        }
        bytes += if data.is_dir() { weight(&path)? } else { data.len() };
    }
    Ok(bytes)
}

fn megabytes(bytes: u64) -> String {
    format!("{:.1} MB", bytes as f64 / 1_000_000.0)
}
