//! `maru account`: people of no directory, such as the emergency account, and passwords kept here.

use super::{open, operator, print};
use crate::problem::Problem;
use clap::ArgMatches;
use maru_directory::actions::{self, Standing};
use maru_directory::store;
use maru_store::StoreError;

/// Adds a person or makes the address with which somebody sets a password; prints that address. It works once.
///
/// # Errors
/// The sign-in name is unusable or unknown, the person's password is kept in the agency's directory, or
/// anything a write may meet.
pub fn run(matches: &ArgMatches) -> Result<(), Problem> {
    let Some((verb, matches)) = matches.subcommand() else { return Ok(()) };
    let running = open(matches)?;
    let text = |name: &str| matches.get_one::<String>(name).cloned().unwrap_or_default();
    let login = text("login");
    let name = (verb == "add").then(|| text("name"));
    let break_glass = verb == "add" && matches.get_flag("break-glass");
    let standing = if break_glass { Standing::BreakGlass } else { Standing::Guest };
    let options = running.directory.parts().options().clone();
    let token = running.front.db.write_blocking(&operator(), move |tx| {
        let person = match name {
            Some(name) => actions::add_local_person(tx, &login, &name, standing)?,
            None => {
                let login = maru_kernel::korean::fold(&login);
                store::credentials::candidate(tx.conn(), &login)?.ok_or(StoreError::Missing)?.person
            }
        };
        Ok::<String, Problem>(actions::issue_password_token(tx, &options, person)?)
    })?;
    print(&format!("{}/password/{token}", running.front.shell.base_url));
    Ok(())
}
