//! Labels, ready to print.

use super::Link;
use crate::model::Page;
use crate::texts::T;
use askama::Template;
use maru_web::Page as Frame;

/// A label with how many pages it has.
pub struct LabelRow {
    /// Where its pages are.
    pub href: String,
    /// The label.
    pub label: String,
    /// How many pages.
    pub count: i64,
}

impl LabelRow {
    fn new((label, count): (String, i64)) -> LabelRow {
        LabelRow { href: label_href(&label), label, count }
    }
}

/// Where the pages of a label are.
pub fn label_href(label: &str) -> String {
    let encoded: String = label.bytes().map(|byte| format!("%{byte:02X}")).collect();
    format!("/wiki/labels/{encoded}")
}

/// All labels.
#[derive(Template)]
#[template(path = "wiki/labels.html")]
pub struct LabelsPage {
    /// The frame.
    pub page: Frame,
    /// The texts.
    pub t: T,
    /// The labels.
    pub labels: Vec<LabelRow>,
}

impl LabelsPage {
    /// The page.
    pub fn new(frame: Frame, t: T, counts: Vec<(String, i64)>) -> LabelsPage {
        LabelsPage { page: frame, t, labels: counts.into_iter().map(LabelRow::new).collect() }
    }
}

/// The pages of a label.
#[derive(Template)]
#[template(path = "wiki/label.html")]
pub struct LabelPage {
    /// The frame.
    pub page: Frame,
    /// The texts.
    pub t: T,
    /// The pages.
    pub pages: Vec<Link>,
}

impl LabelPage {
    /// The page.
    pub fn new(frame: Frame, t: T, pages: &[Page]) -> LabelPage {
        LabelPage { page: frame, t, pages: pages.iter().map(Link::to).collect() }
    }
}

/// The form with the labels of a page.
#[derive(Template)]
#[template(path = "wiki/page_labels.html")]
pub struct PageLabelsPage {
    /// The frame.
    pub page: Frame,
    /// The texts.
    pub t: T,
    /// The page's address.
    pub here: String,
    /// Its labels, between commas.
    pub typed: String,
    /// What is wrong with them; may be empty.
    pub problem: String,
    /// Labels that others used.
    pub known: Vec<LabelRow>,
}

impl PageLabelsPage {
    /// The page.
    pub fn new(
        frame: Frame,
        t: T,
        page: &Page,
        (typed, problem): (String, String),
        known: Vec<(String, i64)>,
    ) -> PageLabelsPage {
        PageLabelsPage {
            page: frame,
            t,
            here: format!("/wiki/pages/{}", page.id),
            typed,
            problem,
            known: known.into_iter().map(LabelRow::new).collect(),
        }
    }
}
