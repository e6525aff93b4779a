//! Composition root: puts all modules together, serves them, and carries the commands.

mod cli;
mod commands;
pub mod config;
mod demo;
pub mod house;
mod lang;
mod networks;
mod occupied;
mod patience;
mod problem;
mod secret_file;
pub mod serve;

mod texts {
    //! Generated from `locales/`.
    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}

pub use problem::Problem;

use maru_kernel::Fault;
use std::process::ExitCode;
use tracing_subscriber::EnvFilter;

/// What is written to the log: warnings, unless `MARU_LOG` says otherwise. The server library calls it an error
/// when a visitor sends what is no HTTP; it is written down only when `actix_http::h1::dispatcher` is asked for.
fn logged() -> EnvFilter {
    let chosen = std::env::var("MARU_LOG").unwrap_or_else(|_| "warn".to_owned());
    EnvFilter::try_new(format!("actix_http::h1=off,{chosen}"))
        .unwrap_or_else(|_| EnvFilter::new("actix_http::h1=off,warn"))
}

/// Runs the command that was typed, and tells in one sentence why it did not work.
pub fn run() -> ExitCode {
    // Whatever is written here, from the database to an export, is the service's own business (S-189).
    rustix::process::umask(rustix::fs::Mode::RWXG | rustix::fs::Mode::RWXO);
    let _ = rustls::crypto::ring::default_provider().install_default();
    tracing_subscriber::fmt().with_env_filter(logged()).with_writer(std::io::stderr).init();
    let lang = lang::of_terminal();
    let matches = cli::commands(texts::T(lang)).get_matches();
    match commands::run(&matches, lang) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            // The sentence is for the operator; the code is what a script or a help desk can name.
            eprintln!("{} [{}]", problem.text(lang), problem.code().name);
            ExitCode::FAILURE
        }
    }
}
