//! The arrangement of a page, ready to print.

use super::rights::{Given, Offered, holder_offers, name};
use crate::model::{Page, of_holder, review};
use crate::texts::T;
use askama::Template;
use maru_contract::Card;
use maru_web::Page as Frame;

/// Months between two looks that are offered; 0 for none.
const MONTHS: [i32; 6] = [0, 1, 3, 6, 12, 24];

/// The page.
#[derive(Template)]
#[template(path = "wiki/arrangement.html")]
pub struct ArrangementPage {
    /// The frame.
    pub page: Frame,
    /// The texts.
    pub t: T,
    /// The page's address.
    pub here: String,
    /// Whom one looked for.
    pub query: String,
    /// Whose it may be.
    pub holders: Vec<Offered>,
    /// Whether a second person publishes.
    pub four_eyes: bool,
    /// How often it is looked at.
    pub months: Vec<Offered>,
    /// The day of the next look; may be empty.
    pub due: String,
    /// Whether new pages can begin as a copy of it.
    pub is_template: bool,
}

impl ArrangementPage {
    /// The page; `holders` begins with whose it is.
    pub fn new(frame: Frame, t: T, page: &Page, holders: Vec<Given>, query: String, found: &[Card]) -> Self {
        let current = of_holder(page.holder);
        let offered = |given: Given| Offered {
            selected: given.grant.key == current,
            label: name(t, &given),
            value: given.grant.key,
        };
        let mut holders: Vec<Offered> = holders.into_iter().map(offered).collect();
        for offer in found.iter().filter_map(holder_offers) {
            if !holders.iter().any(|known| known.value == offer.value) {
                holders.push(offer);
            }
        }
        let mut months: Vec<i32> = MONTHS.to_vec();
        if !months.contains(&page.review_months) {
            months.push(page.review_months);
        }
        let month = |months: i32| Offered {
            value: months.to_string(),
            label: if months == 0 { t.wiki_review_never().to_owned() } else { t.wiki_review_months(months) },
            selected: months == page.review_months,
        };
        ArrangementPage {
            page: frame,
            t,
            here: format!("/wiki/pages/{}", page.id),
            query,
            holders,
            four_eyes: page.four_eyes,
            months: months.into_iter().map(month).collect(),
            due: page.review_due.map(|at| review::day(at).to_string()).unwrap_or_default(),
            is_template: page.is_template,
        }
    }
}
