//! `GET /help/keys`: the keyboard shortcuts, where no script opens them as a dialog.

use crate::texts::T;
use crate::views::KeysPage;
use maru_web::{Answer, Cx};

pub async fn show(cx: Cx) -> Answer {
    cx.html(&KeysPage { page: cx.page(T(cx.lang).home_keys()) })
}
