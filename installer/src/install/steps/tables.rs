//! The tables, brought up to date, and with them the keys of the house.

use crate::config::Config;
use crate::house;
use crate::install::step::{Restart, Standing, Step, Work};
use crate::problem::Problem;
use maru_store::{Address, Db, Steps, StoreError, examine_file, examine_server};

pub const STEP: Step =
    Step { code: "tables", title: |t| t.install_tables(), stands, act, restart: Restart::Nothing };

fn stands(work: &Work<'_>) -> Result<Standing, Problem> {
    match work.config()? {
        Some(config) => up_to_date(&config).map(Standing::done_if),
        None => Ok(Standing::Open),
    }
}

/// How far they are, without making anything.
///
/// # Errors
/// The database cannot be looked at.
pub fn tables_found(config: &Config) -> Result<Steps, Problem> {
    let modules = house::known(config)?.migrations();
    match config.storage.address()? {
        Address::Sqlite(file) => match examine_file(&file, &modules) {
            // Not even the table of steps is there when the first one was cut off.
            Err(StoreError::Failed(_)) => Ok(Steps::None),
            found => Ok(found?),
        },
        Address::Postgres(server) => {
            let found = examine_server(&server, &modules);
            Ok(found.map_err(|obstacle| StoreError::Unavailable(format!("{obstacle:?}")))?.steps)
        }
    }
}

/// Looks without making anything.
pub(super) fn up_to_date(config: &Config) -> Result<bool, Problem> {
    match Db::open_to_read(&config.storage.address()?, &house::known(config)?.migrations()) {
        Ok(_) => Ok(true),
        // Not even the table of steps is there when the first one was cut off.
        Err(StoreError::NoFile(_) | StoreError::Migration { .. } | StoreError::Failed(_)) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

fn act(work: &mut Work<'_>) -> Result<(), Problem> {
    work.open().map(|_| ())
}
