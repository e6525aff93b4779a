//! The new program, asked to do its part: change the tables, be tried behind a closed door, settle in. What it is asked
//! in is the only language that two releases share, so these three commands do not change.

use super::UpgradeError;
use crate::bound::bound;
use crate::config::Config;
use crate::house;
use crate::install::{self, Place, Visitor};
use crate::problem::Problem;
use crate::served::Served;
use maru_kernel::Cause;
use maru_release::{Identity, note_installed};
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// For so long a new program may take until it answers.
const PATIENCE: Duration = Duration::from_secs(120);

fn failed(part: &'static str, reason: &dyn std::fmt::Display) -> Problem {
    UpgradeError::Newcomer { part, reason: reason.to_string() }.into()
}

/// Whether it runs on this machine at all.
pub fn says_its_version(program: &Path) -> Result<(), Problem> {
    asked("--version", by(program).arg("--version"))
}

/// Has it bring the tables up to date.
pub fn migrate(program: &Path, place: &Place) -> Result<(), Problem> {
    asked("migrate", by(program).args(["migrate", "--config"]).arg(place.configuration_file()))
}

/// Has it write its units and put down which release runs here.
pub fn settle_in(program: &Path, place: &Place, to: &Identity) -> Result<(), Problem> {
    let mut command = by(program);
    command.arg("settle").arg(to.version.to_string()).arg(to.made_at.to_string());
    command.args(place.prefix().iter().flat_map(|root| [Path::new("--root"), root]));
    asked("settle", &mut command)
}

/// The new program's side of [`settle_in`].
///
/// # Errors
/// Units and pages that cannot be written; tables that are not its own.
pub fn settle(place: &Place, to: &Identity, cause: &Cause) -> Result<(), Problem> {
    let config = Config::read(&place.configuration_file())?;
    install::write_units(place, &config)?;
    install::write_manual(place)?;
    let running = house::open_as_it_is(&config)?;
    let to = to.clone();
    running.front.db.write_blocking(cause, move |tx| note_installed(tx, &to))?;
    Ok(())
}

/// Serves the house with it where nobody but us can come, without the work behind the pages, and looks whether it can
/// be worked with.
pub fn try_out(program: &Path, place: &Place, config: &Config) -> Result<(), Problem> {
    let part = "serve --trial";
    let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(|e| failed(part, &e))?;
    let mut there = config.clone();
    there.server.listen = port.local_addr().map_err(|e| failed(part, &e))?;
    let visitor = Visitor::to(&there)?;
    let mut served = Served::start(program, place, config, port, &["--trial"])?;
    let began = Instant::now();
    for page in ["/healthz", "/readyz", "/sign-in"] {
        while let Err(reason) = opens(&visitor, page) {
            if let Some(words) = served.last_words() {
                return Err(failed(part, &words));
            }
            if began.elapsed() > PATIENCE {
                return Err(failed(part, &format!("{page}: {reason}")));
            }
            std::thread::sleep(Duration::from_millis(100));
        }
    }
    Ok(())
}

fn opens(visitor: &Visitor, page: &str) -> Result<(), String> {
    match visitor.ask(page, None) {
        Ok(answer) if answer.status == 200 => Ok(()),
        Ok(answer) => Err(answer.status.to_string()),
        Err(error) => Err(error.to_string()),
    }
}

fn by(program: &Path) -> Command {
    let mut command = bound(&[]);
    command.arg(program);
    command
}

fn asked(part: &'static str, command: &mut Command) -> Result<(), Problem> {
    let done = command.stdin(Stdio::null()).output().map_err(|e| failed(part, &e))?;
    if done.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&done.stderr);
    let reason = if said.trim().is_empty() { done.status.to_string() } else { said.trim().to_owned() };
    Err(failed(part, &reason))
}
