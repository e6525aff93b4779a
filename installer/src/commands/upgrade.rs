//! `maru upgrade`, and `maru settle`, by which it asks a new program to settle in.

use super::{operator, print};
use crate::install::Place;
use crate::problem::Problem;
use crate::texts::T;
use crate::upgrade::{Outcome, Upgrade, settle};
use clap::ArgMatches;
use maru_kernel::Lang;
use maru_release::Identity;
use std::path::{Path, PathBuf};

/// Runs the command.
///
/// # Errors
/// Whatever keeps the house from being upgraded; it says how the house stands now.
pub fn run(matches: &ArgMatches, lang: Lang) -> Result<(), Problem> {
    let (t, json) = (T(lang), matches.get_flag("json"));
    let place = Place::new(matches.get_one::<PathBuf>("root").cloned())?;
    let mut notes = Vec::new();
    let mut told = |line: &str| {
        if json { notes.push(line.to_owned()) } else { print(line) }
    };
    let mut upgrade = Upgrade { place: &place, lang, cause: operator(), told: &mut told };
    let outcome = match matches.get_one::<PathBuf>("bundle") {
        _ if matches.get_flag("back") => upgrade.back(),
        None => upgrade.end(),
        Some(bundle) if matches.get_flag("dry-run") => upgrade.would(bundle),
        Some(bundle) => upgrade.to(bundle, !matches.get_flag("without-backup")),
    }?;
    if json {
        print(&serde_json::json!({ "outcome": name(&outcome), "notes": notes }).to_string());
        return Ok(());
    }
    match outcome {
        // Told already, as the last step.
        Outcome::Upgraded | Outcome::TakenBack => {}
        Outcome::Already => print(t.upgrade_already()),
        Outcome::Would => print(t.upgrade_would()),
        Outcome::Finished => print(t.upgrade_ended()),
        Outcome::Nothing => print(t.upgrade_nothing()),
    }
    Ok(())
}

/// The same for programs.
fn name(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Upgraded => "upgraded",
        Outcome::Already => "already",
        Outcome::Would => "would",
        Outcome::TakenBack => "taken_back",
        Outcome::Finished => "finished",
        Outcome::Nothing => "nothing",
    }
}

/// Runs `maru settle`.
///
/// # Errors
/// What was asked for is no release; as [`settle`].
pub fn settle_in(matches: &ArgMatches) -> Result<(), Problem> {
    let place = Place::new(matches.get_one::<PathBuf>("root").cloned())?;
    let word = |name: &str| matches.get_one::<String>(name).cloned().unwrap_or_default();
    let wrong =
        |e: &dyn std::fmt::Display| Problem::file(Path::new("settle"), &std::io::Error::other(e.to_string()));
    let to = Identity {
        version: word("version").parse().map_err(|e: semver::Error| wrong(&e))?,
        made_at: word("made-at").parse().map_err(|e| wrong(&e as &dyn std::fmt::Display))?,
    };
    settle(&place, &to, &operator())
}
