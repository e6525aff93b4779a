//! The service manager of the machine, asked by its own command.

use super::place::Place;
use super::steps::system;
use crate::problem::Problem;
use std::path::Path;
use std::process::Command;

/// The unit of the service.
pub const UNIT: &str = "maru.service";
/// The unit of its port.
pub const SOCKET: &str = "maru.socket";

/// Whether systemd runs this machine (sd_booted(3)).
pub fn has_systemd() -> bool {
    Path::new("/run/systemd/system").is_dir()
}

/// Whether systemd runs the service of this house.
pub fn by_systemd(place: &Place) -> bool {
    place.is_the_machine() && has_systemd() && place.units().join(UNIT).exists()
}

/// `systemctl VERB UNITS`.
///
/// # Errors
/// What it says.
pub fn systemctl<S: AsRef<str>>(verb: &str, units: &[S]) -> Result<(), Problem> {
    let units = units.iter().map(AsRef::as_ref);
    system(&format!("systemctl {verb}"), Command::new("systemctl").arg(verb).args(units))
}

/// Whether systemd says so of this unit.
pub fn is(what: &str, unit: &str) -> bool {
    systemctl(what, &["--quiet", unit]).is_ok()
}

/// Whether systemd itself has the port and serves behind it.
pub fn runs() -> bool {
    is("is-active", SOCKET) && is("is-active", UNIT)
}

/// Starts service and port with the units as they are now; returns once it says that it is ready, and people are served.
///
/// # Errors
/// What systemd says; nobody was served then.
pub fn start_service() -> Result<(), Problem> {
    systemctl::<&str>("daemon-reload", &[])?;
    systemctl("start", &[SOCKET, UNIT])
}
