//! `/password/{token}`: set a password by the one-time address made for it, before one can sign in.

use super::my_password::said;
use super::{html_with, without_session};
use crate::store::credentials;
use crate::texts::T;
use crate::views::password::{PasswordRules, SetPasswordPage};
use crate::{Error, Parts, Refusal, actions};
use actix_web::HttpRequest;
use maru_web::{Answer, Cx, Failure, FlashKind, Form, Route, Rule};
use serde::Deserialize;
use std::sync::Arc;

const PATH: &str = "/password/{token}";

pub(super) fn routes(parts: &Arc<Parts>) -> Vec<Route> {
    let parts = Arc::clone(parts);
    vec![
        Route::get(PATH, Rule::Public, edit),
        Route::post(PATH, Rule::Public, move |cx: Cx, request: HttpRequest, form: Form<New>| {
            update(cx, request, form, Arc::clone(&parts))
        }),
    ]
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct New {
    #[serde(default)]
    new: String,
    #[serde(default)]
    again: String,
}

fn token_of(request: &HttpRequest) -> String {
    request.match_info().get("token").unwrap_or_default().to_owned()
}

async fn edit(cx: Cx, request: HttpRequest) -> Answer {
    let page = page(&cx, token_of(&request), String::new()).await?;
    cx.html(&page)
}

async fn update(cx: Cx, request: HttpRequest, form: Form<New>, parts: Arc<Parts>) -> Answer {
    let (token, Form(New { new, again })) = (token_of(&request), form);
    let set = if new == again {
        actions::set_password_by_token(cx.db(), &cx.cause(), &parts, &token, &new).await
    } else {
        Err(Refusal::Unlike.into())
    };
    match set {
        Ok(()) => {
            let answer = cx.see_other_with("/sign-in", FlashKind::Ok, T(cx.lang).new_password_done())?;
            without_session(&cx, answer)
        }
        Err(Error::Refused(Refusal::Token)) => Err(Error::from(Refusal::Token).into()),
        Err(error) => {
            let (text, status) = said(&cx, error)?;
            html_with(&cx, &page(&cx, token, text).await?, status)
        }
    }
}

async fn page(cx: &Cx, token: String, error: String) -> Result<SetPasswordPage, Failure> {
    let t = T(cx.lang);
    let person = actions::whose_password(cx.db(), &token).await?;
    let (kept, policy) = cx
        .read(move |conn| {
            let (policy, ..) = credentials::for_new_password(conn, person)?;
            Ok::<_, Error>((credentials::candidate_by_id(conn, person)?, policy))
        })
        .await?;
    Ok(SetPasswordPage {
        name: kept.map(|k| k.name).unwrap_or_default(),
        rules: PasswordRules::new(t, policy),
        page: cx.page(t.new_password_title()),
        t,
        token,
        error,
    })
}
