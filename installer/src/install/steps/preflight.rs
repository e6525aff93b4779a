//! A look at everything before a house is made: machine, certificate, directory.

use super::{directory, tables};
use crate::checks::{self, Around, Finding, Level};
use crate::config::Config;
use crate::house;
use crate::install::InstallError;
use crate::install::step::{Restart, Standing, Step, Work};
use crate::problem::Problem;

pub const STEP: Step =
    Step { code: "preflight", title: |t| t.install_preflight(), stands, act, restart: Restart::Nothing };

/// A house that is there is looked at by `maru doctor`.
fn stands(work: &Work<'_>) -> Result<Standing, Problem> {
    match work.config()? {
        Some(config) => tables::up_to_date(&config).map(Standing::done_if),
        None => Ok(Standing::Open),
    }
}

fn act(work: &mut Work<'_>) -> Result<(), Problem> {
    let Some(config) = work.config()? else { return Ok(()) };
    // What makes tables is looked at, not what serves.
    let config = Config { storage: config.storage.of_owner(), ..config };
    let mut around = Around::new(work.lang, house::known(&config)?.migrations());
    around.config_file = Some(work.place.configuration_file());
    around.directories = directory::answered(work.answers).into_iter().collect();
    let found = checks::preflight(&config, &around);
    let of = |level| found.iter().filter(move |finding| finding.level == level).map(line);
    let wrong: Vec<String> = of(Level::Wrong).collect();
    if !wrong.is_empty() {
        return Err(InstallError::Preflight(wrong.join("\n")).into());
    }
    of(Level::Warning).for_each(|told| work.notes.push(told));
    Ok(())
}

/// What is wrong and what mends it.
fn line(finding: &Finding) -> String {
    let mend = finding.mend.as_ref().map(|mend| format!("\n  -> {mend}")).unwrap_or_default();
    format!("{} [{}]{mend}", finding.what, finding.check)
}
