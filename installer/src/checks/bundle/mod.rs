//! What an agency may send to whoever helps it: how the house is, without anybody's data and without secrets.
//! Everything in it is on a list of what may be told; nothing is taken and then blackened, but for the log.

mod archive;
mod configuration;
mod log;
mod scrub;

use super::finding::{Finding, Level};
use super::running::Running;
use super::side_by_side::in_time;
use super::{Around, examined, open_in_time};
use crate::config::Config;
use archive::Archive;
use maru_kernel::Lang;
use maru_store::{StoreResult, applied_steps, job_figures, table_sizes};
use serde_json::{Value, json};
use std::io;
use std::time::Instant;

/// What is told to whoever opens the bundle.
const fn read_me(lang: Lang) -> &'static str {
    match lang {
        Lang::Ko => include_str!("readme.ko.txt"),
        Lang::En => include_str!("readme.en.txt"),
    }
}

/// Checks whose sentences repeat what other machines say, or names of accounts; of these the code alone is told.
const UNTOLD: [&str; 9] = [
    "directory.",
    "database.refused",
    "database.address",
    "audit.syslog",
    "dns.",
    "log.",
    "config.",
    "house.",
    "relay.",
];

/// The bundle as a compressed archive (ustar, gzip).
///
/// # Errors
/// The system has no more memory.
pub fn bundle(config: &Config, around: &Around) -> io::Result<Vec<u8>> {
    // Whoever helps reads English; whoever looks through it before it is sent, the language of this machine.
    let (lang, around) = (around.lang, Around { lang: Lang::En, ..around.clone() });
    let began = Instant::now();
    let opened = open_in_time(config, Lang::En);
    let running = opened.clone().ok();
    let found = examined(config, &around, opened, false);
    let looked = began.elapsed().as_millis();
    let figures = running.and_then(|running| in_time(move || figures(&running))).and_then(Result::ok);
    let mut archive = Archive::new(around.clock.now());
    archive.put("README.txt", read_me(lang))?;
    archive.put("findings.json", &pretty(&findings(&found)))?;
    archive.put("configuration.json", &pretty(&configuration::told(config)))?;
    archive.put("log.txt", &log::newest(&around.machine))?;
    archive.put("versions.json", &pretty(&versions(&around, figures.as_ref())))?;
    let counted = figures.as_ref().map(|figures| figures.took);
    if let Some(figures) = figures {
        archive.put("tables.json", &pretty(&figures.tables))?;
        archive.put("jobs.json", &pretty(&figures.jobs))?;
    }
    archive.put("timings.json", &pretty(&json!({ "doctor": looked, "tables": counted })))?;
    archive.finish()
}

fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}

fn findings(found: &[Finding]) -> Value {
    let told = |finding: &Finding| {
        let may = finding.level != Level::Fine && !UNTOLD.iter().any(|own| finding.check.starts_with(own));
        let what = may.then(|| scrub::text(&finding.what));
        json!({ "check": finding.check, "level": finding.level, "what": what })
    };
    found.iter().map(told).collect()
}

fn versions(around: &Around, figures: Option<&Figures>) -> Value {
    let release = around.machine.text("etc/os-release").unwrap_or_default();
    let field = |name: &str| {
        let value = release.lines().filter_map(|line| line.split_once('=')).find(|(key, _)| *key == name);
        value.map(|(_, value)| value.trim_matches('"').to_owned())
    };
    json!({
        "maru": env!("CARGO_PKG_VERSION"),
        "system": field("ID"),
        "release": field("VERSION_ID"),
        "processors": std::thread::available_parallelism().map_or(0, usize::from),
        "steps": figures.map(|figures| &figures.steps),
        "made_at": around.clock.now().strftime("%Y-%m-%dT%H:%MZ").to_string(),
    })
}

/// What the database tells in numbers.
struct Figures {
    steps: Vec<String>,
    tables: Value,
    jobs: Value,
    /// Milliseconds it took to count.
    took: u64,
}

fn figures(running: &Running) -> StoreResult<Figures> {
    running.db.read_blocking(|conn| {
        let began = Instant::now();
        let tables = table_sizes(conn)?;
        let took = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
        let jobs = job_figures(conn)?;
        let now = running.db.now();
        let oldest = jobs.oldest.map(|at| now.duration_since(at).as_secs());
        Ok(Figures {
            steps: applied_steps(conn)?,
            tables: tables.into_iter().map(|(name, rows)| (name, Value::from(rows))).collect(),
            jobs: json!({ "waiting": jobs.waiting, "dead": jobs.dead, "oldest_seconds": oldest }),
            took,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_file_is_explained_in_both_languages() {
        let files = |lang| {
            let names = read_me(lang).lines().filter_map(|line| line.split_once("  ")).map(|(name, _)| name);
            names.collect::<Vec<_>>()
        };
        assert_eq!(files(Lang::Ko), files(Lang::En));
        assert_eq!(files(Lang::Ko).len(), 7);
    }
}
