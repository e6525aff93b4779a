//! `/sign-in/second-factor`: the code after the password.

use super::{Next, html_with, my_password, with_session};
use crate::actions;
use crate::authenticator::Owed;
use crate::store::second_factors;
use crate::texts::T;
use crate::views::sign_in::FactorPage;
use crate::{Error, Parts, Refusal};
use actix_web::HttpRequest;
use actix_web::web::Query;
use maru_web::{Answer, Cx, Form, Route, Rule, safe_path};
use serde::Deserialize;
use std::sync::Arc;

const PATH: &str = "/sign-in/second-factor";

pub(super) fn routes(parts: &Arc<Parts>) -> Vec<Route> {
    let (a, b) = (Arc::clone(parts), Arc::clone(parts));
    vec![
        Route::get(PATH, Rule::Pending, move |cx: Cx, request: HttpRequest, next: Query<Next>| {
            new(cx, request, next, Arc::clone(&a))
        }),
        Route::post(PATH, Rule::Pending, move |cx: Cx, form: Form<Code>| create(cx, form, Arc::clone(&b))),
    ]
}

async fn new(cx: Cx, request: HttpRequest, next: Query<Next>, parts: Arc<Parts>) -> Answer {
    let next = safe_path(&next.next);
    let session = cx.session()?.clone();
    if !session.pending {
        return cx.see_other(next);
    }
    if my_password::owed(&cx, &request, &parts).await? == Some(Owed::Password) {
        return cx.see_other(my_password::PATH);
    }
    let factor =
        cx.read(move |conn| second_factors::of_person(conn, session.viewer.id).map_err(Error::from)).await?;
    if factor.is_none_or(|f| !f.confirmed) {
        return cx.see_other("/me/second-factor");
    }
    cx.html(&page(&cx, next, ""))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Code {
    #[serde(default)]
    code: String,
    #[serde(default)]
    next: String,
}

async fn create(cx: Cx, form: Form<Code>, parts: Arc<Parts>) -> Answer {
    let Form(Code { code, next }) = form;
    let (session, options) = (cx.session()?.clone(), parts.options.clone());
    let proven =
        cx.write(move |tx| actions::prove_factor(tx, &options, session.viewer.id, session.id, &code)).await?;
    match proven {
        Some(secret) => with_session(&cx, cx.see_other(safe_path(&next))?, secret),
        None => {
            let text = Refusal::Code.text(cx.lang);
            html_with(&cx, &page(&cx, safe_path(&next), text), Refusal::Code.code().status)
        }
    }
}

fn page(cx: &Cx, next: &str, error: &'static str) -> FactorPage {
    let t = T(cx.lang);
    FactorPage { page: cx.page(t.sign_in_factor_title()), t, next: next.to_owned(), error }
}
