//! How browsers tell somebody of what is new.

use crate::model::Alerts;
use crate::texts::T;
use askama::Template;
use maru_web::Page;

/// The page.
#[derive(Template)]
#[template(path = "messenger/alerts.html")]
pub struct AlertsPage {
    /// The frame.
    pub page: Page,
    /// The texts.
    pub t: T,
    /// What was chosen.
    pub alerts: Alerts,
}
