//! `maru release`: makes what agencies are given.

use super::{path, print};
use crate::config::{Config, SAMPLE};
use crate::house;
use crate::problem::Problem;
use crate::texts::T;
use clap::ArgMatches;
use maru_kernel::Timestamp;
use maru_release::{Bundle, Manifest, ReleaseKey, Shipment, TrustedKey, pack};
use maru_store::known_steps;
use std::path::{Path, PathBuf};

/// Seconds since 1970 to be taken for now, so that the same sources give the same file (reproducible-builds.org).
const EPOCH: &str = "SOURCE_DATE_EPOCH";

/// Runs the command.
///
/// # Errors
/// As [`maru_release::Error`].
pub fn run(matches: &ArgMatches, t: T) -> Result<(), Problem> {
    match matches.subcommand() {
        Some(("key", m)) => make_key(&path(m, "file"), t),
        Some(("verify", m)) => verify(m, t),
        _ => make(matches, t),
    }
}

fn make(matches: &ArgMatches, t: T) -> Result<(), Problem> {
    let key = ReleaseKey::read(&path(matches, "key"))?;
    let program = match matches.get_one::<PathBuf>("program") {
        Some(program) => program.clone(),
        None => std::env::current_exe().map_err(|e| Problem::file(Path::new("/proc/self/exe"), &e))?,
    };
    let manifest = manifest()?;
    let time = manifest.made_at.strftime("%Y%m%dT%H%M%SZ");
    let file = format!("maru-{}-{time}-{}.maru", manifest.version, manifest.machine);
    let to = path(matches, "to").join(file);
    let made = pack(Shipment { program: &program, manifest }, &key, &to)?;
    if matches.get_flag("json") {
        let said = serde_json::json!({
            "file": to, "release": made.identity(), "machine": made.machine, "members": made.members,
            "fingerprint": key.trusted().fingerprint(),
        });
        print(&said.to_string());
    } else {
        print(&t.upgrade_released(to.display(), made.identity()));
        print(&t.upgrade_fingerprint(key.trusted().fingerprint()));
    }
    Ok(())
}

/// What this program is, without its parts.
fn manifest() -> Result<Manifest, Problem> {
    let wrong =
        |e: &dyn std::fmt::Display| Problem::file(Path::new("maru"), &std::io::Error::other(e.to_string()));
    let version = env!("CARGO_PKG_VERSION").parse().map_err(|e: semver::Error| wrong(&e))?;
    let fixed = std::env::var(EPOCH).ok().and_then(|seconds| seconds.parse().ok());
    let second = fixed.unwrap_or_else(|| Timestamp::now().as_second());
    let made_at = Timestamp::from_second(second).map_err(|e| wrong(&e))?;
    let config = Config::parse(SAMPLE).map_err(|e| wrong(&e))?;
    Ok(Manifest::new(version, made_at, known_steps(&house::known(&config)?.migrations())?))
}

fn make_key(file: &Path, t: T) -> Result<(), Problem> {
    let public = file.with_extension("pem");
    if public.exists() {
        return Err(maru_release::Error::Exists(public.display().to_string()).into());
    }
    let key = ReleaseKey::make(file)?.trusted();
    std::fs::write(&public, key.to_pem()).map_err(|e| Problem::file(&public, &e))?;
    print(&t.upgrade_key_made(file.display(), public.display()));
    print(&t.upgrade_fingerprint(key.fingerprint()));
    Ok(())
}

fn verify(matches: &ArgMatches, t: T) -> Result<(), Problem> {
    let trusted = TrustedKey::read(&path(matches, "key"))?;
    let mut bundle = Bundle::open(&path(matches, "bundle"), &trusted)?;
    bundle.verify()?;
    if matches.get_flag("json") {
        let manifest =
            serde_json::to_value(bundle.manifest()).map_err(|e| Problem::file(Path::new("-"), &e.into()))?;
        print(&manifest.to_string());
    } else {
        print(&t.upgrade_sound(bundle.manifest().identity()));
        bundle.manifest().members.iter().for_each(|m| print(&format!("{}  {}", m.sha256, m.name)));
    }
    Ok(())
}
