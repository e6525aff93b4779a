//! The first synchronisation of the whole government from a file into PostgreSQL.

use crate::agency::{Agency, BASE};
use crate::child;
use crate::database::{Filled, Place};
use crate::table::{Table, seconds};
use crate::{Outcome, Size, floor, ldif};
use maru_testkit::TempFolder;

/// Measures and adds a row.
pub fn measure(size: &Size, table: &mut Table, filled: &mut Filled) -> Outcome<()> {
    let (people, units) = size.huge;
    let folder = TempFolder::new();
    let file = folder.path().join("government.ldif");
    let written = ldif::write(&Agency::new(people, units)?, &file, true)?;
    let place = Place::postgres();
    let run = child::sync(&place.address, &config(&file.display().to_string()))?;
    if run.counts.created != people || run.counts.quarantined != 0 {
        return Err(format!("not everybody came: {run:?}").into());
    }
    let second = run.took.as_secs_f64();
    println!(
        "  planning {} ms, applying {} ms, memory {:?} MiB",
        run.counts.planning_ms, run.counts.applying_ms, run.quarters
    );
    table.row(
        &format!("first sync of {people} people, {} entries from LDIF, PostgreSQL", written.entries),
        "≤ 600 s (aim 120 s), 600 MiB",
        &format!("{}, {:.0} people/s; {} MiB", seconds(run.took), people as f64 / second, run.most_memory),
        &format!("psql \\copy {}", seconds(floor::copy(&place.address)?)),
    );
    filled.huge = Some(place);
    Ok(())
}

/// The configuration for reading `file`.
pub fn config(file: &str) -> String {
    format!("name = 'figures'\npreset = 'openldap'\nbase = '{BASE}'\nldif = '{file}'\n")
}
