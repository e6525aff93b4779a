//! Runs and what they change, in words.

use super::changes::{Names, changes};
use super::run::{ItemLine, RunLine};
use super::step_words::label_of;
use crate::mapping::Trouble;
use crate::model::Noun;
use crate::store::sync::plan::{ItemCount, PlanItem};
use crate::store::sync::runs::RunRow;
use crate::sync::{Counts, Problem};
use crate::texts::T;
use maru_contract::PanelLine;
use maru_kernel::Id;
use maru_web::date_time;
use std::collections::BTreeMap;

/// Where a run is shown.
pub fn run_path(run: Id) -> String {
    format!("/admin/directory/runs/{run}")
}

/// A run in a list.
pub fn run_line(t: T, words: maru_web::T, run: &RunRow, names: &BTreeMap<String, String>) -> RunLine {
    let counts = counts(run);
    let (state, tone) = state_of(t, run, &counts);
    let took = (counts.planning_ms + counts.applying_ms).div_ceil(100);
    RunLine {
        href: run_path(Id::from_i64(run.id)),
        source: run.source.clone(),
        kind: if run.kind == "delta" { t.sync_kind_delta() } else { t.sync_kind_full() },
        state,
        tone,
        by: by(t, &run.started_by, names),
        iso: run.started_at.0.to_string(),
        at: date_time(words, run.started_at.0),
        summary: summary(t, run, &counts),
        took: if took == 0 { String::new() } else { t.sync_seconds(format!("{}.{}", took / 10, took % 10)) },
    }
}

/// A run on the home page.
pub fn panel_line(t: T, run: &RunRow) -> PanelLine {
    let counts = counts(run);
    let (mark, tone) = state_of(t, run, &counts);
    PanelLine {
        href: run_path(Id::from_i64(run.id)),
        title: summary(t, run, &counts),
        line: run.source.clone(),
        mark: mark.to_owned(),
        tone,
        at: run.started_at.0,
        is_new: false,
    }
}

/// The figures kept with a run.
pub fn counts(run: &RunRow) -> Counts {
    serde_json::from_str(&run.counts).unwrap_or_default()
}

fn state_of(t: T, run: &RunRow, counts: &Counts) -> (&'static str, &'static str) {
    match run.state.as_str() {
        "ready" | "lapsed" if counts.changes() == 0 => (t.sync_state_same(), "green"),
        word => state(t, word),
    }
}

fn state(t: T, state: &str) -> (&'static str, &'static str) {
    match state {
        "waiting" => (t.sync_state_waiting(), "blue"),
        "planning" => (t.sync_state_planning(), "blue"),
        "ready" => (t.sync_state_ready(), "info"),
        "held" => (t.sync_state_held(), "amber"),
        "applied" => (t.sync_state_applied(), "green"),
        "undone" => (t.sync_state_undone(), "outline"),
        "lapsed" => (t.sync_state_lapsed(), "outline"),
        _ => (t.sync_state_failed(), "red"),
    }
}

fn by(t: T, kept: &str, names: &BTreeMap<String, String>) -> String {
    match kept.split_once(':') {
        Some(("operator", account)) => t.sync_by_operator(account),
        Some(("person", _)) => {
            let name = names.get(kept).filter(|name| !name.is_empty());
            name.cloned().unwrap_or_else(|| t.sync_by_somebody().to_owned())
        }
        _ => t.sync_by_schedule().to_owned(),
    }
}

fn summary(t: T, run: &RunRow, counts: &Counts) -> String {
    if matches!(run.state.as_str(), "waiting" | "planning" | "failed") {
        return Problem::read(&run.problem).text(t.0).to_owned();
    }
    let parts = [
        (counts.created, t.sync_summary_created(counts.created)),
        (counts.updated, t.sync_summary_updated(counts.updated)),
        (counts.deactivated, t.sync_summary_deactivated(counts.deactivated)),
        (counts.reactivated, t.sync_summary_reactivated(counts.reactivated)),
        (counts.units_changed, t.sync_summary_units(counts.units_changed)),
        (counts.appointments_changed, t.sync_summary_posts(counts.appointments_changed)),
        (counts.groups_changed, t.sync_summary_groups(counts.groups_changed)),
    ];
    let told: Vec<String> = parts.into_iter().filter(|(n, _)| *n > 0).map(|(_, text)| text).collect();
    if told.is_empty() { t.sync_nothing_changes().to_owned() } else { told.join(", ") }
}

/// What a run read, in figures.
pub fn figures(t: T, counts: &Counts) -> Vec<(&'static str, u64)> {
    if counts.entries == 0 {
        return Vec::new();
    }
    vec![
        (t.sync_figure_entries(), counts.entries),
        (t.sync_figure_people(), counts.people),
        (t.sync_figure_units(), counts.units),
        (t.sync_figure_groups(), counts.groups),
        (t.sync_figure_aside(), counts.quarantined),
    ]
}

/// People first, who leaves before who changes.
pub fn ordered(kinds: &[ItemCount]) -> Vec<&ItemCount> {
    let place = |list: &[&str], word: &str| list.iter().position(|known| *known == word);
    let mut kinds: Vec<&ItemCount> = kinds.iter().collect();
    kinds.sort_by_key(|kind| {
        (
            place(&["person", "unit", "appointment", "post", "group"], &kind.noun),
            place(&["deactivate", "end", "reactivate", "update", "create"], &kind.action),
        )
    });
    kinds
}

/// One thing a run changes.
pub fn item_line(t: T, item: &PlanItem, names: &Names) -> ItemLine {
    ItemLine {
        label: item.label.clone(),
        dn: item.dn.clone(),
        changes: noun_of(&item.noun).map(|noun| changes(t, item, noun, names)).unwrap_or_default(),
    }
}

fn noun_of(word: &str) -> Option<Noun> {
    [Noun::Person, Noun::Unit, Noun::Post, Noun::Appointment, Noun::Group]
        .into_iter()
        .find(|n| n.name() == word)
}

/// What a kind of row is called.
pub fn noun(t: T, word: &str) -> &'static str {
    match word {
        "person" => t.sync_noun_person(),
        "unit" => t.sync_noun_unit(),
        "post" => t.sync_noun_post(),
        "appointment" => t.sync_noun_appointment(),
        _ => t.sync_noun_group(),
    }
}

/// What happens to a row.
pub fn action(t: T, word: &str) -> &'static str {
    match word {
        "create" => t.sync_action_create(),
        "deactivate" => t.sync_action_deactivate(),
        "reactivate" => t.sync_action_reactivate(),
        "end" => t.sync_action_end(),
        _ => t.sync_action_update(),
    }
}

/// Why an entry was put aside, from what is kept.
pub fn told(t: T, trouble: &str, subject: &str) -> String {
    let label = label_of(t, &format!("persons.map.{subject}"));
    let subject = if label.is_empty() { subject.to_owned() } else { t.entry_named(label, subject) };
    Trouble::of_word(trouble).map(|trouble| trouble.with(&subject).text(t.0)).unwrap_or_default()
}
