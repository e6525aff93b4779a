//! `maru renew-certificate`, by a timer every day: keeps the certificate of a house that is its own authority.

use super::{config, print};
use crate::belongings::Account;
use crate::house::host;
use crate::own_authority::{Given, OwnAuthority};
use crate::problem::Problem;
use crate::texts::T;
use clap::ArgMatches;
use maru_kernel::Timestamp;

/// Renews it when it ends soon; leaves what others have given.
///
/// # Errors
/// The authority cannot be used, or the folder cannot be written. The certificate that stands is then as it was.
pub fn run(matches: &ArgMatches, t: T) -> Result<(), Problem> {
    let config = config(matches)?;
    let Some(tls) = config.server.tls()? else {
        print(t.install_tls_by_proxy());
        return Ok(());
    };
    let (authority, host) = (OwnAuthority::beside(&tls), host(&config.server.base_url));
    let day = |at: Timestamp| at.strftime("%Y-%m-%d").to_string();
    match authority.given(&tls, host, Timestamp::now()) {
        Given::ByOthers(until) => print(&t.install_tls_by_others(day(until))),
        Given::Good(until) => print(&t.install_certificate_until(day(until))),
        Given::Due(_) | Given::Nothing => {
            // The account of the service, whose the key is; whoever is not root gives nothing away.
            let account = Account::of(&tls.private_key).filter(|_| rustix::process::geteuid().is_root());
            let until = authority.issue(&tls, host, account)?;
            print(&t.install_certificate_renewed(day(until)));
        }
    }
    Ok(())
}
