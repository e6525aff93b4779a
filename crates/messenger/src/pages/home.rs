//! `GET /messenger`: all rooms one is in.

use super::eye::{Eye, listed, named, people};
use crate::views::home::HomePage;
use crate::views::list::{List, Only, RoomsOnly, Wish};
use actix_web::{HttpRequest, web};
use maru_web::{Answer, Failure};
use serde::Deserialize;

/// Rooms of one list.
const MOST: i64 = 500;
/// Letters that are looked for.
const LONGEST: usize = 60;

/// Which rooms are asked for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    only: String,
    #[serde(default)]
    q: String,
    #[serde(default)]
    open: String,
}

pub async fn show(eye: Eye, request: HttpRequest) -> Answer {
    let (t, list) = (eye.t(), list(&eye, &request, MOST).await?);
    let page = eye.cx.page(t.messenger_title());
    eye.cx.html(&HomePage { page, t, list })
}

/// `GET /messenger/list`: the rooms alone, for a page that shows them already.
pub async fn rooms(eye: Eye, request: HttpRequest) -> Answer {
    let (t, list) = (eye.t(), list(&eye, &request, MOST).await?);
    eye.cx.html(&RoomsOnly { page: eye.cx.page(""), t, list })
}

async fn list(eye: &Eye, request: &HttpRequest, most: i64) -> Result<List, Failure> {
    let asked = web::Query::<Asked>::from_query(request.query_string());
    let asked = asked.map(web::Query::into_inner).unwrap_or_default();
    let (t, lang, now, web) = (eye.t(), eye.cx.lang, eye.cx.now(), eye.cx.page("").t);
    eye.read(move |conn, viewer, desk| {
        let open = asked.open.parse().ok();
        // Beside a talk as many as there were.
        let rooms = listed(conn, viewer, open.is_none().then_some(most))?;
        let people = people(conn, desk, (viewer, lang), named(&rooms), &rooms)?;
        let wish = Wish {
            only: Only::from_name(&asked.only),
            query: asked.q.chars().take(LONGEST).collect(),
            open,
            is_guest: viewer.guest,
        };
        Ok(List::new(t, web, &rooms, &people, viewer.id, &wish, now))
    })
    .await
}
