//! `GET /people/units/{id}`: the lasting address of a unit, for documents and notices.

use crate::Error;
use crate::store::units;
use crate::views::people::people_href;
use actix_web::HttpRequest;
use maru_web::{Answer, Cx, Route, Rule};

pub(super) fn routes() -> Vec<Route> {
    vec![Route::get("/people/units/{id}", Rule::Colleague, show)]
}

/// Sends on to the unit within the organisation.
async fn show(cx: Cx, request: HttpRequest) -> Answer {
    let id = cx.id_in(&request, "id")?;
    cx.read(move |conn| units::one(conn, id)?.ok_or(Error::Missing)).await?;
    cx.see_other(&people_href(Some(id), None, None))
}
