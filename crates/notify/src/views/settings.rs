//! The choice of what to hear of, ready to print.

use crate::model::{Days, QuietHours};
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
    /// Days of the week: number, name, whether the hours hold on it, and whether it is quiet as a whole.
    pub days: Vec<Day>,
}

/// A day of the week.
pub struct Day {
    pub number: String,
    pub label: &'static str,
    pub is_quiet: bool,
    pub is_whole: bool,
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
        let (some, whole) = quiet.map_or((Days::ALL, Days::default()), |quiet| (quiet.days, quiet.whole));
        let labels = [
            t.notice_monday(),
            t.notice_tuesday(),
            t.notice_wednesday(),
            t.notice_thursday(),
            t.notice_friday(),
            t.notice_saturday(),
            t.notice_sunday(),
        ];
        let day = |(number, label): (i32, &'static str)| Day {
            number: number.to_string(),
            label,
            is_quiet: some.has_number(number),
            is_whole: whole.has_number(number),
        };
        let days = (1..).zip(labels).map(day).collect();
        SettingsPage { page: cx.page(t.notice_settings()), t, kinds, from, to, days }
    }
}
