//! `cargo verify`: everything a change must pass, as named steps a person can also run one by one.
//!
//! ```text
//! cargo verify                 all steps
//! cargo verify fmt clippy      only these
//! cargo verify --list          their names
//! ```

mod browser;
mod cargo;
mod counts;
mod house_law;
mod licences;
mod packages;
mod process;
mod report;
mod spdx;
mod step;
mod third_party;

use std::process::ExitCode;
use std::time::Instant;

fn main() -> ExitCode {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    if asked.iter().any(|word| word == "--list" || word == "--help") {
        report::list(step::STEPS);
        return ExitCode::SUCCESS;
    }
    match step::chosen(&asked) {
        Ok(steps) => run(&steps),
        Err(unknown) => {
            eprintln!("There is no step called {unknown}. The steps are:");
            report::list(step::STEPS);
            ExitCode::from(2)
        }
    }
}

/// Runs the steps in order, all of them: a later step may tell more about an earlier failure.
fn run(steps: &[step::Step]) -> ExitCode {
    let mut rows = Vec::new();
    for step in steps {
        report::heading(step);
        let started = Instant::now();
        let counts = (step.run)();
        rows.push(report::Row { name: step.name, counts, time: started.elapsed() });
    }
    if report::table(&rows) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
