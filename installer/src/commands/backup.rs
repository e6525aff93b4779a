//! `maru backup`, `maru backup key|verify`.

use super::{config, drill, operator, path, print};
use crate::config::Config;
use crate::house::{self, Running};
use crate::problem::Problem;
use crate::texts::T;
use clap::ArgMatches;
use maru_backup::{BackupKey, HouseKeys, Loose, Made, Source, loose_in, make_key};
use maru_kernel::Lang;
use std::path::{Path, PathBuf};

/// Where the configuration goes in a set, and below the data folder when it is restored.
pub const CONFIGURATION: &str = "configuration";

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
    let made = maru_backup::make(&source(&running, &config, &path(matches, "config"))?, &to, &operator())?;
    if matches.get_flag("json") {
        print(&as_json(&to, &made));
    } else {
        let (rows, contents) = (made.sums.rows(), made.sums.contents);
        print(&t.backup_made(made.bytes, contents, to.display(), rows));
        if let Some(first) = made.sums.missing.first() {
            print(&t.backup_missing(made.sums.missing.len(), first));
        }
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

/// The house as it is backed up; `file` is its configuration.
pub fn source<'r>(running: &'r Running, config: &'r Config, file: &Path) -> Result<Source<'r>, Problem> {
    let folder = &config.storage.folder;
    let mut loose = loose_in(&folder.join("keys"), "keys")?;
    loose.push(Loose { name: "checkpoints.log".to_owned(), file: folder.join("checkpoints.log") });
    let configured = [("maru.toml", file)].into_iter().chain(tls_files(config));
    loose.extend(
        configured
            .map(|(name, file)| Loose { name: format!("{CONFIGURATION}/{name}"), file: file.to_owned() }),
    );
    Ok(Source {
        db: &running.front.db,
        modules: running.house.migrations().iter().map(|m| m.module).collect(),
        keeps: &running.house.offers.keeps,
        keys: HouseKeys::of(&folder.join("keys")),
        loose,
        agency: &config.agency.name,
        program: env!("CARGO_PKG_VERSION"),
    })
}

/// What the configuration names, as it is called in a set.
pub fn tls_files(config: &Config) -> impl Iterator<Item = (&'static str, &Path)> {
    let authority = config.syslog.as_ref().and_then(|syslog| syslog.authority.as_deref());
    let files = [
        ("certificate.pem", config.server.certificate.as_deref()),
        ("private_key.pem", config.server.private_key.as_deref()),
        ("log_authority.pem", authority),
    ];
    files.into_iter().filter_map(|(name, file)| Some((name, file?)))
}

fn as_json(to: &Path, made: &Made) -> String {
    let Made { head, sums, bytes } = made;
    serde_json::json!({
        "file": to.display().to_string(), "bytes": bytes, "head": head,
        "rows": sums.rows(), "contents": sums.contents, "missing": sums.missing,
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
