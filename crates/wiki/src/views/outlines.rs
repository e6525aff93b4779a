//! What a new page can begin with, ready to print.

use crate::model::{Outline, Page};
use crate::texts::T;
use askama::Template;
use maru_kernel::Id;
use maru_web::Page as Frame;

/// The page.
#[derive(Template)]
#[template(path = "wiki/outlines.html")]
pub struct OutlinesPage {
    /// The frame.
    pub page: Frame,
    /// The texts.
    pub t: T,
    /// The page below which the new one stands.
    pub above: String,
    /// What comes with the house.
    pub usual: Vec<Offer>,
    /// What people here made.
    pub own: Vec<Offer>,
}

/// Something to begin with.
pub struct Offer {
    /// Where it begins.
    pub href: String,
    /// What it is called.
    pub label: String,
    /// What it is for; may be empty.
    pub hint: &'static str,
}

impl OutlinesPage {
    /// The page.
    pub fn new(frame: Frame, t: T, above: Id, usual: &[Outline], own: &[Page]) -> OutlinesPage {
        let there = format!("/wiki/pages/{above}");
        let usual = usual.iter().map(|outline| Offer {
            href: format!("{there}/new?outline={}", outline.name()),
            label: outline_name(t, *outline).to_owned(),
            hint: outline_hint(t, *outline),
        });
        let own = own.iter().map(|page| Offer {
            href: format!("{there}/new?outline={}", page.id),
            label: page.title.clone(),
            hint: "",
        });
        OutlinesPage { page: frame, t, usual: usual.collect(), own: own.collect(), above: there }
    }
}

/// What an outline is called.
pub fn outline_name(t: T, outline: Outline) -> &'static str {
    match outline {
        Outline::Handbook => t.outline_handbook(),
        Outline::Manual => t.outline_manual(),
        Outline::Minutes => t.outline_minutes(),
        Outline::Weekly => t.outline_weekly(),
        Outline::Handover => t.outline_handover(),
    }
}

fn outline_hint(t: T, outline: Outline) -> &'static str {
    match outline {
        Outline::Handbook => t.outline_handbook_hint(),
        Outline::Manual => t.outline_manual_hint(),
        Outline::Minutes => t.outline_minutes_hint(),
        Outline::Weekly => t.outline_weekly_hint(),
        Outline::Handover => t.outline_handover_hint(),
    }
}
