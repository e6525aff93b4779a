//! `/sign-out`: ends this session and clears what the browser keeps.

use crate::Error;
use crate::actions::{self, Why};
use crate::texts::T;
use actix_web::cookie::Cookie;
use actix_web::cookie::time::Duration;
use actix_web::http::header::{HeaderName, HeaderValue};
use maru_web::{Answer, Cx, FlashKind, Route, Rule};

pub(super) fn routes() -> Vec<Route> {
    vec![Route::post("/sign-out", Rule::Pending, create)]
}

async fn create(cx: Cx) -> Answer {
    let session = cx.session()?.id;
    cx.write(move |tx| actions::end_session(tx, session, Why::SignedOut).map_err(Error::from)).await?;
    cx.front.hub.end_session(session);
    let mut answer = cx.see_other_with("/sign-in", FlashKind::Ok, T(cx.lang).sign_in_signed_out())?;
    forget(&cx, &mut answer)?;
    // Everything but cookies: the message just set should arrive (S-110).
    let cleared = HeaderValue::from_static("\"cache\", \"storage\"");
    answer.headers_mut().insert(HeaderName::from_static("clear-site-data"), cleared);
    Ok(answer)
}

/// Takes the session's cookie away.
pub(super) fn forget(cx: &Cx, answer: &mut actix_web::HttpResponse) -> Result<(), Error> {
    let mut gone: Cookie<'_> = cx.cookie(cx.front.session_cookie(), String::new());
    gone.set_max_age(Duration::ZERO);
    answer.add_cookie(&gone).map_err(|e| maru_store::StoreError::Failed(e.to_string()).into())
}
