//! Runs of synchronisation and what they change.

use crate::texts::T;
use askama::Template;
use maru_web::Page;

/// A way to another page or another part of a list.
pub struct Way {
    /// Where it leads.
    pub href: String,
    /// What it is called.
    pub label: String,
    /// Whether we are there.
    pub current: bool,
}

/// A run in a list.
pub struct RunLine {
    /// Where it leads.
    pub href: String,
    /// The source.
    pub source: String,
    /// What it read.
    pub kind: &'static str,
    /// Its state in a word.
    pub state: &'static str,
    /// The colour of that word.
    pub tone: &'static str,
    /// Who started it.
    pub by: String,
    /// When, for machines.
    pub iso: String,
    /// When, for people.
    pub at: String,
    /// What it changed, in a few words.
    pub summary: String,
    /// How long it took.
    pub took: String,
}

/// `/admin/directory/runs`.
#[derive(Template)]
#[template(path = "directory/sync/runs.html")]
pub struct RunsPage {
    /// The frame.
    pub page: Page,
    /// Texts.
    pub t: T,
    /// The runs.
    pub runs: Vec<RunLine>,
    /// Where the list goes on; may be empty.
    pub older: String,
    /// Whether this is not the beginning of the list.
    pub continued: bool,
}

/// One field that changes.
pub struct Change {
    /// What it is called.
    pub field: &'static str,
    /// Before; may be empty.
    pub old: String,
    /// After; may be empty.
    pub new: String,
}

/// One thing a run changes.
pub struct ItemLine {
    /// What it is.
    pub label: String,
    /// The entry it comes from.
    pub dn: String,
    /// What changes.
    pub changes: Vec<Change>,
}

/// `/admin/directory/runs/{id}`.
#[derive(Template)]
#[template(path = "directory/sync/run.html")]
pub struct RunPage {
    /// The frame.
    pub page: Page,
    /// Texts.
    pub t: T,
    /// The run.
    pub run: RunLine,
    /// Its address.
    pub path: String,
    /// Where the source is.
    pub source_href: String,
    /// Figures: what and how many.
    pub figures: Vec<(&'static str, u64)>,
    /// Why it waits for a person.
    pub brakes: Vec<String>,
    /// What went wrong; may be empty.
    pub problem: String,
    /// Why somebody went on against the brake; may be empty.
    pub overruled: String,
    /// Whether a job is still at work on it.
    pub busy: bool,
    /// Whether nothing would change.
    pub unchanged: bool,
    /// The kinds of changes.
    pub tabs: Vec<Way>,
    /// The changes of the chosen kind.
    pub items: Vec<ItemLine>,
    /// Where they go on; may be empty.
    pub next: String,
    /// Entries put aside: name and reason.
    pub aside: Vec<(String, String)>,
    /// How many more there are; may be empty.
    pub aside_note: String,
    /// Whether it can be applied.
    pub can_apply: bool,
    /// Whether a second person can be asked.
    pub can_overrule: bool,
    /// When a second person has been asked: until when they can approve; may be empty.
    pub asked_until: String,
    /// Until when it can be undone; empty when it cannot.
    pub undo_until: String,
    /// The reason typed.
    pub reason: String,
    /// What is wrong with it; may be empty.
    pub error: String,
    /// Where the list can be had as a file.
    pub csv: String,
    /// Why somebody wants the file, as typed.
    pub export_reason: String,
    /// What is wrong with that; may be empty.
    pub export_error: String,
}
