//! Certificate and key: those of the agency, or an authority of this house alone and a certificate by it. What stands
//! and is good for longer is left; somebody has renewed it.

use crate::house::host;
use crate::install::place::Place;
use crate::install::step::{Restart, Standing, Step, Work};
use crate::own_authority::{Given, OwnAuthority};
use crate::problem::Problem;
use crate::serve::{Pair, Tls, usable};
use crate::whole_file::{Rights, put};
use maru_kernel::Timestamp;
use std::path::Path;

pub const STEP: Step =
    Step { code: "tls", title: |t| t.install_tls(), stands, act, restart: Restart::Service };

/// Where the service finds them.
pub(super) fn files(place: &Place) -> Tls {
    Tls { certificate: place.tls().join("server.pem"), private_key: place.tls().join("server.key") }
}

/// Whose business the certificate is.
enum Whose {
    /// The proxy's in front.
    Proxy,
    /// The operator's, who has named other files than ours.
    Operator,
    /// Ours, for this host.
    Ours(String),
}

/// The configuration decides once it is there.
fn whose(work: &Work<'_>) -> Result<Whose, Problem> {
    let server = &work.answers.server;
    let Some(config) = work.config()? else {
        return Ok(if server.behind_proxy { Whose::Proxy } else { Whose::Ours(server.host.clone()) });
    };
    Ok(match config.server.tls()? {
        None => Whose::Proxy,
        Some(tls) if tls == files(work.place) => Whose::Ours(host(&config.server.base_url).to_owned()),
        Some(_) => Whose::Operator,
    })
}

fn stands(work: &Work<'_>) -> Result<Standing, Problem> {
    let (t, tls) = (work.t(), files(work.place));
    let host = match whose(work)? {
        Whose::Proxy => return Ok(Standing::LeftOut(t.install_tls_by_proxy().to_owned())),
        Whose::Operator => return Ok(Standing::LeftOut(t.install_by_configuration().to_owned())),
        Whose::Ours(host) => host,
    };
    match answered(work) {
        Some((certificate, key)) => {
            Ok(match (beside_answers(work, certificate, key), has_rights(work.place)) {
                (Beside::Replaced, _) | (_, false) => Standing::Open,
                (Beside::Same, true) => Standing::Done,
                (Beside::Newer(told), true) => Standing::Kept(vec![told]),
            })
        }
        None => Ok(match OwnAuthority::beside(&tls).given(&tls, &host, Timestamp::now()) {
            Given::Good(_) => Standing::Done,
            Given::ByOthers(until) => Standing::Kept(vec![t.install_tls_by_others(day(until))]),
            // Browsers trust it, and would not trust another: a person has to look first.
            Given::Due(until) if !OwnAuthority::beside(&tls).is_usable(&host) => Standing::Kept(vec![
                t.install_tls_not_renewed(OwnAuthority::beside(&tls).certificate.display(), day(until)),
            ]),
            Given::Due(_) | Given::Nothing => Standing::Open,
        }),
    }
}

fn answered<'a>(work: &Work<'a>) -> Option<(&'a Path, &'a Path)> {
    work.answers.server.certificate.as_deref().zip(work.answers.server.private_key.as_deref())
}

/// What stands, beside what was answered.
enum Beside {
    /// The same, or nobody knows: the agency may have moved its key away since.
    Same,
    /// Another pair that is good for longer, as this sentence says.
    Newer(String),
    /// What was answered has to take its place.
    Replaced,
}

fn beside_answers(work: &Work<'_>, certificate: &Path, key: &Path) -> Beside {
    let tls = files(work.place);
    let Ok(there) = Pair::read(&tls) else { return Beside::Replaced };
    let (Ok(new), Ok(new_key)) = (std::fs::read(certificate), std::fs::read(key)) else {
        return Beside::Same;
    };
    let stands_at = |file: &Path, content: &[u8]| std::fs::read(file).is_ok_and(|found| found == content);
    if stands_at(&tls.certificate, &new) && stands_at(&tls.private_key, &new_key) {
        return Beside::Same;
    }
    let ends = |pair: &Pair| pair.valid_until().unwrap_or(Timestamp::MIN);
    // What does not fit is refused where it would be taken over.
    let Ok(answered) = Pair::of_pem(&new, &new_key, &tls).map(|pair| ends(&pair)) else {
        return Beside::Replaced;
    };
    if ends(&there) > answered.max(Timestamp::now()) {
        Beside::Newer(work.t().install_tls_newer(day(answered), day(ends(&there))))
    } else {
        Beside::Replaced
    }
}

/// The service reads both, and nobody else the key.
fn has_rights(place: &Place) -> bool {
    let (tls, account) = (files(place), place.account());
    Rights::readable_by(account).hold(&tls.certificate) && Rights::of(account).hold(&tls.private_key)
}

fn day(at: Timestamp) -> String {
    at.strftime("%Y-%m-%d").to_string()
}

fn act(work: &mut Work<'_>) -> Result<(), Problem> {
    let tls = files(work.place);
    match (whose(work)?, answered(work)) {
        (Whose::Ours(_), Some((certificate, key))) => match beside_answers(work, certificate, key) {
            Beside::Replaced => take_over(work.place, certificate, key)?,
            Beside::Same => take_over(work.place, &tls.certificate, &tls.private_key)?,
            Beside::Newer(told) => {
                take_over(work.place, &tls.certificate, &tls.private_key)?;
                work.note(told);
            }
        },
        (Whose::Ours(host), None) => own(work, &host)?,
        _ => return Ok(()),
    }
    usable(&tls)
}

/// What does not fit never takes the place of what does.
fn take_over(place: &Place, certificate: &Path, key: &Path) -> Result<(), Problem> {
    let read = |path: &Path| std::fs::read(path).map_err(|e| Problem::certificate(path, &e));
    let names = Tls { certificate: certificate.to_owned(), private_key: key.to_owned() };
    let (certificate, key, tls) = (read(certificate)?, read(key)?, files(place));
    Pair::of_pem(&certificate, &key, &names)?;
    put(&tls.private_key, &key, Rights::of(place.account()))?;
    put(&tls.certificate, &certificate, Rights::readable_by(place.account()))
}

fn own(work: &mut Work<'_>, host: &str) -> Result<(), Problem> {
    let (t, tls) = (work.t(), files(work.place));
    let authority = OwnAuthority::beside(&tls);
    let was_there = authority.certificate.exists();
    if !authority.is_usable(host) {
        authority.make(host, &work.answers.agency.name)?;
        work.note(t.install_authority(authority.certificate.display(), authority.fingerprint()?));
        if was_there {
            work.note(t.install_authority_again());
        }
    }
    let until = authority.issue(&tls, host, work.place.account())?;
    work.note(t.install_certificate_until(day(until)));
    Ok(())
}
