//! What was done, for people and for programs. No secret stands in it.

use super::answers::Answers;
use super::place::Place;
use super::sheet;
use super::step::{Step, Work};
use crate::config::Config;
use crate::problem::Problem;
use crate::texts::T;
use crate::whole_file::{Rights, put};
use maru_kernel::Timestamp;
use serde::Serialize;

/// What became of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// It was done now.
    Done,
    /// It had been done before.
    Already,
    /// It would be done.
    Would,
    /// It is not for this machine or these answers.
    LeftOut,
}

impl State {
    /// In a word.
    pub fn text(self, t: T) -> &'static str {
        match self {
            State::Done => t.install_state_done(),
            State::Already => t.install_state_already(),
            State::Would => t.install_state_would(),
            State::LeftOut => t.install_state_left_out(),
        }
    }
}

/// One step.
#[derive(Clone, Debug, Serialize)]
pub struct Line {
    /// Its stable name.
    pub step: &'static str,
    /// What it does.
    pub title: String,
    /// What became of it.
    pub state: State,
    /// What there is to tell.
    pub notes: Vec<String>,
}

impl Line {
    pub(super) fn new(step: &Step, work: &Work<'_>, state: State) -> Line {
        Line { step: step.code, title: (step.title)(work.t()).to_owned(), state, notes: Vec::new() }
    }

    pub(super) fn with(mut self, note: String) -> Line {
        self.notes.push(note);
        self
    }
}

/// The whole installation.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// Of the program.
    pub version: &'static str,
    /// The agency.
    pub agency: String,
    /// What people type.
    pub address: String,
    /// When this run began.
    pub at: String,
    /// The steps.
    #[serde(rename = "steps")]
    pub lines: Vec<Line>,
}

/// The names of the files, in the folder of the configuration.
const NAME: &str = "install-report";

impl Report {
    pub(super) fn new(answers: &Answers) -> Report {
        Report {
            version: env!("CARGO_PKG_VERSION"),
            agency: answers.agency.name.clone(),
            address: answers.server.base_url(),
            at: Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
            lines: Vec::new(),
        }
    }

    /// Name and address are those the house is served under, whatever was answered.
    pub(super) fn of_house(&mut self, config: &Config) {
        self.agency.clone_from(&config.agency.name);
        self.address.clone_from(&config.server.base_url);
    }

    /// As JSON.
    pub fn to_json(&self) -> String {
        serde_json::json!(self).to_string()
    }

    /// Whether there is a report of an earlier run.
    pub(super) fn is_kept(place: &Place) -> bool {
        place.configuration().join(format!("{NAME}.html")).exists()
    }

    pub(super) fn keep(&self, place: &Place, t: T) -> Result<(), Problem> {
        let rights = Rights::readable_by(place.account());
        let folder = place.configuration();
        put(&folder.join(format!("{NAME}.json")), self.to_json().as_bytes(), rights)?;
        put(&folder.join(format!("{NAME}.html")), sheet::html(self, t).as_bytes(), rights)
    }
}
