//! The audited cases of the demonstration: one that is closed, and one that is open.

use super::stage::Stage;
use crate::problem::Problem;
use crate::texts::T;
use jiff::SignedDuration;
use maru_cases::actions;
use maru_cases::model::{Office, Scope};
use maru_cases::store::case::NewCase;
use maru_cases::store::switch;
use maru_contract::Offers;
use maru_kernel::Id;
use maru_store::StoreError;

/// A case of the story.
#[derive(Clone, Copy)]
pub struct Tale {
    /// Its number.
    pub number: &'static str,
    /// The legal ground.
    pub ground: &'static str,
    /// Why it has to be read.
    pub reason: &'static str,
    /// Whom it is about.
    pub about: &'static str,
    /// How many days back it goes.
    pub days: i64,
}

/// The security administrator asks for cases to be possible, and the auditor confirms.
pub fn switch_on(stage: &Stage<'_>, t: T) -> Result<(), Problem> {
    stage.act("security_admin", move |tx, viewer| {
        Ok(actions::turn(tx, viewer, true, t.demo_case_switch_reason())?)
    })?;
    stage.act("auditor", |tx, viewer| {
        let now = tx.now();
        let waiting = switch::read(tx.conn(), now)?.waiting.ok_or(StoreError::Missing)?;
        actions::confirm(tx, viewer, waiting.id)?;
        Ok(())
    })
}

/// Somebody asks for the case, two offices approve it, and some of it is read.
pub fn open(stage: &Stage<'_>, tale: Tale) -> Result<Id, Problem> {
    let person = stage.player(tale.about)?.viewer.id;
    let offers = Offers::of(&stage.running.house.offers);
    let id = stage.act("org_admin", move |tx, viewer| {
        let now = tx.now();
        let scope = Scope {
            people: vec![person],
            place: None,
            from: now - SignedDuration::from_hours(tale.days * 24),
            until: now,
            sources: vec!["messenger".to_owned()],
        };
        let [number, ground, reason] = [tale.number, tale.ground, tale.reason].map(str::to_owned);
        let new = NewCase { number, ground, reason, hours: 72, scope };
        Ok(actions::begin(tx, &offers, viewer, &new, true, "")?)
    })?;
    for (part, office) in [("director", Office::Privacy), ("auditor", Office::Auditor)] {
        stage.act(part, move |tx, viewer| Ok(actions::approve(tx, viewer, id, office)?))?;
    }
    read(stage, id)?;
    Ok(id)
}

/// Reads the first things of the newest day.
fn read(stage: &Stage<'_>, id: Id) -> Result<(), Problem> {
    let offers = Offers::of(&stage.running.house.offers);
    stage.act("org_admin", move |tx, viewer| {
        let list = actions::begin_list(tx, viewer, id, None)?;
        let shelves = actions::days(tx.conn(), &offers, viewer, &list, 0)?;
        let Some(day) = shelves.into_iter().flat_map(|shelf| shelf.days).next() else { return Ok(()) };
        let allowed = actions::begin_list(tx, viewer, id, Some(&day.place.place))?;
        let leaf =
            actions::lines(tx.conn(), &offers, viewer, &allowed, (&day.place.place, day.begins), None)?;
        for line in leaf.lines.iter().take(3) {
            actions::open(tx, &offers, viewer, id, &line.item)?;
        }
        Ok(())
    })
}

/// Whoever asked closes the case.
pub fn close(stage: &Stage<'_>, id: Id) -> Result<(), Problem> {
    stage.act("org_admin", move |tx, viewer| {
        actions::finish(tx, viewer, id)?;
        Ok(())
    })
}
