//! What the agency decides for all rooms, ready to print.

use crate::model::Policy;
use crate::texts::T;
use askama::Template;
use maru_web::Page;

/// The page.
#[derive(Template)]
#[template(path = "messenger/policy.html")]
pub struct PolicyPage {
    /// The frame.
    pub page: Page,
    /// The texts.
    pub t: T,
    /// What stands in the fields.
    pub typed: Typed,
}

/// What stands in the fields.
pub struct Typed {
    /// Minutes to recall; empty for without end.
    pub recall: String,
    /// Minutes to edit; empty for without end.
    pub edit: String,
    /// Members from which on only managers call everybody.
    pub call_all: String,
    /// Whether nothing is forwarded.
    pub confined: bool,
    /// What was wrong; may be empty.
    pub problem: String,
}

impl Typed {
    /// What holds now.
    pub fn of(policy: &Policy) -> Typed {
        let minutes =
            |time: Option<jiff::SignedDuration>| time.map(|t| t.as_mins().to_string()).unwrap_or_default();
        Typed {
            recall: minutes(policy.recall),
            edit: minutes(policy.edit),
            call_all: policy.call_all.to_string(),
            confined: policy.confined,
            problem: String::new(),
        }
    }
}

impl PolicyPage {
    /// The page.
    pub fn new(page: Page, t: T, typed: Typed) -> PolicyPage {
        PolicyPage { page, t, typed }
    }
}
