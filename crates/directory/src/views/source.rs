//! Sources people come from, the steps of their configuration, and what a test found.

use super::me::Choice;
use super::run::{RunLine, Way};
use crate::texts::T;
use askama::Template;
use maru_web::Page;

/// A source among others.
pub struct SourceCard {
    /// Its name.
    pub name: String,
    /// Where it leads.
    pub href: String,
    /// The servers or the file.
    pub origin: String,
    /// Its state in a word, and the word's colour.
    pub state: &'static str,
    /// `green`, `amber`, `red` or `gray`.
    pub tone: &'static str,
    /// When the last run succeeded.
    pub last_good: String,
    /// When it runs next by itself.
    pub next: String,
    /// What somebody should look at; may be empty.
    pub alarm: String,
    /// The run to look at; may be empty.
    pub alarm_href: String,
}

/// `/admin/directory`.
#[derive(Template)]
#[template(path = "directory/sync/sources.html")]
pub struct SourcesPage {
    /// The frame.
    pub page: Page,
    /// Texts.
    pub t: T,
    /// All sources.
    pub sources: Vec<SourceCard>,
    /// The newest runs of all of them.
    pub runs: Vec<RunLine>,
}

/// `/admin/directory/sources/{name}`.
#[derive(Template)]
#[template(path = "directory/sync/source.html")]
pub struct SourcePage {
    /// The frame.
    pub page: Page,
    /// Texts.
    pub t: T,
    /// The ways to the steps.
    pub tabs: Vec<Way>,
    /// The source.
    pub source: SourceCard,
    /// Its address without a slash at the end.
    pub path: String,
    /// Servers with how they behaved, and a colour.
    pub servers: Vec<(String, String, &'static str)>,
    /// Minutes between runs.
    pub minutes: i32,
    /// Whether it runs by itself.
    pub enabled: bool,
    /// Its newest runs.
    pub runs: Vec<RunLine>,
}

/// `/admin/directory/sources/new`.
#[derive(Template)]
#[template(path = "directory/sync/source_new.html")]
pub struct NewSourcePage {
    /// The frame.
    pub page: Page,
    /// Texts.
    pub t: T,
    /// The name typed.
    pub called: String,
    /// The base typed.
    pub base: String,
    /// The servers or the file typed.
    pub origin: String,
    /// Whether it is a file.
    pub from_file: bool,
    /// Products.
    pub presets: Vec<Choice>,
    /// Where files must lie.
    pub folder: String,
    /// What is wrong; may be empty.
    pub error: String,
}

/// A field of a step.
pub struct StepField {
    /// Its name in the form.
    pub name: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// What to know about it.
    pub hint: String,
    /// What is written.
    pub value: String,
    /// Several lines.
    pub is_lines: bool,
    /// One of several values.
    pub is_choice: bool,
    /// Yes or no.
    pub is_switch: bool,
    /// Whether the switch is on.
    pub on: bool,
    /// What can be chosen.
    pub choices: Vec<Choice>,
}

/// A group of fields under one heading.
pub struct StepPart {
    /// The id of the heading.
    pub id: &'static str,
    /// The heading.
    pub heading: &'static str,
    /// Its fields.
    pub fields: Vec<StepField>,
    /// Whether the password of the reading account is asked for here.
    pub asks_secret: bool,
}

/// `/admin/directory/sources/{name}/{step}`.
#[derive(Template)]
#[template(path = "directory/sync/step.html")]
pub struct StepPage {
    /// The frame.
    pub page: Page,
    /// Texts.
    pub t: T,
    /// The ways to the steps.
    pub tabs: Vec<Way>,
    /// The source's name.
    pub name: String,
    /// What this step is about.
    pub intro: &'static str,
    /// Where the form goes.
    pub action: String,
    /// The fields.
    pub parts: Vec<StepPart>,
    /// What is known of the password.
    pub secret_note: &'static str,
    /// The whole configuration, when it is to be edited as a whole.
    pub whole: Option<String>,
    /// The preset beneath it.
    pub preset: &'static str,
    /// Whether there is anything to keep.
    pub can_save: bool,
    /// Whether a change may need a second person, who is told why.
    pub asks_reason: bool,
    /// Why, as far as typed.
    pub reason: String,
    /// What is wrong; may be empty.
    pub error: String,
    /// What a test found.
    pub tested: Option<TestView>,
}

/// What a test found.
pub struct TestView {
    /// Facts about the server: term and value.
    pub facts: Vec<(&'static str, String)>,
    /// How many entries answer each question.
    pub counts: Vec<(&'static str, String)>,
    /// Whether something found needs attention before going on.
    pub warnings: Vec<String>,
    /// The first people.
    pub samples: Vec<SampleView>,
    /// Entries that cannot be used: name and reason.
    pub aside: Vec<(String, String)>,
}

/// One person as read and as understood.
pub struct SampleView {
    /// Name and sign-in name.
    pub heading: String,
    /// The entry's name.
    pub dn: String,
    /// What was made of it: field and value.
    pub made: Vec<(&'static str, String)>,
    /// What was read: attribute and value.
    pub read: Vec<(String, String)>,
}
