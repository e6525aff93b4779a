//! `/sign-in/again`: the password once more, before something that matters (S-119).

use super::{Next, html_with, refusal, with_session};
use crate::texts::T;
use crate::views::sign_in::AgainPage;
use crate::{Parts, actions};
use actix_web::web::Query;
use maru_web::{Answer, Cx, Form, Route, Rule, safe_path};
use serde::Deserialize;
use std::sync::Arc;

const PATH: &str = "/sign-in/again";

pub(super) fn routes(parts: &Arc<Parts>) -> Vec<Route> {
    let parts = Arc::clone(parts);
    vec![
        Route::get(PATH, Rule::SignedIn, new),
        Route::post(PATH, Rule::SignedIn, move |cx: Cx, form: Form<Again>| {
            create(cx, form, Arc::clone(&parts))
        }),
    ]
}

async fn new(cx: Cx, next: Query<Next>) -> Answer {
    let page = page(&cx, safe_path(&next.next), "")?;
    cx.html(&page)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Again {
    #[serde(default)]
    password: String,
    #[serde(default)]
    next: String,
}

async fn create(cx: Cx, form: Form<Again>, parts: Arc<Parts>) -> Answer {
    let Form(Again { password, next }) = form;
    let next = safe_path(&next);
    match actions::prove_again(cx.db(), &cx.cause(), &parts, cx.session()?, &password).await {
        Ok(opened) => with_session(&cx, cx.see_other(next)?, opened.secret),
        Err(error) => {
            let refused = refusal(error)?;
            html_with(&cx, &page(&cx, next, refused.text(cx.lang))?, refused.code().status)
        }
    }
}

fn page(cx: &Cx, next: &str, error: &'static str) -> Result<AgainPage, maru_web::Failure> {
    let t = T(cx.lang);
    let name = cx.viewer()?.name.clone();
    Ok(AgainPage { page: cx.page(t.sign_in_again_title()), t, name, next: next.to_owned(), error })
}
