//! `maru token`: how the first administrators come into being.

use super::{open, operator, print};
use crate::networks;
use crate::problem::Problem;
use crate::texts::T;
use clap::ArgMatches;
use maru_contract::Role;
use maru_directory::{actions, store};
use maru_store::StoreError;

/// Prints an address with which the person, once signed in, takes the roles. It works once.
///
/// # Errors
/// Nobody signs in by that name, or anything a write may meet.
pub fn run(matches: &ArgMatches, t: T) -> Result<(), Problem> {
    let running = open(matches)?;
    let login = maru_kernel::korean::fold(matches.get_one::<String>("login").map_or("", String::as_str));
    let roles: Vec<Role> = matches
        .get_many::<String>("role")
        .into_iter()
        .flatten()
        .filter_map(|name| Role::from_name(name))
        .collect();
    let options = running.directory.parts().options().clone();
    let token = running.front.db.write_blocking(&operator(), move |tx| {
        let person = store::credentials::candidate(tx.conn(), &login)?.ok_or(StoreError::Missing)?.person;
        Ok::<String, Problem>(actions::issue_token(tx, &options, person, &roles)?)
    })?;
    print(&format!("{}/welcome/{token}", running.front.shell.base_url));
    for warning in networks::warnings(&running, t)? {
        print(&format!("! {warning}"));
    }
    Ok(())
}
