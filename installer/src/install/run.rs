//! Takes the steps one after the other.

use super::alone::Alone;
use super::another;
use super::answers::Answers;
use super::place::Place;
use super::report::{Line, Report, State};
use super::step::{Standing, Work};
use super::steps::STEPS;
use crate::problem::Problem;
use maru_kernel::{Cause, Lang};

/// How the installation is run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Does what is open.
    Do,
    /// Tells what is open, and changes nothing.
    Tell,
}

/// Installs; `told` hears of every step as soon as it is known how it stands.
///
/// # Errors
/// The first step that does not work. The same call goes on from there.
pub fn run(
    answers: &Answers,
    place: &Place,
    mode: Mode,
    (lang, cause): (Lang, Cause),
    told: &mut dyn FnMut(&Line),
) -> Result<Report, Problem> {
    let _alone = if mode == Mode::Do { Some(Alone::make(place)?) } else { None };
    another::refuse(place)?;
    let mut work = Work::new(answers, place, lang, cause);
    let mut report = Report::new(answers);
    for step in STEPS {
        let line = match (step.stands)(&work)? {
            Standing::Done => Line::new(step, &work, State::Already),
            Standing::Kept(notes) => {
                notes.into_iter().fold(Line::new(step, &work, State::Already), Line::with)
            }
            Standing::LeftOut(why) => Line::new(step, &work, State::LeftOut).with(why),
            Standing::Open if mode == Mode::Tell => {
                work.restart = work.restart.max(step.restart);
                Line::new(step, &work, State::Would)
            }
            Standing::Open => {
                (step.act)(&mut work)?;
                work.changed = true;
                work.restart = work.restart.max(step.restart);
                let notes = std::mem::take(&mut work.notes);
                notes.into_iter().fold(Line::new(step, &work, State::Done), Line::with)
            }
        };
        told(&line);
        report.lines.push(line);
    }
    if let Some(config) = work.config()? {
        report.of_house(&config);
    }
    if mode == Mode::Do && (work.changed || !Report::is_kept(place)) {
        report.keep(place, work.t())?;
    }
    Ok(report)
}
