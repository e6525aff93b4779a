//! The list of notices by day, ready to print.

use crate::actions::Shown;
use crate::model::Notice;
use crate::texts::T;
use askama::Template;
use maru_contract::{Card, Offers};
use maru_web::{Cx, Page};

/// The page.
#[derive(Template)]
#[template(path = "notify/notices.html")]
pub struct NoticesPage {
    pub page: Page,
    pub t: T,
    pub tabs: Vec<Tab>,
    pub days: Vec<Day>,
    /// The newest notice shown, to mark all as read up to it; empty when nothing is unread.
    pub up_to: String,
    pub next: String,
}

/// One of the two views.
pub struct Tab {
    pub href: &'static str,
    pub label: &'static str,
    pub current: bool,
}

/// What happened on one day.
pub struct Day {
    pub heading: String,
    pub rows: Vec<Row>,
}

/// One notice.
pub struct Row {
    pub href: String,
    pub icon: &'static str,
    pub what: &'static str,
    pub title: String,
    pub line: String,
    pub iso: String,
    pub time: String,
    pub unread: bool,
}

impl NoticesPage {
    /// The page for one part of the list.
    pub fn new(cx: &Cx, offers: &Offers, only_unread: bool, shown: Shown) -> NoticesPage {
        let t = T(cx.lang);
        let page = cx.page(t.notice_title());
        let newest = shown.rows.first().map(|(n, _)| n.id.to_string()).unwrap_or_default();
        let filter = if only_unread { "&filter=unread" } else { "" };
        let next = shown.next.map(|id| format!("/notices?after={id}{filter}")).unwrap_or_default();
        let mut days: Vec<Day> = Vec::new();
        for (notice, card) in shown.rows {
            let heading = maru_web::date(page.t, notice.at);
            let time = maru_web::time(notice.at);
            let what = offers.event_label(cx.lang, &notice.name).unwrap_or(t.notice_plain());
            let row = Row::new(t, what, &notice, card, time);
            match days.last_mut() {
                Some(day) if day.heading == heading => day.rows.push(row),
                _ => days.push(Day { heading, rows: vec![row] }),
            }
        }
        let any_unread = days.iter().flat_map(|d| &d.rows).any(|r| r.unread);
        let tabs = vec![
            Tab { href: "/notices", label: t.notice_all(), current: !only_unread },
            Tab { href: "/notices?filter=unread", label: t.notice_unread(), current: only_unread },
        ];
        NoticesPage { page, t, tabs, days, up_to: if any_unread { newest } else { String::new() }, next }
    }
}

impl Row {
    fn new(t: T, what: &'static str, notice: &Notice, card: Option<Card>, time: String) -> Row {
        let (title, line, icon) = match card {
            Some(card) => (card.title, card.line, card.icon),
            None => (t.notice_plain().to_owned(), String::new(), "bell"),
        };
        let (href, iso) = (format!("/notices/{}", notice.id), notice.at.to_string());
        Row { href, icon, what, title, line, iso, time, unread: !notice.read }
    }
}
