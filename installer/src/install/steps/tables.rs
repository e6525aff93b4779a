//! The tables, brought up to date, and with them the keys of the house.

use crate::config::Config;
use crate::house;
use crate::install::step::{Standing, Step, Work};
use crate::problem::Problem;
use maru_store::{Db, StoreError};

pub const STEP: Step = Step { code: "tables", title: |t| t.install_tables(), stands, act };

fn stands(work: &Work<'_>) -> Result<Standing, Problem> {
    match work.config()? {
        Some(config) => up_to_date(&config).map(Standing::done_if),
        None => Ok(Standing::Open),
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
