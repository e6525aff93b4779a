//! The account of the service, and the folders it works in.

use crate::install::account::Account;
use crate::install::place::{ACCOUNT, Place};
use crate::install::step::{Restart, Standing, Step, Work};
use crate::problem::Problem;
use crate::whole_file::{Rights, folder};
use std::path::PathBuf;

pub const STEP: Step =
    Step { code: "folders", title: |t| t.install_folders(), stands, act, restart: Restart::Nothing };

/// Each folder with whose it is: what the service reads, what only its start reads, what it writes.
fn wanted(place: &Place) -> [(PathBuf, Rights); 5] {
    let account = place.account();
    let root = account.map(|_| Account { uid: 0, gid: 0 });
    let own = Rights { mode: 0o700, owner: account };
    let read = Rights { mode: 0o750, ..Rights::readable_by(account) };
    [
        (place.configuration(), read),
        (place.tls(), read),
        (place.credentials(), Rights { mode: 0o700, owner: root }),
        (place.data(), own),
        (place.backups(), own),
    ]
}

fn stands(work: &Work<'_>) -> Result<Standing, Problem> {
    let has_account = !work.place.is_the_machine() || work.place.account().is_some();
    Ok(Standing::done_if(has_account && wanted(work.place).iter().all(|(path, rights)| rights.hold(path))))
}

fn act(work: &mut Work<'_>) -> Result<(), Problem> {
    if work.place.is_the_machine() && work.place.account().is_none() {
        make_account(work)?;
    }
    for (path, rights) in wanted(work.place) {
        folder(&path, rights)?;
    }
    Ok(())
}

fn make_account(work: &mut Work<'_>) -> Result<(), Problem> {
    Account::make(&work.place.data())?;
    work.note(work.t().install_account_made(ACCOUNT));
    Ok(())
}
