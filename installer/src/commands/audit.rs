//! `maru audit verify|checkpoint|rotate-key`.

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
            print(&running.audit.public_key()?);
            Ok(())
        }
        Some(("rotate-key", m)) => {
            let running = open(m)?;
            let reason = m.get_one::<String>("reason").map_or("", String::as_str);
            running.audit.rotate_key(&running.front.db, &operator(), reason)?;
            print(&running.audit.public_key()?);
            Ok(())
        }
        _ => Ok(()),
    }
}
