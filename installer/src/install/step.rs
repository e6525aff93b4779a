//! One step of an installation, and what all of them work with.

use super::answers::Answers;
use super::place::Place;
use crate::config::Config;
use crate::house::{self, Running};
use crate::problem::Problem;
use crate::texts::T;
use maru_kernel::{Cause, Lang};
use std::path::PathBuf;

/// A step.
#[derive(Clone, Copy)]
pub struct Step {
    /// Stable name, for programs.
    pub code: &'static str,
    /// What it does, for people.
    pub title: fn(T) -> &'static str,
    /// Whether it has to be done. Changes nothing.
    pub stands: fn(&Work<'_>) -> Result<Standing, Problem>,
    /// Does it; half of it may have been done before.
    pub act: fn(&mut Work<'_>) -> Result<(), Problem>,
    /// What a service that runs needs afterwards.
    pub restart: Restart,
}

/// What a service that runs needs once a step has changed what it has read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Restart {
    /// Nothing: it reads it anew, or never.
    Nothing,
    /// To be started again.
    Service,
    /// To be given its port anew, and started again.
    Port,
}

/// How a step stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It has to be done.
    Open,
    /// It is done.
    Done,
    /// What is there is kept, though it is not what was answered; and in what it differs.
    Kept(Vec<String>),
    /// It is not for this machine or these answers, and why.
    LeftOut(String),
}

impl Standing {
    /// Done, or to be done.
    pub fn done_if(is_done: bool) -> Standing {
        if is_done { Standing::Done } else { Standing::Open }
    }
}

/// What the steps work with.
pub struct Work<'a> {
    /// What was answered.
    pub answers: &'a Answers,
    /// Where the house is put.
    pub place: &'a Place,
    /// The operator's language.
    pub lang: Lang,
    /// Why things change.
    pub cause: Cause,
    /// Whether a step of this run has changed something.
    pub changed: bool,
    /// What the service needs after what this run has changed.
    pub restart: Restart,
    /// What the present step has to tell.
    pub notes: Vec<String>,
    running: Option<Running>,
}

impl<'a> Work<'a> {
    /// Nothing is open yet.
    pub fn new(answers: &'a Answers, place: &'a Place, lang: Lang, cause: Cause) -> Work<'a> {
        let (restart, notes) = (Restart::Nothing, Vec::new());
        Work { answers, place, lang, cause, changed: false, restart, notes, running: None }
    }

    /// Texts.
    pub fn t(&self) -> T {
        T(self.lang)
    }

    /// Tells something about the present step.
    pub fn note(&mut self, text: impl Into<String>) {
        self.notes.push(text.into());
    }

    /// The configuration, once it is written.
    ///
    /// # Errors
    /// As [`Config::read`].
    pub fn config(&self) -> Result<Option<Config>, Problem> {
        let file = self.place.configuration_file();
        if file.exists() { Config::read(&file).map(Some) } else { Ok(None) }
    }

    /// Where data are: where the configuration says, once it is written.
    ///
    /// # Errors
    /// As [`Config::read`].
    pub fn data(&self) -> Result<PathBuf, Problem> {
        Ok(self.config()?.map_or_else(|| self.place.data(), |config| config.storage.folder))
    }

    /// The house, opened once.
    ///
    /// # Errors
    /// As [`house::open_as_owner`].
    pub fn open(&mut self) -> Result<&Running, Problem> {
        let running = match self.running.take() {
            Some(running) => running,
            None => house::open_as_owner(&Config::read(&self.place.configuration_file())?)?,
        };
        Ok(self.running.insert(running))
    }

    /// Closes the house, before somebody else opens it.
    pub fn close(&mut self) {
        self.running = None;
    }
}
