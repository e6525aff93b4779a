//! Builds the texts of the command line, and has the program carry what unwinds its stack and know when it was made.

use std::path::Path;
use std::process::Command;

fn main() {
    maru_locale::build();
    carry_unwinder();
    say_when_made();
}

/// The time of the sources, by which the same sources give the same program: `SOURCE_DATE_EPOCH`
/// (reproducible-builds.org), or that of the last commit. Where neither is known the program does not know.
fn say_when_made() {
    println!("cargo::rerun-if-env-changed=SOURCE_DATE_EPOCH");
    let told = std::env::var("SOURCE_DATE_EPOCH").ok().or_else(|| git(&["log", "-1", "--format=%ct"]));
    if let Some(seconds) = told.and_then(|told| told.trim().parse::<i64>().ok()) {
        println!("cargo::rustc-env=MARU_MADE_AT={seconds}");
    }
    // Whoever develops is not to compile anew at each commit.
    if std::env::var("PROFILE").is_ok_and(|profile| profile == "release")
        && let Some(commits) = git(&["rev-parse", "--git-path", "logs/HEAD"])
    {
        println!("cargo::rerun-if-changed={}", commits.trim());
    }
}

fn git(words: &[&str]) -> Option<String> {
    let told = Command::new("git").args(words).output().ok().filter(|told| told.status.success())?;
    String::from_utf8(told.stdout).ok()
}

/// Rust asks the linker for `libgcc_s.so`. A script of that name, found first, gives it the compiler's archive of the
/// same functions, so that the program needs no library but those of the C library's own package.
fn carry_unwinder() {
    let linux = std::env::var("CARGO_CFG_TARGET_OS").is_ok_and(|os| os == "linux");
    let gnu = std::env::var("CARGO_CFG_TARGET_ENV").is_ok_and(|env| env == "gnu");
    let Some(folder) = std::env::var_os("OUT_DIR").filter(|_| linux && gnu) else { return };
    let folder = Path::new(&folder).join("unwinder");
    let script = folder.join("libgcc_s.so");
    let written =
        std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(script, "INPUT(-lgcc_eh -lgcc)\n"));
    match written {
        Ok(()) => println!("cargo::rustc-link-arg-bins=-L{}", folder.display()),
        Err(error) => println!("cargo::error={}: {error}", folder.display()),
    }
}
