//! The service while its house is upgraded: kept from running, then started again by whoever ran it before.

use crate::install::{self, Place};
use crate::problem::Problem;
use std::fs;

/// What of ours a service manager knows: services, a port, timers.
const ENDINGS: [&str; 3] = ["service", "socket", "timer"];

/// Who serves the house.
pub struct Service {
    by_systemd: bool,
}

impl Service {
    /// That of this machine.
    pub fn of(place: &Place) -> Service {
        Service { by_systemd: install::by_systemd(place) }
    }

    /// Whether the service manager is to serve it: a service that is just being restarted counts as well.
    pub fn is_on(&self) -> bool {
        self.by_systemd && (install::runs() || install::is("is-enabled", install::UNIT))
    }

    /// Whether it has said that it is ready, so that people may have written.
    pub fn serves(&self) -> bool {
        self.by_systemd && install::is("is-active", install::UNIT)
    }

    /// Stops it, its port and what comes by itself; nothing starts again meanwhile.
    pub fn stop(&self, units: &[String]) -> Result<(), Problem> {
        if self.by_systemd { install::systemctl("stop", units) } else { Ok(()) }
    }

    /// Has it serve again; returns once it says that it is ready.
    pub fn start(&self, place: &Place) -> Result<(), Problem> {
        if !self.by_systemd {
            return Ok(());
        }
        let timers = units(place)?.into_iter().filter(|unit| unit.ends_with(".timer")).collect::<Vec<_>>();
        install::start_service()?;
        // People are served by now, and a timer is no reason to take anything from them.
        if let Err(error) = install::systemctl("start", &timers) {
            tracing::warn!(%error, "the timers could not be started");
        }
        Ok(())
    }
}

/// Our units that are there.
pub fn units(place: &Place) -> Result<Vec<String>, Problem> {
    let folder = place.units();
    let entries = match fs::read_dir(&folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.map_err(|e| Problem::file(&folder, &e))?,
    };
    let mut found = Vec::new();
    for entry in entries {
        let name = entry.map_err(|e| Problem::file(&folder, &e))?.file_name().to_string_lossy().into_owned();
        let is_ours = name.starts_with("maru.") || name.starts_with("maru-");
        if is_ours
            && !name.contains('@')
            && name.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.contains(&ending))
        {
            found.push(name);
        }
    }
    found.sort();
    Ok(found)
}
