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

/// Our units that are there. What begins like them may be the agency's own.
pub fn units(place: &Place) -> Result<Vec<String>, Problem> {
    let folder = place.units();
    let entries = match fs::read_dir(&folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.map_err(|e| Problem::file(&folder, &e))?,
    };
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|e| Problem::file(&folder, &e))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_unit = name.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.contains(&ending));
        // A link of another name leads to somebody else's, and what cannot be read as text is none.
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        let text = if is_unit && is_file { fs::read_to_string(entry.path()).ok() } else { None };
        if is_unit && install::is_our_unit(&name, &text.unwrap_or_default()) {
            found.push(name);
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use maru_testkit::TempFolder;

    #[test]
    fn an_agency_s_own_units_are_not_taken_for_ours() {
        let root = TempFolder::new();
        let place = Place::new(Some(root.path().to_owned())).unwrap();
        assert!(units(&place).unwrap().is_empty());
        let folder = place.units();
        fs::create_dir_all(folder.join("maru.service.d")).unwrap();
        let ours = "# Part of Maru: written when it is installed or upgraded.\n[Unit]\n";
        for (name, text) in [
            // Written by a program that put nothing in front.
            ("maru.service", "[Unit]\n"),
            ("maru-backup.timer", ours),
            // Of a newer program.
            ("maru-mail.service", ours),
            ("maru-report.service", "[Unit]\nDescription=The agency's own report\n"),
            ("maru-report.txt", ours),
        ] {
            fs::write(folder.join(name), text).unwrap();
        }
        std::os::unix::fs::symlink(folder.join("maru-mail.service"), folder.join("maru-copy.service"))
            .unwrap();
        assert_eq!(units(&place).unwrap(), ["maru-backup.timer", "maru-mail.service", "maru.service"]);
    }
}
