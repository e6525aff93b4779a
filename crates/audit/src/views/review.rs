//! The monthly review as a page.

use super::Tab;
use crate::texts::T;
use askama::Template;
use maru_web::Page;

/// The review of a month.
#[derive(Template)]
#[template(path = "audit/review.html")]
pub struct ReviewPage {
    /// The frame.
    pub page: Page,
    /// The module's texts.
    pub t: T,
    /// Pages beside this one.
    pub tabs: Vec<Tab>,
    /// `2026-11`.
    pub month: String,
    /// The month as people read it.
    pub month_name: String,
    /// What stands out.
    pub findings: Vec<FindingLine>,
    /// Whether it can be signed now: the month is over and not signed.
    pub can_sign: bool,
    /// Signed reviews.
    pub past: Vec<PastReview>,
    /// What is wrong with the note.
    pub problem: String,
    /// The note already written.
    pub note: String,
}

/// One finding.
#[derive(Clone, Debug)]
pub struct FindingLine {
    /// What stands out.
    pub kind: &'static str,
    /// Whose doing.
    pub name: String,
    /// How often.
    pub times: String,
    /// Their records in that month.
    pub href: String,
}

/// A signed review.
#[derive(Clone, Debug)]
pub struct PastReview {
    /// The month.
    pub month: String,
    /// Who signed.
    pub name: String,
    /// When.
    pub time: String,
    /// How many findings.
    pub findings: i64,
    /// The note.
    pub note: String,
}
