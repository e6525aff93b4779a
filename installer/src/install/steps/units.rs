//! The units of systemd, as they are shipped, with the port that was answered.

use super::database::USER;
use crate::install::step::{Standing, Step, Work};
use crate::problem::Problem;
use crate::whole_file::{Rights, is, put};
use std::path::PathBuf;

pub const STEP: Step = Step { code: "units", title: |t| t.install_units(), stands, act };

/// Their names, and what stands in them.
pub const UNITS: [(&str, &str); 4] = [
    ("maru.service", include_str!("../../../../deploy/systemd/maru.service")),
    ("maru.socket", include_str!("../../../../deploy/systemd/maru.socket")),
    ("maru-backup.service", include_str!("../../../../deploy/systemd/maru-backup.service")),
    ("maru-backup.timer", include_str!("../../../../deploy/systemd/maru-backup.timer")),
];

/// What is replaced in them.
const PORT: &str = "ListenStream=8443";
const CREDENTIALS: &str = "# @credentials@";

const RIGHTS: Rights = Rights { mode: 0o644, owner: None };

fn wanted(work: &Work<'_>) -> Vec<(PathBuf, String)> {
    let at = work.answers.server.address();
    // Nothing but the port stands for every address of either family.
    let at = if at.ip().is_unspecified() { at.port().to_string() } else { at.to_string() };
    let port = format!("ListenStream={at}");
    let secret = work.place.credentials().join(USER);
    let credentials = match &work.answers.database {
        Some(_) => format!("LoadCredential={USER}:{}", secret.display()),
        None => String::new(),
    };
    let filled = |unit: &str| unit.replace(PORT, &port).replace(CREDENTIALS, &credentials);
    UNITS.iter().map(|(name, unit)| (work.place.units().join(name), filled(unit))).collect()
}

fn stands(work: &Work<'_>) -> Result<Standing, Problem> {
    Ok(Standing::done_if(wanted(work).iter().all(|(file, text)| is(file, text.as_bytes(), RIGHTS))))
}

fn act(work: &mut Work<'_>) -> Result<(), Problem> {
    let folder = work.place.units();
    std::fs::create_dir_all(&folder).map_err(|e| Problem::file(&folder, &e))?;
    for (file, text) in wanted(work) {
        put(&file, text.as_bytes(), RIGHTS)?;
    }
    Ok(())
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
            let units = wanted(&work);
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
