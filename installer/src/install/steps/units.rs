//! The units of systemd, as they are shipped, with the port and the secret of the configuration.

use super::database::USER;
use crate::config::Config;
use crate::install::place::Place;
use crate::install::step::{Restart, Standing, Step, Work};
use crate::problem::Problem;
use crate::whole_file::{Rights, is, put};
use std::net::SocketAddr;
use std::path::PathBuf;

pub const STEP: Step =
    Step { code: "units", title: |t| t.install_units(), stands, act, restart: Restart::Port };

/// Their names, and what stands in them.
pub const UNITS: [(&str, &str); 6] = [
    ("maru.service", include_str!("../../../../deploy/systemd/maru.service")),
    ("maru.socket", include_str!("../../../../deploy/systemd/maru.socket")),
    ("maru-backup.service", include_str!("../../../../deploy/systemd/maru-backup.service")),
    ("maru-backup.timer", include_str!("../../../../deploy/systemd/maru-backup.timer")),
    ("maru-certificate.service", include_str!("../../../../deploy/systemd/maru-certificate.service")),
    ("maru-certificate.timer", include_str!("../../../../deploy/systemd/maru-certificate.timer")),
];

/// What is replaced in them.
const PORT: &str = "ListenStream=8443";
const CREDENTIALS: &str = "# @credentials@";

/// What each begins with, so that an upgrade tells ours from the agency's own, whatever these are called.
const OURS: &str = "# Part of Maru: written when it is installed or upgraded.\n";

const RIGHTS: Rights = Rights { mode: 0o644, owner: None };

/// Whether a unit is ours: one of this program, or one that another of our programs has written.
pub fn is_ours(name: &str, text: &str) -> bool {
    UNITS.iter().any(|(known, _)| *known == name) || text.starts_with(OURS)
}

/// The configuration decides once it is there: the service refuses a port that is not the one it names.
fn wanted(work: &Work<'_>) -> Result<Vec<(PathBuf, String)>, Problem> {
    Ok(match work.config()? {
        Some(config) => filled(work.place, config.server.listen, config.storage.secret()),
        None => {
            filled(work.place, work.answers.server.address(), work.answers.database.as_ref().map(|_| USER))
        }
    })
}

/// Writes the units for a house with this configuration.
///
/// # Errors
/// A folder that cannot be written.
pub fn write(place: &Place, config: &Config) -> Result<(), Problem> {
    put_all(place, &filled(place, config.server.listen, config.storage.secret()))
}

fn put_all(place: &Place, units: &[(PathBuf, String)]) -> Result<(), Problem> {
    let folder = place.units();
    std::fs::create_dir_all(&folder).map_err(|e| Problem::file(&folder, &e))?;
    units.iter().try_for_each(|(file, text)| put(file, text.as_bytes(), RIGHTS))
}

fn filled(place: &Place, at: SocketAddr, secret: Option<&str>) -> Vec<(PathBuf, String)> {
    // Nothing but the port stands for every address of either family.
    let at = if at.ip().is_unspecified() { at.port().to_string() } else { at.to_string() };
    let port = format!("ListenStream={at}");
    let credentials = secret.map_or_else(String::new, |name| {
        format!("LoadCredential={name}:{}", place.credentials().join(name).display())
    });
    let filled =
        |unit: &str| format!("{OURS}{}", unit.replace(PORT, &port).replace(CREDENTIALS, &credentials));
    UNITS.iter().map(|(name, unit)| (place.units().join(name), filled(unit))).collect()
}

fn stands(work: &Work<'_>) -> Result<Standing, Problem> {
    Ok(Standing::done_if(wanted(work)?.iter().all(|(file, text)| is(file, text.as_bytes(), RIGHTS))))
}

fn act(work: &mut Work<'_>) -> Result<(), Problem> {
    put_all(work.place, &wanted(work)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::install::{Answers, Place, SAMPLE};
    use maru_kernel::{Cause, Lang};

    #[test]
    fn the_socket_listens_where_the_configuration_says() {
        let place = Place::new(Some("/scratch".into())).unwrap();
        for (from, to, want) in [
            ("# port = 8443", "port = 443", "ListenStream=443\n"),
            ("# behind_proxy = false", "behind_proxy = true", "ListenStream=127.0.0.1:8443\n"),
        ] {
            let answers = Answers::parse(&SAMPLE.replace(from, to)).unwrap();
            let work = Work::new(&answers, &place, Lang::En, Cause::system("test"));
            let units = wanted(&work).unwrap();
            let (file, socket) = units.iter().find(|(file, _)| file.ends_with("maru.socket")).unwrap();
            let (_, service) = units.iter().find(|(file, _)| file.ends_with("maru.service")).unwrap();
            assert!(
                !service.contains("@credentials@") && !service.contains("\nLoadCredential="),
                "{service}"
            );
            assert!(socket.contains(want) && file.starts_with("/scratch/etc/systemd/system"), "{socket}");
        }
    }
}
