//! The service, switched on where systemd runs the machine, and started again when a step has changed what it has read.

use super::system;
use crate::install::step::{Restart, Standing, Step, Work};
use crate::problem::Problem;
use std::path::Path;
use std::process::Command;

pub const STEP: Step =
    Step { code: "start", title: |t| t.install_start(), stands, act, restart: Restart::Nothing };

/// The unit.
pub const UNIT: &str = "maru.service";
/// The unit of its port.
const SOCKET: &str = "maru.socket";
/// What comes by itself.
const TIMERS: [&str; 2] = ["maru-backup.timer", "maru-certificate.timer"];

/// Whether systemd runs this machine (sd_booted(3)).
pub fn has_systemd() -> bool {
    Path::new("/run/systemd/system").is_dir()
}

/// Whether the service is to be run by systemd here, and by whom otherwise.
pub(super) fn by_systemd(work: &Work<'_>) -> bool {
    work.place.is_the_machine() && has_systemd() && work.place.units().join(UNIT).exists()
}

fn stands(work: &Work<'_>) -> Result<Standing, Problem> {
    if !by_systemd(work) {
        let (program, file) = (work.place.program(), work.place.configuration_file());
        let command = format!("{} serve --config {}", program.display(), file.display());
        return Ok(Standing::LeftOut(work.t().install_start_by_hand(command)));
    }
    let are_on = [SOCKET, UNIT].into_iter().chain(TIMERS).all(|unit| is("is-enabled", unit));
    Ok(Standing::done_if(work.restart == Restart::Nothing && are_on && runs()))
}

fn is(what: &str, unit: &str) -> bool {
    system(what, Command::new("systemctl").args([what, "--quiet", unit])).is_ok()
}

/// Whether systemd itself has the port and serves behind it.
pub(super) fn runs() -> bool {
    is("is-active", SOCKET) && is("is-active", UNIT)
}

fn act(work: &mut Work<'_>) -> Result<(), Problem> {
    work.close();
    let systemctl = |verb: &str, units: &[&str]| {
        system(&format!("systemctl {verb}"), Command::new("systemctl").arg(verb).args(units))
    };
    systemctl("daemon-reload", &[])?;
    systemctl("enable", &[SOCKET, UNIT])?;
    systemctl("enable", &TIMERS)?;
    match work.restart {
        Restart::Nothing => systemctl("start", &[SOCKET, UNIT])?,
        // Who comes meanwhile waits at the port.
        Restart::Service => systemctl("restart", &[UNIT])?,
        Restart::Port => systemctl("restart", &[SOCKET, UNIT])?,
    }
    systemctl("start", &TIMERS)
}
