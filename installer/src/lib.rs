//! Composition root: puts all modules together, serves them, and carries the commands.

mod belongings;
mod bound;
pub mod checks;
mod cli;
mod commands;
pub mod config;
mod demo;
mod drill_report;
pub mod house;
mod install;
mod lang;
mod log;
mod manual;
mod networks;
mod occupied;
mod outside;
mod own_authority;
mod problem;
mod scratch;
mod secret_file;
pub mod serve;
mod served;
mod terminal;
mod upgrade;
mod whole_file;

mod texts {
    //! Generated from `locales/`.
    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}

pub use problem::Problem;

use maru_kernel::Fault;
use std::process::ExitCode;
use terminal::Terminal;

/// Runs the command that was typed, and tells in one sentence why it did not work.
pub fn run() -> ExitCode {
    // Whatever is written here, from the database to an export, is the service's own business (S-189).
    rustix::process::umask(rustix::fs::Mode::RWXG | rustix::fs::Mode::RWXO);
    let _ = rustls::crypto::ring::default_provider().install_default();
    let lang = lang::of_terminal();
    let matches = cli::commands(texts::T(lang)).get_matches();
    match commands::run(&matches, lang) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            tracing::info!(error = %problem, "the command failed");
            // The sentence is for the operator; the code is what a script or a help desk can name.
            let sentence = format!("{} [{}]", problem.text(lang), problem.code().name);
            eprintln!("{}", Terminal::of_errors().below("", &sentence));
            ExitCode::FAILURE
        }
    }
}
