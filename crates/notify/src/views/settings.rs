//! The choice of what to hear of, ready to print.

use crate::model::QuietHours;
use crate::texts::T;
use askama::Template;
use maru_contract::Offers;
use maru_web::{Cx, Page};
use std::collections::BTreeSet;

/// The page.
#[derive(Template)]
#[template(path = "notify/settings.html")]
pub struct SettingsPage {
    pub page: Page,
    pub t: T,
    pub kinds: Vec<Kind>,
    pub from: String,
    pub to: String,
}

/// A kind of event.
pub struct Kind {
    pub name: String,
    pub label: String,
    pub wanted: bool,
}

impl SettingsPage {
    /// The page with what was chosen before.
    pub fn new(
        cx: &Cx,
        offers: &Offers,
        kinds: &[String],
        muted: &BTreeSet<String>,
        quiet: Option<QuietHours>,
    ) -> SettingsPage {
        let t = T(cx.lang);
        let kind = |name: &String| Kind {
            label: offers.event_label(cx.lang, name).map_or_else(|| name.clone(), str::to_owned),
            wanted: !muted.contains(name),
            name: name.clone(),
        };
        let (from, to) = quiet.map(QuietHours::texts).unwrap_or_default();
        let kinds = kinds.iter().map(kind).collect();
        SettingsPage { page: cx.page(t.notice_settings()), t, kinds, from, to }
    }
}
