//! `maru config show|check|diff`.

use super::{config, path, print};
use crate::config::{self, Difference, Key};
use crate::problem::Problem;
use crate::texts::T;
use clap::ArgMatches;

/// Runs the command.
///
/// # Errors
/// As reading the configuration.
pub fn run(matches: &ArgMatches, t: T) -> Result<(), Problem> {
    match matches.subcommand() {
        Some(("check", m)) => {
            let file = path(m, "config");
            config::check(&file)?;
            print(&t.config_fine(file.display()));
        }
        Some(("diff", m)) => diff(m, t)?,
        Some((_, m)) => {
            let shown = config::in_force(&config(m)?)?;
            let as_json = || serde_json::json!(shown).to_string();
            print(&if m.get_flag("json") { as_json() } else { shown.to_string() });
        }
        None => {}
    }
    Ok(())
}

fn diff(matches: &ArgMatches, t: T) -> Result<(), Problem> {
    let keys = config::differences(&config(matches)?, t.0)?;
    if matches.get_flag("json") {
        let all: Vec<_> = keys.iter().map(as_json).collect();
        print(&serde_json::json!(all).to_string());
        return Ok(());
    }
    let of = |kind| keys.iter().filter(move |key| key.difference() == kind);
    let value = |key: &Key| key.value.clone().unwrap_or_default();
    print(t.config_changed());
    for key in of(Difference::Changed) {
        let usual = key.usual.clone().unwrap_or_default();
        print(&format!("  {} = {}  ({})", key.name, value(key), t.config_usual(usual)));
    }
    print(t.config_given());
    of(Difference::Given).for_each(|key| print(&format!("  {} = {}", key.name, value(key))));
    print(t.config_left());
    for key in of(Difference::Usual) {
        let usual =
            key.usual.clone().map_or_else(|| t.config_nothing().to_owned(), |usual| format!("= {usual}"));
        print(&format!("  {} {usual}", key.name));
        if !key.about.is_empty() {
            print(&format!("    # {}", key.about));
        }
    }
    Ok(())
}

fn as_json(key: &Key) -> serde_json::Value {
    let how = match key.difference() {
        Difference::Changed => "changed",
        Difference::Given => "given",
        Difference::Usual => "default",
    };
    serde_json::json!({
        "key": key.name, "value": key.value, "default": key.usual, "is": how, "about": key.about,
    })
}
