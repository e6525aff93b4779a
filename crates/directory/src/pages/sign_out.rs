//! `/sign-out`: ends this session and clears what the browser keeps.

use super::without_session;
use crate::Error;
use crate::actions::{self, Why};
use crate::texts::T;
use actix_web::http::header::{HeaderName, HeaderValue};
use maru_web::{Answer, Cx, FlashKind, Route, Rule};

pub(super) fn routes() -> Vec<Route> {
    vec![Route::post("/sign-out", Rule::Pending, create)]
}

async fn create(cx: Cx) -> Answer {
    let session = cx.session()?.id;
    cx.write(move |tx| actions::end_session(tx, session, Why::SignedOut).map_err(Error::from)).await?;
    cx.front.hub.end_session(session);
    let answer = cx.see_other_with("/sign-in", FlashKind::Ok, T(cx.lang).sign_in_signed_out())?;
    let mut answer = without_session(&cx, answer)?;
    // Everything but cookies: the message just set should arrive (S-110).
    let cleared = HeaderValue::from_static("\"cache\", \"storage\"");
    answer.headers_mut().insert(HeaderName::from_static("clear-site-data"), cleared);
    Ok(answer)
}
