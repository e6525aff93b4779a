//! `GET /help`: the guides that are there for whoever asks.

use crate::access;
use crate::model::Shelf;
use crate::texts::T;
use crate::views::{GuidesPage, ShelfView};
use maru_web::{Answer, Cx};

pub async fn list(cx: Cx) -> Answer {
    let (t, viewer) = (T(cx.lang), cx.viewer()?);
    let open = Shelf::ALL.into_iter().filter(|shelf| access::may_read(viewer, *shelf));
    let shelves = open.map(|shelf| ShelfView::new(t, shelf)).collect();
    cx.html(&GuidesPage { page: cx.page(t.guides_title()), t, shelves })
}
