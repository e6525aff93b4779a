//! `/cases`: what everybody may know of cases, and what subjects are told of theirs.

use crate::access;
use crate::error::Error;
use crate::store::{case, export, reading, switch, tally};
use crate::views::{OpenPage, ToldPage};
use actix_web::HttpRequest;
use maru_web::{Answer, Cx};

/// Cases of one person that are listed.
const MOST: i64 = 50;

pub async fn show(cx: Cx) -> Answer {
    let (now, viewer) = (cx.now(), cx.viewer()?.clone());
    let (state, counts, mine) = cx
        .read(move |conn| {
            let mine = case::told(conn, viewer.id, MOST, now)?;
            let heard: Vec<_> =
                mine.into_iter().filter_map(|case| access::hear(&viewer, Some(case)).ok()).collect();
            Ok::<_, Error>((switch::read(conn, now)?, tally::all(conn, now)?, heard))
        })
        .await?;
    cx.html(&OpenPage::new(&cx, &state, &counts, &mine))
}

pub async fn told(cx: Cx, request: HttpRequest) -> Answer {
    let (id, now, viewer) = (cx.id_in(&request, "id")?, cx.now(), cx.viewer()?.clone());
    let (heard, read, copies) = cx
        .read(move |conn| {
            let heard = access::hear(&viewer, case::find(conn, id, now)?)?;
            Ok::<_, Error>((heard, reading::count(conn, id)?, export::copies(conn, id)?))
        })
        .await?;
    cx.html(&ToldPage::new(&cx, &heard, read, copies))
}
