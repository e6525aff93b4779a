//! `GET /people/units/{id}` and `GET /people/posts/{id}`: the lasting addresses of units and posts, for documents
//! and notices.

use crate::Error;
use crate::behind;
use crate::store::{posts, units};
use crate::views::people::people_href;
use actix_web::HttpRequest;
use maru_web::{Answer, Cx, Route, Rule};

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get("/people/units/{id}", Rule::Colleague, show),
        Route::get("/people/posts/{id}", Rule::Colleague, post),
    ]
}

/// Sends on to the unit within the organisation.
async fn show(cx: Cx, request: HttpRequest) -> Answer {
    let id = cx.id_in(&request, "id")?;
    cx.read(move |conn| units::one(conn, id)?.ok_or(Error::Missing)).await?;
    cx.see_other(&people_href(Some(id), None, None))
}

/// Sends on to whoever holds the post now, within its unit; to the unit alone while nobody does.
async fn post(cx: Cx, request: HttpRequest) -> Answer {
    let (id, now) = (cx.id_in(&request, "id")?, cx.now());
    let (unit, holder) = cx
        .read(move |conn| {
            let post = posts::one(conn, id)?.ok_or(Error::Missing)?;
            let holder = behind::people(conn, &format!("post:{id}"), now, 1)?.pop();
            Ok::<_, Error>((post.unit, holder.map(|one| one.person)))
        })
        .await?;
    cx.see_other(&people_href(Some(unit), holder, None))
}
