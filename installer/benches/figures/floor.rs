//! Floors: what the servers' own programs need for the same data.

use crate::Outcome;
use crate::agency::BASE;
use maru_testkit::postgres;
use maru_testkit::slapd::Slapd;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How long `ldapsearch` needs to read the whole tree in pages of 1,000.
pub fn dump(slapd: &Slapd) -> Outcome<Duration> {
    let started = Instant::now();
    let status = Command::new("ldapsearch")
        .args(["-x", "-LLL", "-o", "ldif_wrap=no", "-E", "pr=1000/noprompt", "-H", &slapd.ldap(), "-b", BASE])
        .args(["-D", &format!("cn=admin,{BASE}"), "-w", Slapd::ADMIN_PASSWORD])
        .stdout(Stdio::null())
        .status()?;
    if status.success() { Ok(started.elapsed()) } else { Err("ldapsearch".into()) }
}

/// How long PostgreSQL needs to take the same people, posts and units once more by COPY, with their
/// keys and indexes.
pub fn copy(address: &str) -> Outcome<Duration> {
    let file = std::env::temp_dir().join(format!("maru-figures-{}.copy", std::process::id()));
    let mut all = Duration::ZERO;
    for table in ["directory_units", "directory_persons", "directory_appointments"] {
        let file = file.display();
        psql(address, &format!("\\copy {table} TO '{file}'"))?;
        psql(address, &format!("CREATE TABLE figures_floor (LIKE {table} INCLUDING ALL)"))?;
        let started = Instant::now();
        psql(address, &format!("\\copy figures_floor FROM '{file}'"))?;
        all += started.elapsed();
        psql(address, "DROP TABLE figures_floor")?;
    }
    std::fs::remove_file(file)?;
    Ok(all)
}

fn psql(address: &str, command: &str) -> Outcome<()> {
    let output = Command::new(postgres::programs().join("psql"))
        .args(["-q", "-X", "-v", "ON_ERROR_STOP=1", "-d", address, "-c", command])
        .output()?;
    if output.status.success() {
        Ok(())
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned().into())
    }
}
