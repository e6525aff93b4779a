//! What each command does.

mod account;
mod audit;
mod directory;
mod serve;
mod token;

use crate::config::{Config, SAMPLE};
use crate::house;
use crate::problem::Problem;
use crate::texts::T;
use crate::{demo, house::Running};
use clap::ArgMatches;
use maru_kernel::{Actor, Cause, Lang, Surroundings};
use std::io::Write;
use std::path::PathBuf;

/// Runs the command that was typed.
///
/// # Errors
/// Whatever keeps the command from doing its work.
pub fn run(matches: &ArgMatches, lang: Lang) -> Result<(), Problem> {
    let t = T(lang);
    match matches.subcommand() {
        Some(("demo", m)) => {
            let port = m.get_one::<u16>("port").copied().unwrap_or(8080);
            let folder = m.get_one::<PathBuf>("data").cloned();
            block_on(demo::run(port, folder, t))
        }
        Some(("serve", m)) => block_on(serve::run(config(m)?, t)),
        Some(("sample-config", _)) => {
            print(SAMPLE);
            Ok(())
        }
        Some(("migrate", m)) => open(m).map(|_| ()),
        Some(("token", m)) => token::run(m, t),
        Some(("account", m)) => account::run(m),
        Some(("audit", m)) => audit::run(m, lang),
        Some(("directory", m)) => directory::run(m, lang),
        _ => Ok(()),
    }
}

/// Reads the configuration the command names.
fn config(matches: &ArgMatches) -> Result<Config, Problem> {
    let path = matches.get_one::<PathBuf>("config").cloned().unwrap_or_default();
    Config::read(&path)
}

/// Opens everything the configuration names, without serving it.
fn open(matches: &ArgMatches) -> Result<Running, Problem> {
    house::open(&config(matches)?, false)
}

/// The operator at this terminal, as the reason for a change.
fn operator() -> Cause {
    let account = ["SUDO_USER", "USER", "LOGNAME"].into_iter().find_map(|name| std::env::var(name).ok());
    Cause { actor: Actor::Operator(account.unwrap_or_default()), from: Surroundings::default() }
}

/// Writes to standard output; a reader who has left is no failure.
fn print(text: &str) {
    let _ = writeln!(std::io::stdout(), "{}", text.trim_end());
}

fn block_on(work: impl Future<Output = Result<(), Problem>>) -> Result<(), Problem> {
    actix_web::rt::System::new().block_on(work)
}
