//! What was done, for people and for programs. No secret stands in it.

use super::answers::Answers;
use super::place::Place;
use super::step::{Step, Work};
use crate::problem::Problem;
use crate::texts::T;
use crate::whole_file::{Rights, put};
use maru_kernel::Timestamp;
use serde::Serialize;
use std::fmt::Write;

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

/// The report is read from a file, so its style is in it.
const STYLE: &str = include_str!("report.css");
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
        put(&folder.join(format!("{NAME}.html")), self.to_html(t).as_bytes(), rights)
    }

    fn to_html(&self, t: T) -> String {
        let (lang, title) = (t.0.tag(), t.install_report(escaped(&self.agency)));
        let mut html = format!(
            "<!doctype html>\n<html lang=\"{lang}\">\n<meta charset=\"utf-8\">\n<title>{title}</title>\n<style>\n{STYLE}</style>\n\
             <h1>{title}</h1>\n<p>Maru {} · {} · {}</p>\n<table>\n<thead><tr><th scope=\"col\">{}</th>\
             <th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead>\n<tbody>\n",
            self.version,
            escaped(&self.address),
            self.at,
            t.install_report_step(),
            t.install_report_state(),
            t.install_report_notes(),
        );
        for line in &self.lines {
            let notes: Vec<String> = line.notes.iter().map(|note| escaped(note)).collect();
            let (title, state) = (escaped(&line.title), line.state.text(t));
            let _ = writeln!(
                html,
                "<tr><th scope=\"row\">{title}</th><td>{state}</td><td>{}</td></tr>",
                notes.join("<br>")
            );
        }
        html.push_str("</tbody>\n</table>\n</html>\n");
        html
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use maru_kernel::Lang;

    #[test]
    fn the_report_is_html_whatever_the_names_are() {
        let line = Line {
            step: "tls",
            title: "A".to_owned(),
            state: State::Done,
            notes: vec!["<b>".to_owned(), "c & d".to_owned()],
        };
        let report = Report {
            version: "1",
            agency: "\"<script>\"".to_owned(),
            address: "https://a".to_owned(),
            at: String::new(),
            lines: vec![line],
        };
        let html = report.to_html(T(Lang::En));
        assert!(html.contains("&lt;b&gt;<br>c &amp; d") && !html.contains("<script>"), "{html}");
        assert!(report.to_json().contains("\"state\":\"done\""));
    }
}
