//! The service, switched on where systemd runs the machine.

use super::system;
use crate::install::step::{Standing, Step, Work};
use crate::problem::Problem;
use std::path::Path;
use std::process::Command;

pub const STEP: Step = Step { code: "start", title: |t| t.install_start(), stands, act };

/// The unit.
pub const UNIT: &str = "maru.service";

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
    let is = |what: &str| Command::new("systemctl").args([what, "--quiet", UNIT]).status();
    let runs = ["is-enabled", "is-active"].into_iter().all(|what| is(what).is_ok_and(|done| done.success()));
    Ok(Standing::done_if(runs))
}

fn act(work: &mut Work<'_>) -> Result<(), Problem> {
    work.close();
    system("systemctl daemon-reload", Command::new("systemctl").arg("daemon-reload"))?;
    let units = ["maru.socket", UNIT, "maru-backup.timer"];
    system("systemctl enable --now", Command::new("systemctl").args(["enable", "--now"]).args(units))
}
