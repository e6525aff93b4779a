//! The steps that cargo does.

use crate::counts::Counts;
use crate::process::{command, counted, succeeds};
use std::process::Command;

/// Cargo itself: the one that started us.
pub fn cargo(arguments: &[&str]) -> Command {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    command(cargo, arguments)
}

/// `cargo fmt`, looking only.
pub fn fmt() -> Counts {
    Counts::of_check(succeeds(&mut cargo(&["fmt", "--all", "--check"])))
}

/// `cargo clippy`, warnings are errors.
pub fn clippy() -> Counts {
    let arguments = ["clippy", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"];
    Counts::of_check(succeeds(&mut cargo(&arguments)))
}

/// All tests, whichever fail. House law has a step of its own.
pub fn tests() -> Counts {
    counted(&mut cargo(&["test", "--workspace", "--exclude", "maru-tidy", "--no-fail-fast"]))
}

/// The documentation of our crates, warnings are errors.
pub fn docs() -> Counts {
    let arguments = ["doc", "--workspace", "--no-deps", "--document-private-items", "--quiet"];
    Counts::of_check(succeeds(cargo(&arguments).env("RUSTDOCFLAGS", "-D warnings")))
}
