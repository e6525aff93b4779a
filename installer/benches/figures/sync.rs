//! The first and the repeated full synchronisation of a large agency from a live directory.

use crate::agency::{Agency, BASE};
use crate::child::{self, Run};
use crate::database::{Filled, Place};
use crate::table::{Table, median, seconds, times};
use crate::{Outcome, Size, floor, ldif};
use maru_testkit::TempFolder;
use maru_testkit::slapd::{Setup, Slapd};
use std::os::unix::fs::PermissionsExt;
use std::time::Duration;

/// Measures and adds four rows.
pub fn measure(size: &Size, table: &mut Table, filled: &mut Filled) -> Outcome<()> {
    let (slapd, entries) = directory(size)?;
    let config = config(&slapd)?;
    floor::dump(&slapd)?;
    let dump = median((0..size.rounds).map(|_| floor::dump(&slapd)).collect::<Outcome<_>>()?);
    for (name, place) in [("SQLite", Place::sqlite as fn() -> Place), ("PostgreSQL", Place::postgres)] {
        let (mut first, mut again, mut memory) = (Vec::new(), Vec::new(), 0);
        for _ in 0..size.rounds {
            let place = place();
            let run = child::sync(&place.address, &config)?;
            complete(size, &run)?;
            show(&run);
            memory = memory.max(run.most_memory);
            first.push(run.took);
            let run = child::sync(&place.address, &config)?;
            unchanged(&run)?;
            again.push(run.took);
            if name == "SQLite" {
                filled.large = Some(place);
            }
        }
        report(
            table,
            &format!("{entries} entries from slapd, {name}"),
            (median(first), median(again)),
            memory,
            dump,
        );
    }
    Ok(())
}

fn directory(size: &Size) -> Outcome<(Slapd, u64)> {
    let folder = TempFolder::new();
    let file = folder.path().join("agency.ldif");
    let written = ldif::write(&Agency::new(size.large.0, size.large.1)?, &file, true)?;
    let text = std::fs::read_to_string(&file)?;
    let slapd = Slapd::start(&Setup { suffix: BASE, ldif: &text, without_tls: true, ..Setup::default() });
    Ok((slapd, written.entries))
}

/// Read without TLS, as `ldapsearch` does for the floor.
fn config(slapd: &Slapd) -> Outcome<String> {
    let file = slapd.folder().join("password");
    std::fs::write(&file, Slapd::ADMIN_PASSWORD)?;
    std::fs::set_permissions(&file, PermissionsExt::from_mode(0o600))?;
    Ok(format!(
        "name = 'figures'\npreset = 'openldap'\nbase = '{BASE}'\n[connection]\nservers = ['{}']\n\
         insecure_lab = true\nbind_dn = 'cn=admin,{BASE}'\npassword_file = '{}'\n",
        slapd.ldap(),
        file.display()
    ))
}

/// A figure for half of the people would be no figure.
fn complete(size: &Size, run: &Run) -> Outcome<()> {
    if run.counts.created == size.large.0 && run.counts.quarantined == 0 && run.brakes == 0 {
        return Ok(());
    }
    Err(format!("not everybody came: {run:?}").into())
}

fn unchanged(run: &Run) -> Outcome<()> {
    if run.counts.changes() == 0 {
        Ok(())
    } else {
        Err(format!("a repeated run found changes: {run:?}").into())
    }
}

fn show(run: &Run) {
    let ms = Duration::from_millis;
    let (planning, applying) = (seconds(ms(run.counts.planning_ms)), seconds(ms(run.counts.applying_ms)));
    println!(
        "  {} (planning {planning}, applying {applying}), memory {:?} MiB",
        seconds(run.took),
        run.quarters
    );
}

fn report(table: &mut Table, what: &str, took: (Duration, Duration), memory: u64, dump: Duration) {
    let floor = format!("ldapsearch {}", seconds(dump));
    let (first, again) = took;
    let measured = format!("{} = {}; {memory} MiB", seconds(first), times(first, dump));
    table.row(&format!("first sync, {what}"), "≤ 10 × (aim 5 ×), 400 MiB", &measured, &floor);
    let measured = format!("{} = {}, 0 changes", seconds(again), times(again, dump));
    table.row(&format!("repeated sync, {what}"), "≤ 3 ×, 0 changes", &measured, &floor);
}
