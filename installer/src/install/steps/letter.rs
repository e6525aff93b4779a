//! A letter by the agency's mail relay, to somebody who can tell that it arrived.

use crate::house::host;
use crate::install::report::Report;
use crate::install::step::{Restart, Standing, Step, Work};
use crate::problem::Problem;
use maru_relay::Letter;

pub const STEP: Step =
    Step { code: "letter", title: |t| t.install_letter(), stands, act, restart: Restart::Nothing };

/// Nobody is sent the same letter at every run.
fn stands(work: &Work<'_>) -> Result<Standing, Problem> {
    let named = work.answers.relay.as_ref().is_some_and(|relay| relay.test_to.is_some());
    Ok(match named {
        false => Standing::LeftOut(work.t().install_no_letter().to_owned()),
        true => Standing::done_if(Report::is_kept(work.place)),
    })
}

fn act(work: &mut Work<'_>) -> Result<(), Problem> {
    let Some(to) = work.answers.relay.as_ref().and_then(|relay| relay.test_to.clone()) else { return Ok(()) };
    let Some(config) = work.config()? else { return Ok(()) };
    let Some(relay) = &config.relay else { return Ok(()) };
    let t = work.t();
    let house = host(&config.server.base_url);
    let letter = Letter {
        from: relay.from.clone(),
        to: to.clone(),
        subject: t.install_letter_subject(&config.agency.name),
        text: t.install_letter_text(&config.server.base_url, &config.agency.name),
    };
    relay.open(house)?.deliver(&letter)?;
    work.note(t.install_letter_sent(&relay.address, &to));
    Ok(())
}
