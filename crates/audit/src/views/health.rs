//! The condition of the house as a page.

use super::Tab;
use crate::texts::T;
use askama::Template;
use maru_contract::Condition;
use maru_web::Page;

/// Everything that is watched.
#[derive(Template)]
#[template(path = "audit/health.html")]
pub struct HealthPage {
    /// The frame.
    pub page: Page,
    /// The module's texts.
    pub t: T,
    /// Pages beside this one.
    pub tabs: Vec<Tab>,
    /// What is watched, the worst first.
    pub services: Vec<Service>,
    /// When it was looked at.
    pub time: String,
}

/// One thing that is watched.
#[derive(Clone, Debug)]
pub struct Service {
    /// What it is called.
    pub label: &'static str,
    /// The colour of its state.
    pub tone: &'static str,
    /// Its state in a word.
    pub state: &'static str,
    /// The figure that matters.
    pub text: String,
}

impl Service {
    /// One thing in this condition.
    pub fn new(t: T, label: &'static str, condition: Condition, text: String) -> Service {
        let (tone, state) = match condition {
            Condition::Good => ("green", t.health_good()),
            Condition::Watch => ("amber", t.health_watch()),
            Condition::Bad => ("red", t.health_bad()),
        };
        Service { label, tone, state, text }
    }
}
