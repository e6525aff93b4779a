//! What a new page can begin with.

use super::eye::Eye;
use crate::access;
use crate::model::Outline;
use crate::store::page;
use crate::views::outlines::OutlinesPage;
use actix_web::HttpRequest;
use maru_web::Answer;

/// Templates of one's own offered at once.
const OFFERED: i64 = 100;

pub async fn list(eye: Eye, request: HttpRequest) -> Answer {
    let (id, t) = (eye.page(&request)?, eye.t());
    let own = eye
        .read(move |conn, keys, _| {
            access::place(page::seen(conn, keys, id)?)?;
            Ok(page::templates(conn, keys, OFFERED)?)
        })
        .await?;
    eye.cx.html(&OutlinesPage::new(eye.cx.page(t.wiki_outlines()), t, id, &Outline::ALL, &own))
}
