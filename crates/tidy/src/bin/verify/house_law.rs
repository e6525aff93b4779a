//! House law as tests, then the tables that guide without refusing.

use crate::cargo::cargo;
use crate::counts::Counts;
use crate::process::counted;
use maru_tidy::{Tree, coverage, sizes};

/// Runs the tests of this crate, which read the whole tree.
pub fn run() -> Counts {
    let arguments = ["test", "--package", "maru-tidy", "--no-fail-fast", "--quiet"];
    let counts = counted(cargo(&arguments).env("RUST_BACKTRACE", "0"));
    match Tree::read() {
        Ok(tree) => println!("{}\n{}", sizes(&tree), coverage(&tree)),
        Err(e) => println!("{e}"),
    }
    counts
}
