//! Who could read a page and when, ready to print.

use super::rights::{Given, level_name, name};
use crate::model::Page;
use crate::texts::T;
use askama::Template;
use maru_kernel::Timestamp;
use maru_web::Page as Frame;

/// A period with the names of those who had rights.
pub struct Shown {
    /// Since when.
    pub from: Timestamp,
    /// Until when; none for now.
    pub until: Option<Timestamp>,
    /// Who could do what.
    pub given: Vec<Given>,
}

/// The page.
#[derive(Template)]
#[template(path = "wiki/readers.html")]
pub struct ReadersPage {
    /// The frame.
    pub page: Frame,
    /// The texts.
    pub t: T,
    /// The page's address.
    pub here: String,
    /// The periods, the latest first.
    pub periods: Vec<PeriodRow>,
}

/// A period.
pub struct PeriodRow {
    /// From when to when.
    pub when: String,
    /// Who could do what.
    pub given: Vec<(String, &'static str)>,
}

impl ReadersPage {
    /// The page.
    pub fn new(frame: Frame, t: T, page: &Page, shown: &[Shown]) -> ReadersPage {
        let told = |at: Timestamp| maru_web::date_time(frame.t, at);
        let row = |period: &Shown| PeriodRow {
            when: match period.until {
                Some(until) => t.wiki_readers_between(told(period.from), told(until)),
                None => t.wiki_readers_since(told(period.from)),
            },
            given: period
                .given
                .iter()
                .map(|given| (name(t, given), level_name(t, given.grant.level)))
                .collect(),
        };
        let periods = shown.iter().map(row).collect();
        ReadersPage { here: format!("/wiki/pages/{}", page.id), periods, page: frame, t }
    }
}
