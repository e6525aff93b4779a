//! The pages of this module, one resource to a file.

mod admin;
mod card;
mod locks;
mod me;
mod my_password;
mod my_second_factor;
mod my_sessions;
mod password;
mod people;
mod person;
mod person_sessions;
mod photo;
mod plan_file;
mod policies;
mod preferences;
mod proof;
mod requests;
mod rights;
mod roles;
mod run;
mod second_factor;
mod sign_in;
mod sign_out;
mod source;
mod source_step;
mod unit;
mod welcome;

pub(crate) use requests::told as request_sentence;
pub(crate) use roles::{holder_words, role_name};

use crate::{Error, Parts, Refusal};
use actix_web::HttpResponse;
use actix_web::cookie::time::Duration;
use actix_web::http::StatusCode;
use askama::Template;
use maru_web::{Answer, Cx, Failure, Route};
use serde::Deserialize;
use std::sync::Arc;

/// All pages.
pub(crate) fn routes(parts: &Arc<Parts>) -> Vec<Route> {
    [
        sign_in::routes(parts),
        sign_out::routes(),
        second_factor::routes(parts),
        proof::routes(parts),
        me::routes(),
        my_sessions::routes(),
        my_password::routes(parts),
        my_second_factor::routes(parts),
        preferences::routes(),
        admin::routes(parts),
        roles::routes(parts),
        rights::routes(parts),
        requests::routes(parts),
        policies::routes(parts),
        locks::routes(parts),
        person_sessions::routes(),
        welcome::routes(parts),
        password::routes(parts),
        people::routes(),
        person::routes(),
        photo::routes(),
        unit::routes(),
        source::routes(parts),
        source_step::routes(parts),
        run::routes(parts),
        plan_file::routes(parts),
    ]
    .concat()
    .into_iter()
    .map(|route| if is_needed(route.path) { route.even_when_full() } else { route })
    .collect()
}

/// Coming and going, taking rights away, and decisions that others wait for are possible even when new work
/// is refused for want of room (S-9).
fn is_needed(path: &str) -> bool {
    const NEEDED: [&str; 8] = [
        "/sign-in",
        "/sign-out",
        "/welcome",
        "/me/sessions",
        "/me/second-factor",
        "/admin/requests",
        "/admin/people",
        "/admin/directory/runs",
    ];
    NEEDED.iter().any(|prefix| path.starts_with(prefix))
}

/// A page that tells what was wrong with the form before it.
fn html_with(cx: &Cx, template: &impl Template, status: u16) -> Answer {
    let mut answer = cx.html(template)?;
    *answer.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
    Ok(answer)
}

/// A refusal is shown where the form was; anything else is a failure.
fn refusal(error: Error) -> Result<Refusal, Failure> {
    match error {
        Error::Refused(refusal) => Ok(refusal),
        other => Err(other.into()),
    }
}

/// Where a form leads back to.
#[derive(Deserialize)]
struct Next {
    #[serde(default)]
    next: String,
}

/// Adds the session's new secret to an answer.
fn with_session(cx: &Cx, mut answer: HttpResponse, secret: String) -> Answer {
    let cookie = cx.cookie(cx.front.session_cookie(), secret);
    answer.add_cookie(&cookie).map_err(|e| maru_store::StoreError::Failed(e.to_string()))?;
    Ok(answer)
}

/// Takes the session's cookie away.
fn without_session(cx: &Cx, mut answer: HttpResponse) -> Answer {
    let mut gone = cx.cookie(cx.front.session_cookie(), String::new());
    gone.set_max_age(Duration::ZERO);
    answer.add_cookie(&gone).map_err(|e| maru_store::StoreError::Failed(e.to_string()))?;
    Ok(answer)
}
