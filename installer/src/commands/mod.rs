//! What each command does.

mod account;
mod audit;
mod backup;
mod completions;
mod configuration;
mod directory;
mod doctor;
mod drill;
mod install;
mod manual;
mod preflight;
mod release;
mod renew_certificate;
mod restore;
mod serve;
mod support_bundle;
mod to_postgres;
mod token;
mod upgrade;

pub use directory::apply_source;

use crate::config::{Config, Format, sample};
use crate::house;
use crate::log;
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
    if matches.subcommand_name() != Some("serve") {
        log::start(Format::Text);
    }
    match matches.subcommand() {
        Some(("demo", m)) => {
            let port = m.get_one::<u16>("port").copied().unwrap_or(8080);
            let folder = m.get_one::<PathBuf>("data").cloned();
            let database = m.get_one::<String>("database").cloned();
            block_on(demo::run(port, folder, database, t))
        }
        Some(("serve", m)) => {
            let config = config(m)?;
            log::start(config.log.format);
            block_on(serve::run(config, m.get_flag("trial"), t))
        }
        Some(("sample-config", _)) => {
            print(sample(lang));
            Ok(())
        }
        Some(("migrate", m)) => match m.subcommand() {
            Some((_, m)) => to_postgres::run(m, t),
            None => house::open_as_owner(&config(m)?).map(|_| ()),
        },
        Some(("token", m)) => token::run(m, t),
        Some(("account", m)) => account::run(m),
        Some(("audit", m)) => audit::run(m, lang),
        Some(("backup", m)) => backup::run(m, lang),
        Some(("restore", m)) => restore::run(m, t),
        Some(("renew-certificate", m)) => renew_certificate::run(m, t),
        Some(("preflight", m)) => preflight::run(m, lang),
        Some(("doctor", m)) => doctor::run(m, lang),
        Some(("support-bundle", m)) => support_bundle::run(m, t),
        Some(("directory", m)) => directory::run(m, lang),
        Some(("install", m)) => install::run(m, lang),
        Some(("uninstall", m)) => install::remove(m, t),
        Some(("upgrade", m)) => upgrade::run(m, lang),
        Some(("settle", m)) => upgrade::settle_in(m),
        Some(("release", m)) => release::run(m, t),
        Some(("config", m)) => configuration::run(m, t),
        Some(("manual", m)) => manual::run(m, lang),
        Some(("completions", m)) => {
            completions::run(m, t);
            Ok(())
        }
        _ => Ok(()),
    }
}

/// Reads the configuration the command names.
fn config(matches: &ArgMatches) -> Result<Config, Problem> {
    let path = matches.get_one::<PathBuf>("config").cloned().unwrap_or_default();
    Config::read(&path)
}

/// The path that was typed under this name.
fn path(matches: &ArgMatches, name: &str) -> PathBuf {
    matches.get_one::<PathBuf>(name).cloned().unwrap_or_default()
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
