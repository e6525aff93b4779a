//! `/me/password`: change one's own password, when it is kept here. Open to those who owe a new one.

use super::{html_with, with_session};
use crate::authenticator::{self, Owed};
use crate::store::credentials;
use crate::texts::T;
use crate::views::password::{MyPasswordPage, PasswordRules};
use crate::{Error, Parts, Refusal, actions};
use actix_web::HttpRequest;
use maru_kernel::Fault;
use maru_web::{Answer, Cx, Failure, FlashKind, Form, Route, Rule};
use serde::Deserialize;
use std::sync::Arc;

pub(super) const PATH: &str = "/me/password";

pub(super) fn routes(parts: &Arc<Parts>) -> Vec<Route> {
    let (a, b) = (Arc::clone(parts), Arc::clone(parts));
    vec![
        Route::get(PATH, Rule::Pending, move |cx: Cx, request: HttpRequest| {
            edit(cx, request, Arc::clone(&a))
        }),
        Route::post(PATH, Rule::Pending, move |cx: Cx, request: HttpRequest, form: Form<Change>| {
            update(cx, request, form, Arc::clone(&b))
        }),
    ]
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Change {
    #[serde(default)]
    present: String,
    #[serde(default)]
    new: String,
    #[serde(default)]
    again: String,
}

async fn edit(cx: Cx, request: HttpRequest, parts: Arc<Parts>) -> Answer {
    if owes_factor(&cx, &request, &parts).await? {
        return cx.see_other("/sign-in/second-factor?next=/me/password");
    }
    let page = page(&cx, String::new()).await?;
    cx.html(&page)
}

async fn update(cx: Cx, request: HttpRequest, form: Form<Change>, parts: Arc<Parts>) -> Answer {
    // A password alone may not change the password of somebody who has a second factor (S-118).
    if owes_factor(&cx, &request, &parts).await? {
        return cx.see_other("/sign-in/second-factor?next=/me/password");
    }
    let Form(Change { present, new, again }) = form;
    let changed = if new == again {
        actions::change_password(cx.db(), &cx.cause(), &parts, cx.session()?, &present, &new).await
    } else {
        Err(Refusal::Unlike.into())
    };
    match changed {
        Ok(opened) => {
            let answer = cx.see_other_with(PATH, FlashKind::Ok, T(cx.lang).my_password_changed())?;
            with_session(&cx, answer, opened.secret)
        }
        Err(error) => {
            let (text, status) = said(&cx, error)?;
            html_with(&cx, &page(&cx, text).await?, status)
        }
    }
}

/// What was wrong with a password, to be shown above the form; other failures are failures.
pub(super) fn said(cx: &Cx, error: Error) -> Result<(String, u16), Failure> {
    match error {
        Error::Weak(_) | Error::Refused(_) => Ok((error.text(cx.lang), error.code().status)),
        other => Err(other.into()),
    }
}

async fn owes_factor(cx: &Cx, request: &HttpRequest, parts: &Arc<Parts>) -> Result<bool, Failure> {
    if !cx.session()?.pending {
        return Ok(false);
    }
    Ok(owed(cx, request, parts).await? == Some(Owed::Factor))
}

/// What the session of this request still owes.
pub(super) async fn owed(
    cx: &Cx,
    request: &HttpRequest,
    parts: &Arc<Parts>,
) -> Result<Option<Owed>, Failure> {
    let secret = request.cookie(cx.front.session_cookie()).map(|c| c.value().to_owned()).unwrap_or_default();
    let (parts, address, now) = (Arc::clone(parts), cx.from.address, cx.now());
    cx.read(move |conn| {
        authenticator::owed_by(conn, &secret, address, now, &parts.options).map_err(Error::from)
    })
    .await
}

async fn page(cx: &Cx, error: String) -> Result<MyPasswordPage, Failure> {
    let (t, session) = (T(cx.lang), cx.session()?.clone());
    let person = session.viewer.id;
    let (kept, policy) = cx
        .read(move |conn| {
            let (policy, ..) = credentials::for_new_password(conn, person)?;
            Ok::<_, Error>((credentials::candidate_by_id(conn, person)?, policy))
        })
        .await?;
    let kept_here = kept.is_some_and(|k| k.hash.is_some());
    Ok(MyPasswordPage {
        intro: if kept_here { t.my_password_intro() } else { "" },
        kept_here,
        rules: PasswordRules::new(t, policy),
        overdue: session.pending,
        tabs: if session.pending { Vec::new() } else { super::me::tabs(t, PATH) },
        page: cx.page(t.my_password_title()),
        t,
        error,
    })
}
