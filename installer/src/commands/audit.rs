//! `maru audit verify` and `maru audit checkpoint`.

use super::{open, operator, print};
use crate::problem::Problem;
use clap::ArgMatches;
use maru_audit::Audit;
use maru_kernel::Lang;

/// Runs the command.
///
/// # Errors
/// [`Problem::AuditDamaged`] when the chain does not hold, or anything on the way there.
pub fn run(matches: &ArgMatches, lang: Lang) -> Result<(), Problem> {
    match matches.subcommand() {
        Some(("verify", m)) => {
            let running = open(m)?;
            let report = running.audit.verify(&running.front.db)?;
            let sentence = Audit::sentence(&report, lang);
            if report.finding.is_some() {
                return Err(Problem::AuditDamaged(sentence));
            }
            print(&sentence);
            Ok(())
        }
        Some(("checkpoint", m)) => {
            let running = open(m)?;
            running.audit.checkpoint(&running.front.db, &operator())?;
            print(&running.audit.public_key());
            Ok(())
        }
        _ => Ok(()),
    }
}
