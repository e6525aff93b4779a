//! `/sign-in`: name and password.

use super::{Next, html_with, refusal, with_session};
use crate::actions::{self, Why};
use crate::texts::T;
use crate::views::sign_in::SignInPage;
use crate::{Error, Parts};
use actix_web::HttpRequest;
use actix_web::web::Query;
use maru_web::{Answer, Cx, Form, Route, Rule, safe_path};
use serde::Deserialize;
use std::sync::Arc;

pub(super) fn routes(parts: &Arc<Parts>) -> Vec<Route> {
    let parts = Arc::clone(parts);
    vec![
        Route::get("/sign-in", Rule::Public, new),
        Route::post("/sign-in", Rule::Public, move |cx: Cx, form: Form<SignIn>| {
            create(cx, form, Arc::clone(&parts))
        }),
    ]
}

async fn new(cx: Cx, request: HttpRequest, next: Query<Next>) -> Answer {
    let next = safe_path(&next.next);
    if cx.session.as_ref().is_some_and(|s| !s.pending) {
        return cx.see_other(next);
    }
    // Whoever signs out takes the cookie along; one without a session was left by one that has ended.
    let was_here = cx.session.is_none() && request.cookie(cx.front.session_cookie()).is_some();
    cx.html(&SignInPage { was_here, ..page(&cx, "", next, "") })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SignIn {
    #[serde(default)]
    login: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    next: String,
}

async fn create(cx: Cx, form: Form<SignIn>, parts: Arc<Parts>) -> Answer {
    let Form(SignIn { login, password, next }) = form;
    let next = safe_path(&next);
    match actions::sign_in(cx.db(), &cx.cause(), &parts, &login, &password).await {
        Ok(opened) => {
            end_earlier(&cx).await?;
            with_session(&cx, cx.see_other(next)?, opened.secret)
        }
        Err(error) => {
            let refused = refusal(error)?;
            let login: String = login.chars().take(128).collect();
            html_with(&cx, &page(&cx, &login, next, refused.text(cx.lang)), refused.code().status)
        }
    }
}

/// The session this browser had before is of no more use (S-132).
async fn end_earlier(cx: &Cx) -> Result<(), maru_web::Failure> {
    if let Some(earlier) = cx.session.as_ref().map(|s| s.id) {
        cx.write(move |tx| actions::end_session(tx, earlier, Why::SignedOut).map_err(Error::from)).await?;
    }
    Ok(())
}

fn page(cx: &Cx, login: &str, next: &str, error: &'static str) -> SignInPage {
    let t = T(cx.lang);
    let (login, next, was_here) = (login.to_owned(), next.to_owned(), false);
    SignInPage { page: cx.page(t.sign_in_title()), t, login, next, error, was_here }
}
