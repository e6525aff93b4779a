//! The arrangement of a page, ready to print.

use super::rights::{Given, Offered, holder_offers, name};
use crate::model::{Page, of_holder, review};
use crate::texts::T;
use askama::Template;
use maru_contract::Card;
use maru_web::Page as Frame;

/// Months between two looks that are offered; 0 for none.
const MONTHS: [i32; 6] = [0, 1, 3, 6, 12, 24];

/// An arrangement as it is, or as somebody wants it.
pub struct Wanted {
    /// The key of whose it is.
    pub holder: String,
    /// Whether a second person publishes.
    pub four_eyes: bool,
    /// Why no second person publishes any more.
    pub reason: String,
    /// Months between two looks.
    pub months: i32,
    /// The day of the next look; may be empty.
    pub due: String,
    /// Whether new pages can begin as a copy of it.
    pub is_template: bool,
}

impl Wanted {
    /// What holds for the page.
    pub fn of(page: &Page) -> Wanted {
        Wanted {
            holder: of_holder(page.holder),
            four_eyes: page.four_eyes,
            reason: String::new(),
            months: page.review_months,
            due: page.review_due.map(|at| review::day(at).to_string()).unwrap_or_default(),
            is_template: page.is_template,
        }
    }
}

/// What is wrong with an arrangement, at the field it is about; each may be empty.
#[derive(Default)]
pub struct Problems {
    /// With whose it is.
    pub holder: String,
    /// With why no second person publishes any more.
    pub reason: String,
    /// With when it is looked at again.
    pub review: String,
}

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
    /// How often it may be looked at.
    pub months: Vec<Offered>,
    /// Whether a second person publishes now, so that switching it off asks for a reason.
    pub asks_reason: bool,
    /// What the form holds.
    pub wanted: Wanted,
    /// What is wrong with it.
    pub problems: Problems,
}

impl ArrangementPage {
    /// The page; `holders` begins with whose it is.
    pub fn new(
        frame: Frame,
        t: T,
        page: &Page,
        (wanted, problems): (Wanted, Problems),
        holders: Vec<Given>,
        (query, found): (String, &[Card]),
    ) -> Self {
        let offered = |given: Given| Offered {
            selected: given.grant.key == wanted.holder,
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
        if !months.contains(&wanted.months) {
            months.push(wanted.months);
        }
        let month = |months: i32| Offered {
            value: months.to_string(),
            label: if months == 0 { t.wiki_review_never().to_owned() } else { t.wiki_review_months(months) },
            selected: months == wanted.months,
        };
        ArrangementPage {
            page: frame,
            t,
            here: format!("/wiki/pages/{}", page.id),
            query,
            holders,
            months: months.into_iter().map(month).collect(),
            asks_reason: page.four_eyes,
            wanted,
            problems,
        }
    }
}
