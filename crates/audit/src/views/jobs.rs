//! The job queue as a page.

use super::Tab;
use crate::texts::T;
use askama::Template;
use maru_web::Page;

/// Figures of the queue and the jobs that failed too often.
#[derive(Template)]
#[template(path = "audit/jobs.html")]
pub struct JobsPage {
    /// The frame.
    pub page: Page,
    /// The module's texts.
    pub t: T,
    /// Pages beside this one.
    pub tabs: Vec<Tab>,
    /// Jobs waiting.
    pub waiting: i64,
    /// Jobs that failed too often.
    pub dead: i64,
    /// Since when the oldest waits.
    pub oldest: String,
    /// The failed ones.
    pub lines: Vec<DeadLine>,
    /// Jobs that come by themselves, and how often.
    pub regular: Vec<(&'static str, String)>,
}

/// A job that failed too often.
#[derive(Clone, Debug)]
pub struct DeadLine {
    /// Where it is tried again.
    pub action: String,
    /// Its kind.
    pub kind: String,
    /// What it was about.
    pub payload: String,
    /// How often it was tried.
    pub attempts: i32,
    /// What went wrong last.
    pub error: String,
    /// When it was last due.
    pub time: String,
}
