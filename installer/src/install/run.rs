//! Takes the steps one after the other.

use super::InstallError;
use super::answers::Answers;
use super::place::Place;
use super::report::{Line, Report, State};
use super::step::{Standing, Work};
use super::steps::STEPS;
use crate::problem::Problem;
use maru_kernel::{Cause, Lang};
use std::fs::{File, TryLockError};

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
    let _alone = if mode == Mode::Do { Some(alone(place)?) } else { None };
    let mut work = Work::new(answers, place, lang, cause);
    let mut report = Report::new(answers);
    for step in STEPS {
        let line = match (step.stands)(&work)? {
            Standing::Done => Line::new(step, &work, State::Already),
            Standing::LeftOut(why) => Line::new(step, &work, State::LeftOut).with(why),
            Standing::Open if mode == Mode::Tell => Line::new(step, &work, State::Would),
            Standing::Open => {
                (step.act)(&mut work)?;
                work.changed = true;
                let notes = std::mem::take(&mut work.notes);
                notes.into_iter().fold(Line::new(step, &work, State::Done), Line::with)
            }
        };
        told(&line);
        report.lines.push(line);
    }
    if mode == Mode::Do && (work.changed || !Report::is_kept(place)) {
        report.keep(place, work.t())?;
    }
    Ok(report)
}

/// Two installations at once would undo one another's files. The lock ends with the process.
fn alone(place: &Place) -> Result<File, Problem> {
    let folder = place.configuration();
    std::fs::create_dir_all(&folder).map_err(|e| Problem::file(&folder, &e))?;
    let path = folder.join(".install.lock");
    let file = File::options().create(true).append(true).open(&path).map_err(|e| Problem::file(&path, &e))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(InstallError::AtWork.into()),
        Err(TryLockError::Error(error)) => Err(Problem::file(&path, &error)),
    }
}
