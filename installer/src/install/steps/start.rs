//! The service, switched on where systemd runs the machine, and started again when a step has changed what it has read.

use crate::install::step::{Restart, Standing, Step, Work};
use crate::install::systemd::{SOCKET, UNIT, by_systemd, is, runs, systemctl};
use crate::problem::Problem;

pub const STEP: Step =
    Step { code: "start", title: |t| t.install_start(), stands, act, restart: Restart::Nothing };

/// What comes by itself.
const TIMERS: [&str; 2] = ["maru-backup.timer", "maru-certificate.timer"];

fn stands(work: &Work<'_>) -> Result<Standing, Problem> {
    if !by_systemd(work.place) {
        return Ok(Standing::LeftOut(work.t().install_start_by_hand(work.place.serve_by_hand())));
    }
    let are_on = [SOCKET, UNIT].into_iter().chain(TIMERS).all(|unit| is("is-enabled", unit));
    Ok(Standing::done_if(work.restart == Restart::Nothing && are_on && runs()))
}

fn act(work: &mut Work<'_>) -> Result<(), Problem> {
    work.close();
    systemctl::<&str>("daemon-reload", &[])?;
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
