//! `maru backup`, `maru backup key|verify`.

use super::{config, drill, operator, path, print};
use crate::config::Config;
use crate::house::{self, Running};
use crate::outside::gather;
use crate::problem::Problem;
use crate::texts::T;
use clap::ArgMatches;
use maru_backup::{BackupKey, HouseKeys, Loose, Made, Source, loose_in, make_key};
use maru_kernel::Lang;
use std::path::{Path, PathBuf};

/// Runs the command.
///
/// # Errors
/// Whatever the backup says, or anything on the way there.
pub fn run(matches: &ArgMatches, lang: Lang) -> Result<(), Problem> {
    let t = T(lang);
    match matches.subcommand() {
        Some(("key", m)) => {
            let (config, to) = (config(m)?, path(m, "file"));
            let running = house::open_as_it_is(&config)?;
            let keys = HouseKeys::of(&config.storage.folder.join("keys"));
            make_key(&running.front.db, &keys, &to, m.get_flag("replace"), &operator())?;
            print(&t.backup_key(to.display()));
            Ok(())
        }
        Some(("verify", m)) => verify(m, t),
        Some(("drill", m)) => drill::run(m, lang),
        _ => make(matches, t),
    }
}

fn make(matches: &ArgMatches, t: T) -> Result<(), Problem> {
    let config = config(matches)?;
    let running = house::open_as_it_is(&config)?;
    let to = named(path(matches, "to"), &running);
    let (source, closed) = source(&running, &config, &path(matches, "config"))?;
    let made = maru_backup::make(&source, &to, &operator())?;
    if matches.get_flag("json") {
        print(&as_json(&to, &made, &closed));
        return Ok(());
    }
    let (rows, contents) = (made.sums.rows(), made.sums.contents);
    print(&t.backup_made(made.bytes, contents, to.display(), rows));
    if let Some(first) = made.sums.missing.first() {
        print(&t.backup_missing(made.sums.missing.len(), first));
    }
    if let Some(first) = closed.first() {
        print(&t.backup_closed(closed.len(), first.display()));
    }
    Ok(())
}

/// A folder gets a file with the time in its name.
fn named(to: PathBuf, running: &Running) -> PathBuf {
    if !to.is_dir() {
        return to;
    }
    let time = running.front.db.now().strftime("%Y%m%d-%H%M%S");
    to.join(format!("maru-{time}.backup"))
}

/// The house as it is backed up, and what of its machine cannot be read; `file` is its configuration.
pub fn source<'r>(
    running: &'r Running,
    config: &'r Config,
    file: &Path,
) -> Result<(Source<'r>, Vec<PathBuf>), Problem> {
    let (folder, outside) = (&config.storage.folder, gather(config, file)?);
    let mut loose = loose_in(&folder.join("keys"), "keys")?;
    loose.push(Loose { name: "checkpoints.log".to_owned(), file: folder.join("checkpoints.log") });
    loose.extend(outside.loose);
    let source = Source {
        db: &running.front.db,
        modules: running.house.migrations().iter().map(|m| m.module).collect(),
        keeps: &running.house.offers.keeps,
        keys: HouseKeys::of(&folder.join("keys")),
        loose,
        agency: &config.agency.name,
        program: env!("CARGO_PKG_VERSION"),
    };
    Ok((source, outside.closed))
}

fn as_json(to: &Path, made: &Made, closed: &[PathBuf]) -> String {
    let Made { head, sums, bytes } = made;
    serde_json::json!({
        "file": to.display().to_string(), "bytes": bytes, "head": head,
        "rows": sums.rows(), "contents": sums.contents, "missing": sums.missing,
        "closed": closed,
    })
    .to_string()
}

fn verify(matches: &ArgMatches, t: T) -> Result<(), Problem> {
    let key = BackupKey::read(&path(matches, "key"))?;
    let found = maru_backup::verify(&path(matches, "file"), &key)?;
    if matches.get_flag("json") {
        print(&serde_json::json!({ "sound": true, "head": found.head, "sums": found.sums }).to_string());
    } else {
        let (head, sums) = (&found.head, &found.sums);
        print(&t.backup_sound(&head.agency, &head.made_at, sums.contents, sums.rows()));
        if let Some(first) = sums.missing.first() {
            print(&t.backup_missing(sums.missing.len(), first));
        }
    }
    Ok(())
}
