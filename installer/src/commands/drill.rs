//! `maru backup drill`: a set is restored into a scratch place, looked through, and a signed report is written.

use super::{config, operator, path, print};
use crate::config::{Config, SAMPLE};
use crate::drill_report::{self, Files};
use crate::house;
use crate::problem::Problem;
use crate::scratch::Scratch;
use crate::texts::T;
use clap::ArgMatches;
use maru_audit::Audit;
use maru_backup::{BackupKey, DRILLED, Drill, PURPOSE, Replace, Target, Verified};
use maru_kernel::{Event, Lang, Timestamp};
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Runs the command.
///
/// # Errors
/// Whatever the restore says; [`Problem::DrillFailed`] when what came back differs, once the report says so.
pub fn run(matches: &ArgMatches, lang: Lang) -> Result<(), Problem> {
    let (key, report) = (BackupKey::read(&path(matches, "key"))?, path(matches, "report"));
    let beside = report.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let place = matches.get_one::<PathBuf>("in").map_or(beside, PathBuf::as_path);
    let place = std::path::absolute(place).map_err(|e| Problem::file(place, &e))?;
    let files = Files::beside(&report);
    files.are_free()?;
    let stem = report.file_stem().unwrap_or_default().to_string_lossy();
    let scratch = Scratch::named(&place, "drill-", &stem)?;
    let drill = drill(&path(matches, "file"), &key, scratch.path(), lang)?;
    let signed = maru_backup::signed(&drill, scratch.path())?;
    files.write(&drill, lang, &signed)?;
    note(matches, &drill)?;
    if !drill.is_sound() {
        return Err(Problem::DrillFailed(report.display().to_string()));
    }
    match matches.get_flag("json") {
        true => print(&String::from_utf8_lossy(&signed.report)),
        false => {
            let (agency, at) = (&drill.agency, drill_report::when(lang, &drill.made_at));
            print(&T(lang).drill_done(agency, at, drill.contents, report.display(), drill.tables));
        }
    }
    Ok(())
}

/// Restores the set into `folder`, opens what came back and reads all of it.
fn drill(set: &Path, key: &BackupKey, folder: &Path, lang: Lang) -> Result<Drill, Problem> {
    let (began, at, config) = (Instant::now(), Timestamp::now(), elsewhere(folder)?);
    let (known, cause) = (house::known(&config)?, operator());
    let target = Target {
        folder,
        server: None,
        modules: &known.migrations(),
        keeps: &known.offers.keeps,
        replace: Replace::Nothing,
        cause: &cause,
        now: at,
    };
    let restored = maru_backup::restore(set, key, &target)?;
    let took = began.elapsed();
    let Some(Verified { head, sums }) = restored.read else {
        return Err(Problem::RestoreUnfinished(folder.display().to_string()));
    };
    let running = house::open(&config, false)?;
    let (contents, damaged) = maru_backup::contents(&running.front.db, &running.house.offers.keeps, &sums)?;
    let audit = running.audit.verify(&running.front.db)?;
    let audit_damage = (!audit.is_sound()).then(|| Audit::sentence(&audit, lang));
    Ok(Drill {
        purpose: PURPOSE,
        at: at.to_string(),
        set: head.set,
        made_at: head.made_at,
        agency: head.agency,
        made_by: head.program,
        restored_by: env!("CARGO_PKG_VERSION").to_owned(),
        restored_in_ms: u64::try_from(took.as_millis()).unwrap_or(u64::MAX),
        tables: sums.tables.len(),
        rows: sums.rows(),
        contents,
        damaged,
        missing: sums.missing,
        seals: audit.checked,
        audit_damage,
    })
}

/// A house on the embedded database in the folder, whatever the one at work is like.
fn elsewhere(folder: &Path) -> Result<Config, Problem> {
    let mut config = Config::parse(SAMPLE)
        .map_err(|reason| Problem::ConfigWrong { path: "sample-config".to_owned(), reason })?;
    config.storage.folder = folder.to_owned();
    config.storage.database = None;
    Ok(config)
}

/// Where there is a house at work, its audit log says that the drill was done.
fn note(matches: &ArgMatches, drill: &Drill) -> Result<(), Problem> {
    if !path(matches, "config").exists() {
        return Ok(());
    }
    let running = house::open_as_it_is(&config(matches)?)?;
    let details =
        serde_json::json!({ "set": drill.set, "made_at": drill.made_at, "sound": drill.is_sound() });
    let event = Event::new(DRILLED).with(details);
    running.front.db.write_blocking(&operator(), move |tx| tx.record(&event).map(|_| ()))?;
    Ok(())
}
