//! A letter by the agency's mail relay, to somebody who can tell that it arrived.

use super::tables::up_to_date;
use crate::house::host;
use crate::install::answers::Relay;
use crate::install::step::{Restart, Standing, Step, Work};
use crate::problem::Problem;
use maru_kernel::hex;
use maru_relay::Letter;
use maru_store::{Db, setting};

pub const STEP: Step =
    Step { code: "letter", title: |t| t.install_letter(), stands, act, restart: Restart::Nothing };

/// By which relay, and to whom a letter was sent: nobody is sent the same at every run.
const SENT: &str = "installer.letter";

/// Who is to be sent one, and what is noted then.
fn wanted(relay: Option<&Relay>) -> Option<(String, String)> {
    let relay = relay?;
    let to = relay.test_to.clone()?;
    let noted = format!("{} {to}", relay.address);
    Some((to, noted))
}

fn stands(work: &Work<'_>) -> Result<Standing, Problem> {
    let Some((_, noted)) = wanted(work.answers.relay.as_ref()) else {
        return Ok(Standing::LeftOut(work.t().install_no_letter().to_owned()));
    };
    let Some(config) = work.config()? else { return Ok(Standing::Open) };
    if config.relay.is_none() {
        return Ok(Standing::LeftOut(work.t().install_by_configuration().to_owned()));
    }
    if !up_to_date(&config)? {
        return Ok(Standing::Open);
    }
    let db = Db::open_to_read(&config.storage.address()?, &[])?;
    let sent = db.read_blocking(|conn| setting(conn, SENT))?;
    Ok(Standing::done_if(sent.is_some_and(|sent| sent == noted)))
}

fn act(work: &mut Work<'_>) -> Result<(), Problem> {
    let Some((to, noted)) = wanted(work.answers.relay.as_ref()) else { return Ok(()) };
    let Some(config) = work.config()? else { return Ok(()) };
    let Some(relay) = &config.relay else { return Ok(()) };
    let (t, cause) = (work.t(), work.cause.clone());
    let letter = Letter {
        from: relay.from.clone(),
        to: to.clone(),
        subject: t.install_letter_subject(&config.agency.name),
        text: t.install_letter_text(&config.server.base_url, &config.agency.name),
        number: hex(&rand::random::<[u8; 16]>()),
    };
    relay.open(host(&config.server.base_url))?.deliver(&letter)?;
    let db = work.open()?.front.db.clone();
    db.write_blocking(&cause, move |tx| tx.set(SENT, &noted))?;
    work.note(t.install_letter_sent(&relay.address, &to));
    Ok(())
}
