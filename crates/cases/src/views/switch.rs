//! The switch.

use crate::model::Switch;
use crate::pages::Names;
use crate::texts::T;
use askama::Template;
use maru_kernel::visible;
use maru_web::{Cx, Page, date_time};

/// The page.
#[derive(Template)]
#[template(path = "cases/switch.html")]
pub struct SwitchPage {
    pub page: Page,
    pub t: T,
    pub is_on: bool,
    pub state: String,
    pub waiting: Option<Waiting>,
}

/// What waits for the other of the two.
pub struct Waiting {
    pub id: String,
    pub what: &'static str,
    pub line: String,
    pub reason: String,
    pub may_confirm: bool,
}

impl SwitchPage {
    /// The page.
    pub fn new(cx: &Cx, switch: &Switch, names: &Names, may_confirm: bool) -> SwitchPage {
        let (t, page) = (T(cx.lang), cx.page(T(cx.lang).switch_title()));
        let state = match switch.on_since {
            Some(at) => t.switch_now_on(date_time(page.t, at)),
            None => t.switch_now_off().to_owned(),
        };
        let waiting = switch.waiting.as_ref().map(|waiting| Waiting {
            id: waiting.id.to_string(),
            what: if waiting.on { t.switch_wanted_on() } else { t.switch_wanted_off() },
            line: t.switch_wanted_line(names.full(t, waiting.asked.by), date_time(page.t, waiting.asked.at)),
            reason: visible(&waiting.reason),
            may_confirm,
        });
        SwitchPage { is_on: switch.on_since.is_some(), state, waiting, t, page }
    }
}
