//! `/sign-out`: ends this session and clears what the browser keeps.

use super::without_session;
use crate::Error;
use crate::actions::{self, Why};
use crate::texts::T;
use actix_web::http::header::{HeaderName, HeaderValue};
use maru_kernel::{Cause, Id};
use maru_store::Db;
use maru_web::live::Hub;
use maru_web::{Answer, Cx, FlashKind, Route, Rule};
use std::time::Duration;

/// The longest pause before another try to write down that a session ended.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

pub(super) fn routes() -> Vec<Route> {
    vec![Route::post("/sign-out", Rule::Pending, create)]
}

/// The session ends here in any case. When that cannot be written down, as on a full disk, this process
/// remembers it until it can, and the page says so.
async fn create(cx: Cx) -> Answer {
    let (session, t) = (cx.session()?.id, T(cx.lang));
    let (kind, said) = match end(cx.db(), &cx.cause(), session).await {
        Ok(()) => (FlashKind::Ok, t.sign_in_signed_out()),
        Err(error) => {
            tracing::warn!(%error, "the end of a session is not written down yet");
            cx.front.hub.hold_ended(session);
            actix_web::rt::spawn(end_later(cx.db().clone(), cx.cause(), cx.front.hub.clone(), session));
            (FlashKind::Warn, t.sign_in_signed_out_unwritten())
        }
    };
    cx.front.hub.end_session(session);
    let mut answer = without_session(&cx, cx.see_other_with("/sign-in", kind, said)?)?;
    // Everything but cookies: the message just set should arrive (S-110).
    let cleared = HeaderValue::from_static("\"cache\", \"storage\"");
    answer.headers_mut().insert(HeaderName::from_static("clear-site-data"), cleared);
    Ok(answer)
}

async fn end(db: &Db, cause: &Cause, session: Id) -> Result<(), Error> {
    db.write(cause, move |tx| actions::end_session(tx, session, Why::SignedOut).map_err(Error::from)).await
}

async fn end_later(db: Db, cause: Cause, hub: Hub, session: Id) {
    let mut pause = Duration::from_millis(500);
    loop {
        tokio::time::sleep(pause).await;
        if end(&db, &cause, session).await.is_ok() {
            return hub.let_go_of(session);
        }
        pause = (pause * 2).min(LONGEST_PAUSE);
    }
}
