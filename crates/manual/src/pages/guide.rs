//! `GET /help/{guide}`: one guide.

use crate::access;
use crate::model::{Guide, render};
use crate::texts::T;
use crate::views::GuidePage;
use actix_web::web::Path;
use maru_web::{Answer, Cx, WebFault};

pub async fn show(cx: Cx, name: Path<String>) -> Answer {
    let viewer = cx.viewer()?;
    let guide = Guide::named(&name).filter(|guide| access::may_read(viewer, guide.shelf));
    let guide = guide.ok_or(WebFault::NotFound)?;
    let rendered = render(guide, |to| format!("/help/{}", to.name));
    cx.html(&GuidePage {
        page: cx.page(guide.title()),
        t: T(cx.lang),
        lang: guide.lang.tag(),
        title: guide.title(),
        headings: rendered.headings,
        html: rendered.html,
    })
}
