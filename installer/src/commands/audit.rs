//! `maru audit verify|checkpoint|rotate-key`.

use super::{config, open, operator, print};
use crate::config::Config;
use crate::problem::Problem;
use clap::ArgMatches;
use maru_audit::{Audit, Report};
use maru_kernel::Lang;
use maru_store::Db;
use std::path::PathBuf;

/// Runs the command.
///
/// # Errors
/// [`Problem::AuditDamaged`] when the chain does not hold, or anything on the way there.
pub fn run(matches: &ArgMatches, lang: Lang) -> Result<(), Problem> {
    match matches.subcommand() {
        Some(("verify", m)) => {
            let report = verify(&config(m)?, m)?;
            if m.get_flag("json") {
                print(&Audit::json(&report));
            }
            let sentence = Audit::sentence(&report, lang);
            if !report.is_sound() {
                return Err(Problem::AuditDamaged(sentence));
            }
            // An empty chain where one is expected is the wrong database, or a new one in its place.
            if report.checked == 0 && !m.get_flag("allow-empty") {
                let waiting = report.waiting.to_string();
                let none = report.waiting == 0;
                return Err(if none { Problem::AuditEmpty } else { Problem::AuditWaiting(waiting) });
            }
            if !m.get_flag("json") {
                print(&sentence);
            }
            Ok(())
        }
        Some(("checkpoint", m)) => {
            let running = open(m)?;
            running.audit.checkpoint(&running.front.db, &operator())?;
            print(&running.audit.public_key()?);
            Ok(())
        }
        Some(("rotate-key", m)) => {
            let running = open(m)?;
            let reason = m.get_one::<String>("reason").map_or("", String::as_str);
            running.audit.rotate_key(&running.front.db, &operator(), reason)?;
            print(&running.audit.public_key()?);
            Ok(())
        }
        _ => Ok(()),
    }
}

/// Reads and makes nothing: no folder, no key, no table.
fn verify(config: &Config, m: &ArgMatches) -> Result<Report, Problem> {
    let folder = &config.storage.folder;
    let db = Db::open_to_read(&config.storage.address()?, &[Audit::MIGRATIONS])?;
    let log = m.get_one::<PathBuf>("log").cloned().unwrap_or_else(|| folder.join("checkpoints.log"));
    let public = m.get_one::<String>("public-key").map(String::as_str);
    Ok(Audit::verify_by(&db, &log, public, &folder.join("keys/audit.key"))?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::SAMPLE;
    use maru_testkit::TempFolder;

    fn verify_with(folder: &std::path::Path, more: &[&str]) -> Result<(), Problem> {
        let text = SAMPLE.replace("/var/lib/maru", &folder.join("data").display().to_string());
        let file = folder.join("maru.toml");
        std::fs::write(&file, text).unwrap();
        let file = file.display().to_string();
        let words = [&["maru", "audit", "verify", "--config", &file], more].concat();
        let commands = crate::cli::commands(crate::texts::T(Lang::En));
        let matches = commands.try_get_matches_from(words).unwrap();
        run(matches.subcommand_matches("audit").unwrap(), Lang::En)
    }

    #[test]
    fn s_192_a_check_makes_nothing_and_an_empty_chain_is_not_sound() {
        let folder = TempFolder::new();
        let data = folder.path().join("data");
        let missing = verify_with(folder.path(), &[]);
        assert!(matches!(missing, Err(Problem::Store(_))), "{missing:?}");
        assert!(!data.exists(), "a mistyped folder is not made");
        std::fs::create_dir(&data).unwrap();
        let address = maru_store::Address::Sqlite(data.join("maru.sqlite"));
        drop(Db::open(maru_store::OpenOptions::new(address), &[Audit::MIGRATIONS]).unwrap());
        assert!(
            matches!(verify_with(folder.path(), &[]), Err(Problem::Audit(_))),
            "no key, and none is made"
        );
        assert!(!data.join("keys").exists());
        let public = Audit::new(maru_audit::Options::new(data.clone(), folder.path().join("audit.key")));
        let public = public.unwrap().public_key().unwrap();
        let by_public = ["--public-key", &public];
        let empty = verify_with(folder.path(), &by_public);
        assert!(matches!(empty, Err(Problem::AuditEmpty)), "{empty:?}");
        let allowed = [&by_public[..], &["--allow-empty", "--json"]].concat();
        verify_with(folder.path(), &allowed).unwrap();
    }
}
