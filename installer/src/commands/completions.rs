//! `maru completions bash|zsh|fish`.

use crate::cli;
use crate::texts::T;
use clap::ArgMatches;
use clap_complete::{Shell, generate};

/// Prints the completions of all commands.
pub fn run(matches: &ArgMatches, t: T) {
    let shell = match matches.get_one::<String>("shell").map(String::as_str) {
        Some("zsh") => Shell::Zsh,
        Some("fish") => Shell::Fish,
        _ => Shell::Bash,
    };
    generate(shell, &mut cli::commands(t), "maru", &mut std::io::stdout());
}
