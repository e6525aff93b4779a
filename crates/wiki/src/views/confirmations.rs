//! "Read and understood", ready to print.

use super::rights::{Given, Offered, name, offers};
use crate::model::Page;
use crate::texts::T;
use askama::Template;
use maru_contract::Card;
use maru_kernel::Timestamp;
use maru_web::Page as Frame;

/// Somebody who is asked.
pub struct Reader {
    /// Where they serve.
    pub unit: String,
    /// What they are called.
    pub name: String,
    /// When they confirmed.
    pub done: Option<Timestamp>,
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
    /// The units.
    pub units: Vec<UnitRow>,
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
    /// Who has not.
    pub missing: Vec<String>,
}

impl ConfirmationsPage {
    /// The page; `readers` stand in the order of units.
    pub fn new(
        frame: Frame,
        t: T,
        page: &Page,
        whom: Option<Given>,
        readers: &[Reader],
        query: String,
        found: &[Card],
    ) -> ConfirmationsPage {
        let mut offered: Vec<Offered> = found.iter().flat_map(|card| offers(t, card)).collect();
        let mut usual: Vec<(String, String)> = vec![("all".to_owned(), t.whom_all().to_owned())];
        usual.splice(0..0, whom.as_ref().map(|given| (given.grant.key.clone(), name(t, given))));
        usual.dedup();
        offered.extend(usual.into_iter().map(|(value, label)| Offered { value, label, selected: false }));
        if let Some(first) = offered.first_mut() {
            first.selected = true;
        }
        ConfirmationsPage {
            page: frame,
            t,
            here: format!("/wiki/pages/{}", page.id),
            whom: whom.map(|given| name(t, &given)).unwrap_or_default(),
            total: count(t, readers),
            units: readers.chunk_by(|a, b| a.unit == b.unit).map(|unit| unit_row(t, unit)).collect(),
            query,
            offered,
        }
    }
}

fn unit_row(t: T, readers: &[Reader]) -> UnitRow {
    let missing = readers.iter().filter(|reader| reader.done.is_none());
    UnitRow {
        name: readers.first().map(|reader| reader.unit.clone()).unwrap_or_default(),
        count: count(t, readers),
        missing: missing.map(|reader| reader.name.clone()).collect(),
    }
}

fn count(t: T, readers: &[Reader]) -> String {
    let done = readers.iter().filter(|reader| reader.done.is_some()).count();
    t.wiki_confirm_count(done, readers.len())
}
