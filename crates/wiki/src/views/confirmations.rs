//! "Read and understood", ready to print.

use super::rights::{Given, Offered, name, offers};
use crate::model::Page;
use crate::texts::T;
use askama::Template;
use maru_contract::Card;
use maru_directory::behind::Count;
use maru_kernel::Id;
use maru_web::Page as Frame;
use std::collections::BTreeMap;

/// What stands in addresses for those who serve in no unit.
pub const NOWHERE: &str = "none";

/// Where those stand who are asked.
#[derive(Default)]
pub struct Standing {
    /// How many confirmed.
    pub done: i64,
    /// How many are asked.
    pub people: i64,
    /// Some of the units.
    pub units: Vec<Count>,
    /// After how many units the list goes on.
    pub next: Option<usize>,
    /// What the units are called.
    pub names: BTreeMap<Id, String>,
    /// Those of one unit who have not confirmed.
    pub missing: Option<Missing>,
}

/// Some of those in a unit who have not confirmed.
pub struct Missing {
    /// The unit; none for those who serve nowhere.
    pub unit: Option<Id>,
    /// After how many these come.
    pub after: u32,
    /// How many are shown at once.
    pub most: i64,
    /// What they are called; one too many when there are more.
    pub names: Vec<String>,
}

/// The page.
#[derive(Template)]
#[template(path = "wiki/confirmations.html")]
pub struct ConfirmationsPage {
    /// The frame.
    pub page: Frame,
    /// The texts.
    pub t: T,
    /// The page's address.
    pub here: String,
    /// Who is asked; empty for nobody.
    pub whom: String,
    /// How many of how many confirmed.
    pub total: String,
    /// Some of the units.
    pub units: Vec<UnitRow>,
    /// Where the list of units goes on; may be empty.
    pub next: String,
    /// Those of one unit who have not confirmed.
    pub missing: Option<MissingRows>,
    /// What was looked for.
    pub query: String,
    /// Whom one can ask.
    pub offered: Vec<Offered>,
}

/// A unit.
pub struct UnitRow {
    /// Its name.
    pub name: String,
    /// How many of how many confirmed.
    pub count: String,
    /// How many have not; may be empty.
    pub missing: String,
    /// Where they are told.
    pub href: String,
}

/// Those of one unit who have not confirmed.
pub struct MissingRows {
    /// Which unit.
    pub heading: String,
    /// Who.
    pub names: Vec<String>,
    /// Where the list goes on; may be empty.
    pub next: String,
}

impl ConfirmationsPage {
    /// The page.
    pub fn new(
        frame: Frame,
        t: T,
        page: &Page,
        whom: Option<Given>,
        standing: Standing,
        query: String,
        found: &[Card],
    ) -> ConfirmationsPage {
        let here = format!("/wiki/pages/{}", page.id);
        let list = format!("{here}/confirmations");
        let Standing { done, people, units, next, names, missing } = standing;
        let name_of = |unit: Option<Id>| match unit {
            Some(unit) => names.get(&unit).cloned().unwrap_or_default(),
            None => t.wiki_confirm_no_unit().to_owned(),
        };
        let unit_row = |count: &Count| UnitRow {
            name: name_of(count.unit),
            count: t.wiki_confirm_count(count.these, count.people),
            missing: match count.people - count.these {
                0 => String::new(),
                missing => t.wiki_confirm_missing_count(missing),
            },
            href: format!("{list}?unit={}#missing", in_address(count.unit)),
        };
        ConfirmationsPage {
            offered: offered(t, whom.as_ref(), found),
            page: frame,
            t,
            whom: whom.map(|given| name(t, &given)).unwrap_or_default(),
            total: t.wiki_confirm_count(done, people),
            units: units.iter().map(unit_row).collect(),
            next: next.map(|from| format!("{list}?from={from}")).unwrap_or_default(),
            missing: missing.map(|missing| missing_rows(t, &list, name_of(missing.unit), missing)),
            query,
            here,
        }
    }
}

/// Whom one can ask: those found, then whoever is asked now, then everybody.
fn offered(t: T, whom: Option<&Given>, found: &[Card]) -> Vec<Offered> {
    let mut offered: Vec<Offered> = found.iter().flat_map(|card| offers(t, card)).collect();
    let mut usual: Vec<(String, String)> = vec![("all".to_owned(), t.whom_all().to_owned())];
    usual.splice(0..0, whom.map(|given| (given.grant.key.clone(), name(t, given))));
    usual.dedup();
    offered.extend(usual.into_iter().map(|(value, label)| Offered { value, label, selected: false }));
    if let Some(first) = offered.first_mut() {
        first.selected = true;
    }
    offered
}

fn in_address(unit: Option<Id>) -> String {
    unit.map_or_else(|| NOWHERE.to_owned(), |unit| unit.to_string())
}

fn missing_rows(t: T, list: &str, unit: String, missing: Missing) -> MissingRows {
    let Missing { unit: of, after, most, mut names } = missing;
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let more = names.len() > most;
    names.truncate(most);
    let next = usize::try_from(after).unwrap_or_default().saturating_add(most);
    MissingRows {
        heading: t.wiki_confirm_rest(unit),
        names,
        next: if more {
            format!("{list}?unit={}&after={next}#missing", in_address(of))
        } else {
            String::new()
        },
    }
}
