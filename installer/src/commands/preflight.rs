//! `maru preflight`.

use super::{path, print};
use crate::checks::{self, Around, Finding, Level};
use crate::config::{Config, SAMPLE};
use crate::house;
use crate::problem::Problem;
use crate::texts::T;
use clap::ArgMatches;
use maru_kernel::{Fault, Lang};
use std::path::PathBuf;

/// Looks and tells.
///
/// # Errors
/// [`Problem::Findings`] when something is wrong; a directory's file that cannot be read.
pub fn run(matches: &ArgMatches, lang: Lang) -> Result<(), Problem> {
    examine(matches, lang, |config, around| {
        let around = Around { directories: directories(matches)?, ..around };
        Ok(checks::preflight(config, &around))
    })
}

/// Reads the configuration, looks, tells what was found, and fails when something is wrong. The machine is looked at
/// in any case.
pub fn examine(
    matches: &ArgMatches,
    lang: Lang,
    look: impl FnOnce(&Config, Around) -> Result<Vec<Finding>, Problem>,
) -> Result<(), Problem> {
    let file = path(matches, "config");
    let found = match Config::read(&file) {
        Ok(config) => {
            let mut around = Around::new(lang, house::known(&config)?.migrations());
            around.config_file = Some(file);
            look(&config, around)?
        }
        Err(problem) => without_configuration(&problem, &file.display().to_string(), lang),
    };
    tell(&found, matches.get_flag("json"), lang)
}

fn directories(matches: &ArgMatches) -> Result<Vec<String>, Problem> {
    let files = matches.get_many::<PathBuf>("directory").into_iter().flatten();
    files.map(|file| std::fs::read_to_string(file).map_err(|e| Problem::file(file, &e))).collect()
}

fn without_configuration(problem: &Problem, file: &str, lang: Lang) -> Vec<Finding> {
    let mend = match problem {
        Problem::ConfigMissing { .. } => format!("maru sample-config > {file}"),
        _ => format!("editor {file}"),
    };
    let mut found = vec![Finding::wrong("config.file", problem.text(lang), mend)];
    let Ok(usual) = Config::parse(SAMPLE) else { return found };
    found.extend(checks::machine_only(&usual, &Around::new(lang, Vec::new())));
    found
}

/// Prints what was found, and fails when something is wrong.
fn tell(found: &[Finding], json: bool, lang: Lang) -> Result<(), Problem> {
    print(&if json { checks::as_json(found) } else { checks::as_text(found, T(lang)) });
    match found.iter().filter(|f| f.level == Level::Wrong).count() {
        0 => Ok(()),
        count => Err(Problem::Findings(count)),
    }
}
