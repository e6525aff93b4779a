//! What the service needs to be let in by the agency's mail relay: its password, and the authority of its certificate.

use crate::config;
use crate::house::host;
use crate::install::answers::Relay;
use crate::install::place::Place;
use crate::install::step::{Restart, Standing, Step, Work};
use crate::problem::Problem;
use crate::whole_file::{Rights, is, put};
use maru_directory::ldap::Secret;
use std::path::PathBuf;

pub const STEP: Step =
    Step { code: "relay", title: |t| t.install_relay(), stands, act, restart: Restart::Service };

/// The name of the secret, as the configuration calls it.
pub(super) const SECRET: &str = "relay";

/// The relay's authority, where the service finds it.
pub(super) fn authority(place: &Place) -> PathBuf {
    place.tls().join("relay-ca.pem")
}

fn stands(work: &Work<'_>) -> Result<Standing, Problem> {
    let Some(relay) = &work.answers.relay else {
        return Ok(Standing::LeftOut(work.t().install_no_relay().to_owned()));
    };
    // A configuration that is kept names its own; which of the two holds is told there.
    if work.config()?.is_some_and(|config| config.relay.is_none_or(|kept| !is_by(&kept, relay, work.place))) {
        return Ok(Standing::LeftOut(work.t().install_by_configuration().to_owned()));
    }
    Ok(Standing::done_if(files(work, relay)?.iter().all(|(file, bytes, rights)| is(file, bytes, *rights))))
}

/// Whether the configuration says what was answered, as far as files belong to it.
fn is_by(kept: &config::Relay, relay: &Relay, place: &Place) -> bool {
    let of_authority = relay.authority.as_ref().map(|_| authority(place));
    let of_password = relay.password_file.as_ref().map(|_| SECRET);
    let same = (&kept.address, &kept.user) == (&relay.address, &relay.user);
    same && kept.authority == of_authority && kept.password.as_ref().and(kept.secret()) == of_password
}

fn act(work: &mut Work<'_>) -> Result<(), Problem> {
    let Some(relay) = &work.answers.relay else { return Ok(()) };
    if let Some(config) = work.config()? {
        // What works is kept; a wrong password never replaces a right one.
        let lab = config.relay.is_some_and(|kept| kept.insecure_lab);
        answered(relay, host(&config.server.base_url), lab)?.look(&relay.from, None)?;
    }
    files(work, relay)?.iter().try_for_each(|(file, bytes, rights)| put(file, bytes, *rights))
}

/// The relay as it was answered, with the files of the operator.
fn answered(relay: &Relay, house: &str, insecure_lab: bool) -> Result<maru_relay::Relay, Problem> {
    let mut opened = maru_relay::Relay::parse(&relay.address, relay.protection, house, insecure_lab)?;
    if let Some(file) = &relay.authority {
        opened = opened.trusting(file)?;
    }
    if let (Some(user), Some(file)) = (&relay.user, &relay.password_file) {
        let password = Secret::from_file(file).map_err(maru_directory::Error::from)?;
        opened = opened.signing_in(user, password.reveal())?;
    }
    Ok(opened)
}

/// What has to be there.
fn files(work: &Work<'_>, relay: &Relay) -> Result<Vec<(PathBuf, Vec<u8>, Rights)>, Problem> {
    let mut files = Vec::new();
    if let Some(file) = &relay.authority {
        let pem = std::fs::read(file).map_err(|e| Problem::certificate(file, &e))?;
        files.push((authority(work.place), pem, Rights::readable_by(work.place.account())));
    }
    if let Some(file) = &relay.password_file {
        let password = Secret::from_file(file).map_err(maru_directory::Error::from)?;
        let text = format!("{}\n", password.reveal());
        files.push((work.place.credentials().join(SECRET), text.into_bytes(), Rights::OURS));
    }
    Ok(files)
}
