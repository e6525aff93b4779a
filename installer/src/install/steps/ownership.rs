//! Whatever the installation has made in the data folder belongs to the service.

use crate::belongings;
use crate::install::step::{Restart, Standing, Step, Work};
use crate::problem::Problem;
use std::path::Path;

pub const STEP: Step =
    Step { code: "ownership", title: |t| t.install_ownership(), stands, act, restart: Restart::Nothing };

fn stands(work: &Work<'_>) -> Result<Standing, Problem> {
    if !work.place.is_the_machine() {
        return Ok(Standing::LeftOut(work.t().install_other_root().to_owned()));
    }
    let (Some(account), data) = (work.place.account(), work.data()?) else { return Ok(Standing::Open) };
    let are_ours = |data: &Path| belongings::are_of(data, account).map_err(|e| Problem::file(data, &e));
    Ok(Standing::done_if(data.exists() && are_ours(&data)?))
}

fn act(work: &mut Work<'_>) -> Result<(), Problem> {
    work.close();
    if let Some(account) = work.place.account() {
        let data = work.data()?;
        belongings::give(&data, account).map_err(|e| Problem::file(&data, &e))?;
    }
    Ok(())
}
